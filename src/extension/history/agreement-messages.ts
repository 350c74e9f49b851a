import { l10n } from "vscode";

/** What the agreement report says. */
export const agreementMessages = {
  title: () => l10n.t("Agreement"),
  nobody: () => l10n.t("There are no choices yet. **Reward Lens: Compare Responses** makes the first."),
  oneName: (name: string) =>
    l10n.t(
      "All choices are by {0}. When somebody else judges the same pairs, this page shows how much you agree. Merge their preference log into yours, or let them choose in this folder under their own name (setting rewardLens.annotator, else git's user.name).",
      name,
    ),
  noCommonPairs: (people: number) =>
    l10n.t("{0} people chose, but no pair was judged by two of them. Let them judge some of the same pairs.", people),
  annotator: () => l10n.t("Annotator"),
  answers: () => l10n.t("Answers"),
  shared: () => l10n.t("On pairs that others judged too"),
  figure: () => l10n.t("Krippendorff's alpha"),
  value: () => l10n.t("Value"),
  pairs: () => l10n.t("Pairs that several people judged"),
  nominal: () => l10n.t("First, second, tie and both bad, each different from the others (nominal)"),
  ordinal: () => l10n.t("First before tie before second, both bad left out (ordinal)"),
  withInterval: (value: string, low: string, high: string) => l10n.t("{0}, 90% range {1} to {2}", value, low, high),
  undefinedAlpha: () => l10n.t("not defined: all answers are the same, or too few"),
  meaning: () =>
    l10n.t(
      "1 is perfect agreement, 0 what chance would give, below 0 disagreement beyond chance. The range comes from drawing the pairs again 1000 times. People agree with each other on 60% to 75% of such pairs; a model trained on everybody's choices cannot agree with them better than they do with each other.",
    ),
  whom: () => l10n.t("Two people"),
  same: () => l10n.t("Same answer"),
  sameOf: (same: number, pairs: number, share: string) => l10n.t("{0} of {1} ({2})", same, pairs, share),
  disagreements: () => l10n.t("Where people disagree"),
  none: () => l10n.t("Nowhere: all answers to shared pairs are the same."),
  leftOut: (count: number) => l10n.t("… and {0} more.", count),
  answer: (name: string, answer: string) => l10n.t("{0}: {1}", name, answer),
  response: (number: number, response: string) => l10n.t("Response {0}: {1}", number, response),
  trainOn: () =>
    l10n.t(
      "The setting **rewardLens.trainOn** says whose choices are used for training: everyone, mine, or a list of names.",
    ),
};
