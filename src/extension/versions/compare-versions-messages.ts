/** What the comparison of two heads says. */
export const compareVersionsMessages = {
  title: (one: string, two: string) => `${one} and ${two}`,
  trained: () => "Trained",
  choices: () => "Choices",
  choicesValue: (pairs: number, queries: number) => `${pairs}, over ${queries} queries`,
  heldOut: () => "Right on held-out choices",
  within: (value: string, low: string, high: string) => `${value}, 90 % interval ${low} to ${high}`,
  length: () => "Right by length alone",
  calibration: () => "Calibration error (ECE)",
  loss: () => "Held-out loss, nats",
  prior: () => "Prior",
  noPrior: () => "none",
  version: () => "Version",
  tableTitle: () => "All versions",
  tableNote: () =>
    "A held-out figure is of choices that the head had not seen. Two of them side by side: Compare Two Versions.",
  flipsTitle: () => "Your choices, by both",
  noChoices: () => "There are no choices to compare the two on.",
  right: (head: string, right: number, pairs: number, share: string) =>
    `${head} has ${right} of ${pairs} right (${share}).`,
  trainedOn: () =>
    "A head has seen the choices that it was trained on: only its held-out figure above tells how it does on new ones.",
  noFlips: () => "Both prefer the same response in every pair.",
  flips: (count: number) =>
    count === 1
      ? "They disagree on one pair. Δ is the reward of your preferred response less that of the other one."
      : `They disagree on ${count} pairs, the largest change first. Δ is the reward of your preferred response less that of the other one.`,
  query: () => "Query",
  preferred: () => "You preferred",
  other: () => "to",
  more: (count: number) => `… and ${count} more.`,
  documentTitle: (name: string) => `Scores of ${name}`,
  response: () => "Response",
  line: () => "Line",
  change: () => "Change",
  noDocument: () => "Open a document with responses and compare again: their scores by both heads are shown here.",
};
