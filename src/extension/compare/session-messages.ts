import type { Estimate } from "../../core/types.ts";

const percent = (share: number) => `${Math.round(100 * share)} %`;

/** "5 s", "4 min", "1 h 20 min": as exact as an estimate is. */
function duration(seconds: number): string {
  if (seconds < 2) return `${Math.max(0.1, seconds).toFixed(1)} s`;
  if (seconds < 90) return `${seconds < 10 ? Math.round(seconds) : 5 * Math.round(seconds / 5)} s`;
  const minutes = Math.round(seconds / 60);
  if (minutes < 60) return `${minutes} min`;
  return `${Math.floor(minutes / 60)} h ${minutes % 60} min`;
}

/** What a person reads of their session. */
export const sessionMessages = {
  pace: (seconds: number) => `About ${duration(seconds)} a choice`,
  paceAndLeft: (seconds: number, left: number) => `About ${duration(seconds)} a choice, about ${duration(left)} left`,
  consistency: (repeats: number, same: number, { low, high }: Estimate) =>
    repeats === 1
      ? `Asked again about one pair, you said ${same === 1 ? "the same" : "something else"}.`
      : `Asked again about ${repeats} pairs, you said the same of ${same} (90 % interval ${percent(low)} to ${percent(high)}).`,
  orderDoesNotShow: (first: number, shown: number, { low, high }: Estimate) =>
    `The response shown first won ${first} of ${shown} choices (90 % interval ${percent(low)} to ${percent(high)}): no sign that the place matters to you.`,
  orderMatters: (first: number, shown: number, { low, high }: Estimate) =>
    `The response shown first won ${first} of ${shown} choices (90 % interval ${percent(low)} to ${percent(high)}), which chance alone rarely gives: the place seems to matter to you. Read both before you choose.`,
  takeABreak: () => "You are slower than you were, and say less often the same of a pair as before. A break may help.",
};
