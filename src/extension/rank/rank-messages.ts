import { l10n } from "vscode";

/** What the Rank panel and its commands say. */
export const rankMessages = {
  title: () => l10n.t("Rank Responses"),
  stored: (size: number, pairs: number) =>
    l10n.t("Recorded: {0} responses ranked, {1} pairs. U takes it back.", size, pairs),
  later: () => l10n.t("Put off: it comes again after the others."),
  undone: () => l10n.t("Taken back: these responses are open again."),
  nothingToUndo: () => l10n.t("Nothing to undo."),
  notStored: (reason: string) => l10n.t("Not recorded, the order stays. {0}", reason),
  notUndone: (reason: string) => l10n.t("Not undone. {0}", reason),
  stale: () => l10n.t("Those responses are no longer on the screen: nothing was recorded"),
  notWhole: () => l10n.t("The ranking does not have each response once: nothing was recorded"),
  noSets: (name: string) =>
    l10n.t("{0} holds no query with three responses or more. Two responses are compared, not ranked", name),
};
