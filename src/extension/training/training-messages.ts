/** What Train Reward Model says. */
export const trainingMessages = {
  title: () => "Training the reward model",
  reading: () => "Reading your choices",
  embedding: (done: number, total: number) => `Reading texts: ${done} of ${total}`,
  saving: () => "Saving the head",
  noChoices: () => "There are no choices to learn from yet. Compare some responses first: a dozen choices make a start",
  leftOut: (count: number) =>
    `None of the choices is by whom the setting rewardLens.trainOn names: all ${count} are by others. Change the setting, or compare some responses`,
  cancelled: (head: string) => `Training cancelled. Scores are still by ${head}`,
  failed: (reason: string, head: string) =>
    `Training failed: ${reason.endsWith(".") ? reason : `${reason}.`} Scores are still by ${head}`,
  alreadyRunning: () => "A training is already running",
  setAside: (count: number, line: number, message: string) =>
    `${count} lines of the preference log are set aside; the first, line ${line}: ${message}`,
  result: (pairs: number, queries: number, right: string, low: string, high: string, length: string) =>
    `Trained on ${pairs} choices (${queries} queries): held-out ${right} right [${low}–${high}], length only ${length}`,
  trainedItself: (head: string, pairs: number, right: string) =>
    `New version by itself: ${head}, on ${pairs} choices, held-out ${right} right`,
  notUsed: (head: string) => `Scores stay by ${head}, which the setting names`,
  useIt: () => "Use the new head",
  description: (pairs: number, queries: number) =>
    `Trained in this workspace on ${pairs} choices over ${queries} queries of its preference log.`,
};
