/** What the Testing view and Add Expectation say. */
export const expectationsMessages = {
  controller: () => "Reward Lens",
  run: () => "Run",
  runInUse: () => "Run with the Model in Use",
  inUse: (model: string) => `in use: ${model}`,
  reading: (done: number, total: number) => `Reward Lens: reading responses, ${done} of ${total}`,
  unsure: () => "unsure",
  line: (line: number) => `Line ${line}`,
  brokenCase: (line: number) => `Case at line ${line}`,
  title: (response: string) => `Expectation of “${response}”`,
  whatIsExpected: () => "What is expected of it?",
  scoreAtLeast: () => "Score at least…",
  scoreDetail: () => "The whole range of its score is on that side of a threshold",
  betterThan: () => "Better than another response…",
  betterDetail: () => "It would be chosen over the other responses to its query",
  keepsRanking: (count: number) => `Keep this ranking of ${count} responses`,
  rankingDetail: () => "Each would be chosen over the next, in the order of the model in use",
  thresholdPrompt: () => "A threshold such as >= 0.6, above 0 and below 1",
  pickOthers: () => "Which responses is it better than?",
  otherOfChoice: () => "The other response of the choice",
  pickFile: () => "The file that gets the expectation",
  newFile: () => "new file",
  notWritten: (file: string) => `${file} could not be changed. Close what shows it read-only, and try again`,
  sourceOutside: (source: string) =>
    `${source}, which the choice names, is not in its folder. Open the response and add the expectation there`,
  notTrusted: (model: string) =>
    `Model ${model} is not loaded in Restricted Mode. Trust the workspace, or name a built-in model such as general`,
};
