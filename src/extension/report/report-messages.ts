/** What the training report says next to the figures, whose words are in src/report. */
export const reportMessages = {
  figure: () => "Figure",
  value: () => "Value",
  ranges: () => "In brackets: 90% ranges. Figures are for choices that the model had not seen.",
  warnings: () => "Warnings",
  betterThanBefore: (name: string) => `It is likely better than ${name}.`,
  worseThanBefore: (name: string) => `It is likely worse than ${name}.`,
  cannotTellFromBefore: (name: string) => `These choices do not show a difference from ${name}.`,
  reliability: () => "Confidence and accuracy",
  confidence: () => "Mean confidence",
  accuracy: () => "Accuracy",
  choices: () => "Choices",
  regularization: () => "Ridge λ",
  regularizationValue: (states: string, surface: string) =>
    `${states} for the encoder's states, ${surface} for surface features`,
  encoder: () => "Encoder",
  features: (count: number) => `${count} features`,
  created: () => "Trained at",
  data: () => "SHA-256 of the choices",
  duration: () => "Duration",
  skipped: () => "Skipped in the preference log",
  lines: (count: number) =>
    count === 1 ? "1 line, which stays in the file" : `${count} lines, which stay in the file`,
  reading: () => "How to read this",
  aboveChance: () => "The whole range is above 50%: the model predicts unseen choices better than chance.",
  notAboveChance: () =>
    "The range reaches down to 50%: these choices do not yet show that the model is better than chance.",
  aboveLength: () => "It is better than length alone.",
  notAboveLength: () => "Not shown to be better than length alone.",
  calibrationMeaning: () =>
    "The calibration error is the mean difference between the model's confidence and its accuracy.",
};
