import { l10n } from "vscode";

/** What Train Reward Model says. */
export const trainingMessages = {
  title: () => l10n.t("Training the reward model"),
  reading: () => l10n.t("Reading your choices"),
  embedding: (done: number, total: number) => l10n.t("Reading texts: {0} of {1}", done, total),
  saving: () => l10n.t("Saving the model"),
  noChoices: () =>
    l10n.t("There are no choices to learn from yet. Compare some responses first: a dozen choices are a good start"),
  leftOut: (count: number) =>
    l10n.t(
      "No choices match rewardLens.trainOn: all {0} are by other people. Change the setting, or compare some responses",
      count,
    ),
  tooFew: (count: number, least: number) =>
    l10n.t("{0} usable choices are too few to learn from. At least {1} are needed", count, least),
  oneQuery: (count: number) =>
    l10n.t(
      "All {0} choices are about one query, which cannot show whether the model works for others. Compare responses to another query as well",
      count,
    ),
  onlyTies: (count: number) => l10n.t("All {0} choices are ties. Choose a better response in some pairs", count),
  oneSided: (reason: string) => l10n.t("The choices cannot be learned from: {0}", reason),
  cancelled: (head: string) => l10n.t("Training cancelled. Still using {0}", head),
  failed: (reason: string, head: string) =>
    l10n.t("Training failed: {0} Still using {1}", reason.endsWith(".") ? reason : `${reason}.`, head),
  alreadyRunning: () => l10n.t("A training is already running"),
  setAside: (count: number, line: number, message: string) =>
    count === 1
      ? l10n.t("1 line of the preference log was skipped, line {0}: {1}", line, message)
      : l10n.t("{0} lines of the preference log were skipped; the first, line {1}: {2}", count, line, message),
  result: (model: string, accuracy: string, length: string) =>
    l10n.t("{0} is ready: it agrees with {1} of your unseen choices (length alone: {2})", model, accuracy, length),
  trainedItself: (head: string, pairs: number, right: string) =>
    l10n.t("Retrained automatically: {0}, on {1} choices, {2} right on unseen choices", head, pairs, right),
  notUsed: (head: string) => l10n.t("Still using {0} (set in settings)", head),
  useIt: () => l10n.t("Use the new model"),
  description: (pairs: number, queries: number) =>
    `Trained on ${pairs} choices about ${queries} queries from the preference log of this workspace.`,
};
