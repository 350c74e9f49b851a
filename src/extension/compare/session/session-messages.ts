import type { Estimate } from "../../../core/types.ts";
import { duration, percent } from "../../../report/format.ts";

/** What the session line says. */
export const sessionMessages = {
  pace: (seconds: number) => `About ${duration(seconds)} per choice`,
  paceAndLeft: (seconds: number, left: number) => `About ${duration(seconds)} per choice, about ${duration(left)} left`,
  consistency: (repeats: number, same: number, { low, high }: Estimate) =>
    `Asked again about ${repeats} pairs, you said the same of ${same} (90% range ${percent(low)} to ${percent(high)}).`,
  orderDoesNotShow: (first: number, shown: number, { low, high }: Estimate) =>
    `The response shown first won ${first} of ${shown} choices (90% range ${percent(low)} to ${percent(high)}): no sign that the order influences you.`,
  orderMatters: (first: number, shown: number, { low, high }: Estimate) =>
    `The response shown first won ${first} of ${shown} choices (90% range ${percent(low)} to ${percent(high)}), which rarely happens by chance. The order may influence you. Read both before you choose.`,
  takeABreak: () => "You are slower and less consistent than before. A break may help.",
};
