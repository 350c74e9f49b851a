/** What the lesson says outside its page. */
export const lessonMessages = {
  title: () => "Learn Reward Modelling",
  noFolder: () => "Choices and models are kept in a folder. Open a folder first",
  openFolder: () => "Open Folder…",
  brokenPairs: (path: string, line: number, message: string) =>
    `${path}, line ${line}: ${message}. Install Reward Lens again`,
};
