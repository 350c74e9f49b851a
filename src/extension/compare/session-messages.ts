import { l10n } from "vscode";
import type { Estimate } from "../../core/types.ts";
import { duration, percent } from "../../report/format.ts";

/** What the session line says. */
export const sessionMessages = {
  pace: (seconds: number) => l10n.t("About {0} per choice", duration(seconds)),
  paceAndLeft: (seconds: number, left: number) =>
    l10n.t("About {0} per choice, about {1} left", duration(seconds), duration(left)),
  consistency: (repeats: number, same: number, { low, high }: Estimate) =>
    repeats === 1
      ? l10n.t("Asked again about one pair, you said {0}.", same === 1 ? l10n.t("the same") : l10n.t("something else"))
      : l10n.t(
          "Asked again about {0} pairs, you said the same of {1} (90% range {2} to {3}).",
          repeats,
          same,
          percent(low),
          percent(high),
        ),
  orderDoesNotShow: (first: number, shown: number, { low, high }: Estimate) =>
    l10n.t(
      "The response shown first won {0} of {1} choices (90% range {2} to {3}): no sign that the order influences you.",
      first,
      shown,
      percent(low),
      percent(high),
    ),
  orderMatters: (first: number, shown: number, { low, high }: Estimate) =>
    l10n.t(
      "The response shown first won {0} of {1} choices (90% range {2} to {3}), which rarely happens by chance. The order may influence you. Read both before you choose.",
      first,
      shown,
      percent(low),
      percent(high),
    ),
  takeABreak: () => l10n.t("You are slower and less consistent than before. A break may help."),
};
