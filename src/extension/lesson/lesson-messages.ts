/** What the lesson says outside its page. */
export const lessonMessages = {
  title: () => "Learn Reward Modelling",
  noFolder: () => "This window has no folder. Choices and heads are kept in one: open a folder first",
  openFolder: () => "Open Folder…",
  brokenPairs: (path: string, line: number, message: string) =>
    `${path}, line ${line}: ${message}. Install Reward Lens again`,
};
