import { l10n } from "vscode";

/** What the Model panel says outside its page. */
export const modelMessages = {
  title: () => l10n.t("Reward Model"),
  cannotShow: (reason: string) => l10n.t("This model cannot be shown: {0}", reason),
  pairGone: () => l10n.t("This choice is no longer in the log"),
  pickChoice: (count: number) =>
    count === 1 ? l10n.t("The choice at this Δ") : l10n.t("{0} choices at about this Δ: which one?", count),
  pairTitle: (query: string) => l10n.t("Preferred ↔ other: {0}", query),
  exportTitle: () => l10n.t("Export the report"),
  figuresOnly: () => l10n.t("Figures and charts"),
  figuresOnlyDetail: () => l10n.t("Choices are numbered; none of their texts is in the file."),
  withExamples: () => l10n.t("Figures, charts and examples"),
  withExamplesDetail: () =>
    l10n.t("Up to ten of your choices with their texts: those it predicted and those it missed."),
  exported: (path: string) => l10n.t("Report saved to {0}", path),
  openReport: () => l10n.t("Open"),
  tieTitle: (query: string) => l10n.t("A tie: {0}", query),
};
