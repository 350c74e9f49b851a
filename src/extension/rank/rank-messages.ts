import { l10n } from "vscode";

/** What the Rank panel and its commands say. */
export const rankMessages = {
  title: () => l10n.t("Rank Responses"),
  stored: (size: number, pairs: number) => l10n.t("Recorded: {0} responses ranked, {1} pairs. U to undo.", size, pairs),
  later: () => l10n.t("Moved to the end."),
  undone: () => l10n.t("Undone: these responses are open again."),
  nothingToUndo: () => l10n.t("Nothing to undo."),
  notStored: (reason: string) => l10n.t("Not recorded, the order stays. {0}", reason),
  notUndone: (reason: string) => l10n.t("Not undone. {0}", reason),
  stale: () => l10n.t("Those responses are no longer on the screen: nothing was recorded"),
  notWhole: () => l10n.t("Each response must appear once. Nothing was recorded"),
  noSets: (name: string) => l10n.t("No query in {0} has three responses or more. Use Compare Responses for two", name),
  cannotRead: (name: string, reason: string) => l10n.t("{0} cannot be read: {1}", name, reason),
};
