/** What the Rank panel and its commands say. */
export const rankMessages = {
  title: () => "Rank Responses",
  stored: (size: number) => `Recorded: ${size} responses ranked. U undoes.`,
  storedNames: (names: string) => `Recorded, best first: ${names}. U undoes.`,
  later: () => "Moved to the end.",
  undone: () => "Undone: these responses are open again.",
  nothingToUndo: () => "Nothing to undo.",
  notStored: (reason: string) => `Not recorded, the order stays. ${reason}`,
  notUndone: (reason: string) => `Not undone. ${reason}`,
  stale: () => "Those responses are no longer on the screen: nothing was recorded",
  notWhole: () => "Each response must appear once. Nothing was recorded",
  noSets: (name: string) => `No query in ${name} has three responses or more. Use Compare Responses for two`,
};
