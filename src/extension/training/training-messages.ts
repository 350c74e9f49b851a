import { choicesText, plural } from "../../report/format.ts";

/** What Train Reward Model says. */
export const trainingMessages = {
  title: () => "Training the reward model",
  reading: () => "Reading your choices",
  embedding: (done: number, total: number) => `Reading texts: ${done} of ${total}`,
  saving: () => "Saving the model",
  noChoices: () =>
    "There are no choices to learn from yet. Compare some responses first: a dozen choices are a good start",
  nothingNew: (model: string) =>
    `Nothing new since ${model}: it has learned from all of these choices. Compare more responses first`,
  otherStart: (model: string) =>
    `Nothing new since ${model}, which has learned from all of these choices. Only the setting rewardLens.starter differs`,
  trainAnyway: () => "Train Anyway",
  leftOut: (count: number) =>
    `No choices match rewardLens.trainOn: all ${count} are by other people. Change the setting, or compare some responses`,
  cancelled: (head: string) => `Training cancelled. Still using ${head}`,
  failed: (reason: string, head: string) =>
    `Training failed: ${reason.endsWith(".") ? reason : `${reason}.`} Still using ${head}`,
  alreadyRunning: () => "A training is already running",
  skipped: (count: number, line: number, message: string) =>
    count === 1
      ? `1 line of the preference log was skipped, line ${line}: ${message}`
      : `${count} lines of the preference log were skipped; the first, line ${line}: ${message}`,
  result: (model: string, accuracy: string, length: string) =>
    `${model} is ready: it agrees with ${accuracy} of your unseen choices (length alone: ${length})`,
  /** Of a model that is not shown to be better than chance. */
  noBetter: (model: string, accuracy: string, length: string) =>
    `${model} is ready, but not yet better than chance: it agrees with ${accuracy} of your unseen choices (length alone: ${length}). Compare more, then train again`,
  retrained: (model: string, right: string) => `Retrained automatically: ${model}, right on ${right} of unseen choices`,
  notUsed: (head: string) => `Still using ${head} (set in settings)`,
  useIt: () => "Use the new model",
  description: (pairs: number, queries: number) =>
    `Trained on ${choicesText(pairs)} about ${plural(queries, "query", "queries")} from the preference log of this workspace.`,
};
