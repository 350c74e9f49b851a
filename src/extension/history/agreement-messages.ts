/** What the agreement report says. */
export const agreementMessages = {
  title: () => "Agreement",
  nobody: () => "There are no choices yet. **Reward Lens: Compare Responses** makes the first.",
  oneName: (name: string) =>
    `All choices are by ${name}. When somebody else judges the same pairs, this page tells how far you agree: merge their preference log into yours, or let them choose in this folder under their own name (setting rewardLens.annotator, else git's user.name).`,
  noCommonPairs: (people: number) =>
    `${people} people chose, but no pair was judged by two of them. Let them judge some of the same pairs.`,
  annotator: () => "Annotator",
  answers: () => "Answers",
  shared: () => "On pairs that others judged too",
  figure: () => "Krippendorff's alpha",
  value: () => "Value",
  pairs: () => "Pairs that several people judged",
  nominal: () => "First, second, tie and both bad, each different from the others (nominal)",
  ordinal: () => "First before tie before second, both bad left out (ordinal)",
  withInterval: (value: string, low: string, high: string) => `${value}, 90 % interval ${low} to ${high}`,
  undefinedAlpha: () => "not defined: all answers are the same, or too few",
  meaning: () =>
    "1 is perfect agreement, 0 what chance would give, below 0 disagreement beyond chance. The interval comes from drawing the pairs anew 1000 times. People agree with each other on 60 to 75 % of such pairs; a head trained on everybody's choices cannot agree with them better than they do with each other.",
  whom: () => "Two people",
  same: () => "Same answer",
  sameOf: (same: number, pairs: number, share: string) => `${same} of ${pairs} (${share})`,
  disagreements: () => "Where people disagree",
  none: () => "Nowhere: all answers to shared pairs are the same.",
  leftOut: (count: number) => `… and ${count} more.`,
  answer: (name: string, answer: string) => `${name}: ${answer}`,
  response: (number: number, response: string) => `Response ${number}: ${response}`,
  trainOn: () =>
    "Whose choices are learned from is the setting **rewardLens.trainOn**: everyone, mine, or a list of names.",
};
