/** What is said where a log was taken away while it was in use. */
export const lostLogMessages = {
  openFolder: () => "Open Folder…",
  restore: (count: number) => (count === 1 ? "Restore 1 Line of This Window" : `Restore ${count} Lines of This Window`),
  startAgain: () => "Start a New Log",
  restored: (count: number) =>
    `${count} lines that this window stored are in the log again. Older ones are in git, a backup or the bin. Now repeat your last answer`,
  begun: () => "The next choice begins a new log. Now repeat your last answer",
};
