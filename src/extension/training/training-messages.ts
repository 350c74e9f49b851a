import { l10n } from "vscode";

/** What Train Reward Model says. */
export const trainingMessages = {
  title: () => l10n.t("Training the reward model"),
  reading: () => l10n.t("Reading your choices"),
  embedding: (done: number, total: number) => l10n.t("Reading texts: {0} of {1}", done, total),
  saving: () => l10n.t("Saving the head"),
  noChoices: () =>
    l10n.t("There are no choices to learn from yet. Compare some responses first: a dozen choices make a start"),
  leftOut: (count: number) =>
    l10n.t(
      "None of the choices is by whom the setting rewardLens.trainOn names: all {0} are by others. Change the setting, or compare some responses",
      count,
    ),
  tooFew: (count: number, least: number) =>
    l10n.t("{0} usable choices are too few to learn from: at least {1} are needed", count, least),
  oneQuery: (count: number) =>
    l10n.t(
      "All {0} choices answer one query, so nothing could be held out to check the head. Compare responses of another query as well",
      count,
    ),
  onlyTies: (count: number) =>
    l10n.t(
      "All {0} choices are ties: they say what does not matter, not what does. Compare some more responses",
      count,
    ),
  oneSided: (reason: string) => l10n.t("The choices cannot be learned from: {0}", reason),
  cancelled: (head: string) => l10n.t("Training cancelled. Scores are still by {0}", head),
  failed: (reason: string, head: string) =>
    l10n.t("Training failed: {0} Scores are still by {1}", reason.endsWith(".") ? reason : `${reason}.`, head),
  alreadyRunning: () => l10n.t("A training is already running"),
  setAside: (count: number, line: number, message: string) =>
    l10n.t("{0} lines of the preference log are set aside; the first, line {1}: {2}", count, line, message),
  result: (pairs: number, queries: number, right: string, low: string, high: string, length: string) =>
    l10n.t(
      "Trained on {0} choices ({1} queries): held-out {2} right [{3}–{4}], length only {5}",
      pairs,
      queries,
      right,
      low,
      high,
      length,
    ),
  trainedItself: (head: string, pairs: number, right: string) =>
    l10n.t("New version by itself: {0}, on {1} choices, held-out {2} right", head, pairs, right),
  notUsed: (head: string) => l10n.t("Scores stay by {0}, which the setting names", head),
  useIt: () => l10n.t("Use the new head"),
  description: (pairs: number, queries: number) =>
    `Trained in this workspace on ${pairs} choices over ${queries} queries of its preference log.`,
};
