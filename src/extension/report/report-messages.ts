import { l10n } from "vscode";

/** What the training report says next to the figures, whose words are in src/report. */
export const reportMessages = {
  figure: () => l10n.t("Figure"),
  value: () => l10n.t("Value"),
  ranges: () => l10n.t("In brackets: 90% ranges. Figures are for choices that the model had not seen."),
  warnings: () => l10n.t("Warnings"),
  betterThanBefore: (name: string) => l10n.t("It is likely better than {0}.", name),
  worseThanBefore: (name: string) => l10n.t("It is likely worse than {0}.", name),
  cannotTellFromBefore: (name: string) => l10n.t("These choices do not show a difference from {0}.", name),
  reliability: () => l10n.t("Confidence and accuracy"),
  confidence: () => l10n.t("Mean confidence"),
  accuracy: () => l10n.t("Accuracy"),
  choices: () => l10n.t("Choices"),
  regularization: () => l10n.t("Ridge λ"),
  regularizationValue: (states: string, surface: string) =>
    l10n.t("{0} for the encoder's states, {1} for surface features", states, surface),
  encoder: () => l10n.t("Encoder"),
  features: (count: number) => l10n.t("{0} features", count),
  created: () => l10n.t("Trained at"),
  data: () => l10n.t("SHA-256 of the choices"),
  duration: () => l10n.t("Duration"),
  skipped: () => l10n.t("Skipped in the preference log"),
  lines: (count: number) =>
    count === 1 ? l10n.t("1 line, which stays in the file") : l10n.t("{0} lines, which stay in the file", count),
  reading: () => l10n.t("How to read this"),
  aboveChance: () => l10n.t("The whole range is above 50%: the model predicts unseen choices better than chance."),
  notAboveChance: () =>
    l10n.t("The range reaches down to 50%: these choices do not yet show that the model is better than chance."),
  aboveLength: () => l10n.t("It is better than length alone."),
  notAboveLength: () => l10n.t("Not shown to be better than length alone."),
  calibrationMeaning: () =>
    l10n.t("The calibration error is the mean difference between the model's confidence and its accuracy."),
};
