import { l10n } from "vscode";

/** What Train Reward Model says. */
export const trainingMessages = {
  title: () => l10n.t("Training the reward model"),
  reading: () => l10n.t("Reading your choices"),
  embedding: (done: number, total: number) => l10n.t("Reading texts: {0} of {1}", done, total),
  saving: () => l10n.t("Saving the model"),
  noChoices: () =>
    l10n.t("There are no choices to learn from yet. Compare some responses first: a dozen choices make a start"),
  leftOut: (count: number) =>
    l10n.t(
      "No choices match rewardLens.trainOn: all {0} are by other people. Change the setting, or compare some responses",
      count,
    ),
  cancelled: (head: string) => l10n.t("Training cancelled. Still using {0}", head),
  failed: (reason: string, head: string) =>
    l10n.t("Training failed: {0} Still using {1}", reason.endsWith(".") ? reason : `${reason}.`, head),
  alreadyRunning: () => l10n.t("A training is already running"),
  setAside: (count: number, line: number, message: string) =>
    l10n.t("{0} lines of the preference log were skipped; the first, line {1}: {2}", count, line, message),
  result: (model: string, right: string, low: string, high: string, length: string) =>
    l10n.t(
      "{0} is ready: right on {1} of unseen choices ({2} to {3}); length alone: {4}",
      model,
      right,
      low,
      high,
      length,
    ),
  retrained: (model: string, right: string) =>
    l10n.t("Retrained automatically: {0}, right on {1} of unseen choices", model, right),
  notUsed: (head: string) => l10n.t("Still using {0} (set in settings)", head),
  useIt: () => l10n.t("Use the New Model"),
  description: (pairs: number, queries: number) =>
    `Trained in this workspace on ${pairs} choices over ${queries} queries of its preference log.`,
};
