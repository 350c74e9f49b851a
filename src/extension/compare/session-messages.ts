import { l10n } from "vscode";
import type { Estimate } from "../../core/types.ts";

const percent = (share: number) => `${Math.round(100 * share)} %`;

/** "5 s", "4 min", "1 h 20 min": as exact as an estimate is. */
function duration(seconds: number): string {
  if (seconds < 2) return l10n.t("{0} s", Math.max(0.1, seconds).toFixed(1));
  if (seconds < 90) return l10n.t("{0} s", seconds < 10 ? Math.round(seconds) : 5 * Math.round(seconds / 5));
  const minutes = Math.round(seconds / 60);
  if (minutes < 60) return l10n.t("{0} min", minutes);
  return l10n.t("{0} h {1} min", Math.floor(minutes / 60), minutes % 60);
}

/** What a person is told of their session. */
export const sessionMessages = {
  pace: (seconds: number) => l10n.t("About {0} a choice", duration(seconds)),
  paceAndLeft: (seconds: number, left: number) =>
    l10n.t("About {0} a choice, about {1} left", duration(seconds), duration(left)),
  consistency: (repeats: number, same: number, { low, high }: Estimate) =>
    repeats === 1
      ? l10n.t("Asked again about one pair, you said {0}.", same === 1 ? l10n.t("the same") : l10n.t("something else"))
      : l10n.t(
          "Asked again about {0} pairs, you said the same of {1} (90 % interval {2} to {3}).",
          repeats,
          same,
          percent(low),
          percent(high),
        ),
  orderDoesNotShow: (first: number, shown: number, { low, high }: Estimate) =>
    l10n.t(
      "The response shown first won {0} of {1} choices (90 % interval {2} to {3}): no sign that the place matters to you.",
      first,
      shown,
      percent(low),
      percent(high),
    ),
  orderMatters: (first: number, shown: number, { low, high }: Estimate) =>
    l10n.t(
      "The response shown first won {0} of {1} choices (90 % interval {2} to {3}), which chance alone rarely gives: the place seems to matter to you. Read both before you choose.",
      first,
      shown,
      percent(low),
      percent(high),
    ),
  takeABreak: () =>
    l10n.t("You are slower than you were, and say less often the same of a pair as before. A break may help."),
};
