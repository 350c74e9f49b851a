import { l10n } from "vscode";

/** What the lesson says outside its page. */
export const lessonMessages = {
  title: () => l10n.t("Learn Reward Modelling"),
  noFolder: () => l10n.t("This window has no folder. Choices and heads are kept in one: open a folder first"),
  openFolder: () => l10n.t("Open Folder…"),
  brokenPairs: (path: string, line: number, message: string) =>
    l10n.t("{0}, line {1}: {2}. Install Reward Lens again", path, line, message),
};
