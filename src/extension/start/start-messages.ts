/** What the first steps say. */
export const startMessages = {
  progress: (done: number, wanted: number) => `${done} of ${wanted} choices`,
  where: () => "Choose a folder to copy the samples into",
  copyHere: () => "Copy Samples Here",
  folderName: () => "reward-lens-samples",
};
