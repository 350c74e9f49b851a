import { l10n } from "vscode";

/** What the comparison of two heads says. */
export const compareVersionsMessages = {
  title: (one: string, two: string) => l10n.t("{0} and {1}", one, two),
  trained: () => l10n.t("Trained"),
  choices: () => l10n.t("Choices"),
  choicesValue: (pairs: number, queries: number) => l10n.t("{0}, over {1} queries", pairs, queries),
  heldOut: () => l10n.t("Right on held-out choices"),
  within: (value: string, low: string, high: string) => l10n.t("{0}, 90 % interval {1} to {2}", value, low, high),
  length: () => l10n.t("Right by length alone"),
  calibration: () => l10n.t("Calibration error (ECE)"),
  loss: () => l10n.t("Held-out loss, nats"),
  prior: () => l10n.t("Prior"),
  noPrior: () => l10n.t("none"),
  version: () => l10n.t("Version"),
  tableTitle: () => l10n.t("All versions"),
  tableNote: () =>
    l10n.t(
      "A held-out figure is of choices that the head had not seen. Two of them side by side: Compare Two Versions.",
    ),
  flipsTitle: () => l10n.t("Your choices, by both"),
  noChoices: () => l10n.t("There are no choices to compare the two on."),
  right: (head: string, right: number, pairs: number, share: string) =>
    l10n.t("{0} has {1} of {2} right ({3}).", head, right, pairs, share),
  trainedOn: () =>
    l10n.t(
      "A head has seen the choices that it was trained on: only its held-out figure above tells how it does on new ones.",
    ),
  noFlips: () => l10n.t("Both prefer the same response in every pair."),
  flips: (count: number) =>
    count === 1
      ? l10n.t("They disagree on one pair. Δ is the reward of your preferred response less that of the other one.")
      : l10n.t(
          "They disagree on {0} pairs, the largest change first. Δ is the reward of your preferred response less that of the other one.",
          count,
        ),
  query: () => l10n.t("Query"),
  preferred: () => l10n.t("You preferred"),
  other: () => l10n.t("to"),
  more: (count: number) => l10n.t("… and {0} more.", count),
  documentTitle: (name: string) => l10n.t("Scores of {0}", name),
  response: () => l10n.t("Response"),
  line: () => l10n.t("Line"),
  change: () => l10n.t("Change"),
  noDocument: () =>
    l10n.t("Open a document with responses and compare again: their scores by both heads are shown here."),
};
