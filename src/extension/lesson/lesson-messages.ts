import { l10n } from "vscode";

/** What the lesson says outside its page. */
export const lessonMessages = {
  title: () => l10n.t("Learn Reward Modelling"),
  noFolder: () => l10n.t("Choices and models are kept in a folder. Open a folder first"),
  openFolder: () => l10n.t("Open Folder…"),
  brokenPairs: (path: string, line: number, message: string) =>
    l10n.t("{0}, line {1}: {2}. Install Reward Lens again", path, line, message),
};
