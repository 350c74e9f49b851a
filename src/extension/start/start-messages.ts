/** What the first steps say. */
export const startMessages = {
  progress: (done: number, wanted: number) => `${done} of ${wanted} choices`,
  where: () => "Choose a folder to copy the samples into",
  copyHere: () => "Copy Samples Here",
  folderGone: (folder: string) =>
    `The folder ${folder} is gone: it was renamed, moved or deleted. A built-in model scores, and no choice is stored. Open the folder where it is now.`,
  dataGone: (folder: string) =>
    `The choices and models of ${folder} are gone: its folder .rewardlens was deleted or moved. A built-in model scores. Put the folder back, or start a new log.`,
  dataReplaced: (folder: string, choices: number) =>
    `The folder .rewardlens of ${folder} is another one than before, with ${choices === 1 ? "1 choice" : `${choices} choices`}. Scores and views follow it from now on.`,
  folderName: () => "reward-lens-samples",
};
