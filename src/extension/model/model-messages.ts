import { l10n } from "vscode";

/** What the Model panel says outside its page. */
export const modelMessages = {
  title: () => l10n.t("Reward Model"),
  cannotShow: (reason: string) => l10n.t("This head cannot be shown: {0}", reason),
  pairGone: () => l10n.t("The log has this choice no more"),
  pairTitle: (query: string) => l10n.t("Preferred ↔ other: {0}", query),
  exportTitle: () => l10n.t("Export the report"),
  exported: (path: string) => l10n.t("The report is in {0}", path),
  openReport: () => l10n.t("Open"),
  tieTitle: (query: string) => l10n.t("A tie: {0}", query),
};
