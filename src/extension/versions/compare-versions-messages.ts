import { l10n } from "vscode";

/** What the comparison of two models says. */
export const compareVersionsMessages = {
  title: (one: string, two: string) => l10n.t("{0} and {1}", one, two),
  trained: () => l10n.t("Trained"),
  version: () => l10n.t("Model"),
  tableTitle: () => l10n.t("All models"),
  tableNote: () =>
    l10n.t(
      "Figures are for choices the model had not seen, with 90% ranges. To see two side by side: Compare Two Models.",
    ),
  flipsTitle: () => l10n.t("Your choices with both models"),
  noChoices: () => l10n.t("There are no choices to compare the two on."),
  right: (head: string, right: number, pairs: number, share: string) =>
    l10n.t("{0} agrees with {1} of {2} choices ({3}).", head, right, pairs, share),
  trainedOn: () =>
    l10n.t("A model has seen the choices it was trained on. How well it does on new ones is in the table above."),
  noFlips: () => l10n.t("Both prefer the same response in every pair."),
  flips: (count: number) =>
    count === 1
      ? l10n.t("They disagree on one pair. The figure is the probability that the model gives to its answer.")
      : l10n.t(
          "They disagree on {0} pairs, the largest change first. The figure is the probability that the model gives to its answer.",
          count,
        ),
  prefers: (yours: boolean, p: string) =>
    yours ? l10n.t("prefers your choice ({0})", p) : l10n.t("prefers the other one ({0})", p),
  query: () => l10n.t("Query"),
  preferred: () => l10n.t("You preferred"),
  other: () => l10n.t("Over"),
  more: (count: number) => l10n.t("… and {0} more.", count),
  documentTitle: (name: string) => l10n.t("Scores of {0}", name),
  response: () => l10n.t("Response"),
  line: () => l10n.t("Line"),
  change: () => l10n.t("Change"),
  noDocument: () => l10n.t("To see scores by both models here, open a document with responses and compare again."),
};
