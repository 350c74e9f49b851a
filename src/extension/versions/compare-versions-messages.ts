import { choicesText } from "../../report/format.ts";

/** What the comparison of two models says. */
export const compareVersionsMessages = {
  title: (one: string, two: string) => `${one} and ${two}`,
  version: () => "Model",
  marks: () => "In use",
  tableTitle: () => "All models",
  tableNote: () =>
    "Accuracy is on choices the model had not seen, with its 90% range. To see two side by side: Compare Two Models.",
  flipsTitle: () => "Your choices with both models",
  noChoices: () => "There are no choices to compare the two on.",
  right: (head: string, right: number, pairs: number, share: string) =>
    `${head} agrees with ${right} of ${choicesText(pairs)} (${share}).`,
  trainedOn: () =>
    "A model has seen the choices it was trained on. How well it does on new ones is in the table above.",
  noFlips: () => "Both prefer the same response in every pair.",
  flips: (count: number) =>
    count === 1
      ? "They disagree on one pair. The figure is the probability that the model gives to its answer."
      : `They disagree on ${count} pairs, the largest change first. The figure is the probability that the model gives to its answer.`,
  prefers: (yours: boolean, p: string) => (yours ? `prefers your choice (${p})` : `prefers the other one (${p})`),
  query: () => "Query",
  preferred: () => "You preferred",
  other: () => "Over",
  more: (count: number) => `… and ${count} more.`,
  documentTitle: (name: string) => `Scores of ${name}`,
  response: () => "Response",
  line: () => "Line",
  change: () => "Change",
  noDocument: () => "To see scores by both models here, open a document with responses and compare again.",
};
