import { l10n } from "vscode";

/** What is said where a log was taken away while it was in use. */
export const lostLogMessages = {
  openFolder: () => l10n.t("Open Folder…"),
  restore: (count: number) =>
    count === 1 ? l10n.t("Restore 1 Line of This Window") : l10n.t("Restore {0} Lines of This Window", count),
  startAgain: () => l10n.t("Start a New Log"),
  restored: (count: number) =>
    l10n.t(
      "{0} lines that this window stored are in the log again. Older ones are in git, a backup or the bin. Now repeat your last answer",
      count,
    ),
  begun: () => l10n.t("The next choice begins a new log. Now repeat your last answer"),
};
