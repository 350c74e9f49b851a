import { choicesText, count } from "../../../report/format.ts";

/** What Check My Choices says. */
export const checkMessages = {
  checking: () => "Checking your choices",
  noChoices: () => "There are no choices to check yet. Compare some responses first: a dozen choices are a good start",
  cancelled: () => "Cancelled: your choices were not checked",
  found: (found: number, choices: number) =>
    `${count(found)} of ${choicesText(choices)} to look at again: see the Choices view. Each has its reason`,
  nothing: (choices: number) => `Nothing to look at again among ${choicesText(choices)}`,
  group: (left: number) => `Look at again (${count(left)})`,
  groupTip: () =>
    "Choices that may be mistakes, the most doubtful first. Revise or withdraw those that are; keep those that you are sure of. Many are right: they say what the model has not learned",
  mark: () => "look at again",
  openTexts: () => "Show both texts",
  revise: () => "Revise the choice…",
  withdraw: () => "Withdraw the choice",
  keep: () => "Keep the choice and stop asking",
  kept: () => "Kept. It is not asked about again unless you revise it",
  problem: (query: string, reasons: string) => `The choice about “${query}” may be a mistake. ${reasons}`,
};
