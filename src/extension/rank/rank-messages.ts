/** What the Rank panel and its commands say. */
export const rankMessages = {
  title: () => "Rank Responses",
  stored: (size: number, pairs: number) => `Recorded: ${size} responses ranked, ${pairs} pairs. U takes it back.`,
  later: () => "Put off: it comes again after the others.",
  undone: () => "Taken back: these responses are open again.",
  nothingToUndo: () => "Nothing to undo.",
  notStored: (reason: string) => `Not recorded, the order stays. ${reason}`,
  notUndone: (reason: string) => `Not undone. ${reason}`,
  stale: () => "Those responses are no longer on the screen: nothing was recorded",
  notWhole: () => "The ranking does not have each response once: nothing was recorded",
  noSets: (name: string) =>
    `${name} holds no query with three responses or more. Two responses are compared, not ranked`,
};
