/** A model's figures, computed and worded once: for the Model panel, the Models view, reports and the terminal. */
import { FEWEST_COMPARED } from "../core/evaluation/paired-test.ts";
import type { Comparison, HeadEvaluation, SelfConsistency } from "../core/model/head-evaluation.ts";
import type { HeadCard } from "../core/model/head.ts";
import type { Origin } from "../core/explain/attribution.ts";
import type { Estimate } from "../core/types.ts";
import { choicesText, count, decimal, percent, plural, points, range, signed } from "./format.ts";
import { moreChoices, moreChoicesText } from "./more-choices.ts";

/** A figure of a model. */
export interface Fact {
  readonly id: string;
  readonly name: string;
  readonly value: string;
  /** "64.3% to 79.1%", its 90% interval, where there is one. */
  readonly range?: string;
  /** What it is compared with or measured on. */
  readonly note?: string;
}

/** "72.0% (64.3% to 79.1%); on the same choices": a figure in one line. */
export const factText = ({ value, range, note }: Fact): string =>
  [range === undefined ? value : `${value} (${range})`, ...(note === undefined ? [] : [note])].join("; ");

const lossText = (value: number) => decimal(Math.max(0, value), 3);

/** Names of the figures that a model is measured by, and how they are written. */
const MEASURES = {
  "held-out": { name: "Accuracy on unseen choices", write: percent },
  length: { name: "Length alone", write: percent, note: "accuracy on the same choices" },
  surface: { name: "Surface features alone", write: percent, note: "length, markup and word counts" },
  loss: { name: "Loss per unseen choice", write: lossText, note: `chance: ${lossText(Math.LN2)}` },
  ece: { name: "Calibration error", write: percent, note: "how much confidence and accuracy differ" },
  consistency: { name: "Your consistency", write: percent },
  ceiling: {
    name: "Accuracy ceiling",
    write: percent,
    note: "no model can do better, since you answer this consistently",
  },
} as const satisfies Record<string, { name: string; write: (value: number) => string; note?: string }>;

/** @param measured the figure, with its 90% interval where that is known. @param note replaces the usual one. */
export function measure(id: keyof typeof MEASURES, measured: number | Estimate, note?: string): Fact {
  const { name, write, note: usual } = { note: undefined, ...MEASURES[id] };
  const shown = note ?? usual;
  const estimate = typeof measured === "number" ? undefined : measured;
  return {
    id,
    name,
    value: write(estimate ? estimate.value : (measured as number)),
    ...(estimate && { range: range(estimate, write) }),
    ...(shown !== undefined && { note: shown }),
  };
}

/** The model beside length alone and surface features alone, on unseen choices. */
export const reportFacts = (report: HeadEvaluation): Fact[] => [
  measure("held-out", report.accuracy),
  measure("length", report.lengthBaseline),
  // What the surface features alone explain: the lead over it is what the model learned from content.
  ...(report.surfaceBaseline ? [measure("surface", report.surfaceBaseline)] : []),
  measure("loss", report.loss),
  measure("ece", report.ece),
];

/** A card's accuracy on unseen choices, with its 90% interval. */
export function heldOut({
  heldOutAccuracy: value,
  heldOutInterval: [low, high],
}: Pick<HeadCard, "heldOutAccuracy" | "heldOutInterval">): Estimate {
  return { value, low, high };
}

/** The same from a card. Cards of older and of built-in models have no report, so fewer intervals. */
export function measuredFacts(card: HeadCard): Fact[] {
  if (card.report) return reportFacts(card.report);
  return [
    measure("held-out", heldOut(card)),
    measure("length", card.lengthBaseline),
    measure("loss", card.heldOutLoss),
    measure("ece", card.ece),
  ];
}

/** All figures of a card. */
export const headFacts = (card: HeadCard): Fact[] => [
  ...measuredFacts(card),
  choicesFact(card),
  ...scoredFact(card),
  ...priorFact(card),
];

const VERDICTS = { better: "likely better", worse: "likely worse", unknown: "can't tell" } as const;

/** "likely better", or why there is no verdict. */
export function verdictText({ verdict, queries }: Pick<Comparison, "verdict" | "queries">): string {
  if (verdict !== "unknown" || queries >= FEWEST_COMPARED) return VERDICTS[verdict];
  return `too few queries to tell (${queries} of at least ${FEWEST_COMPARED})`;
}

/** What a comparison on the same choices shows: a verdict, and the difference in percentage points. */
export const comparisonFact = (name: string, { difference, p, pairs, ...of }: Comparison): Fact => ({
  id: `against ${name}`,
  name: `Against ${name}`,
  value: `${verdictText(of)}, ${points(difference.value)} points`,
  range: range(difference, points),
  note: `${p < 0.001 ? "p < 0.001" : `p = ${decimal(p, 3)}`}, ${choicesText(pairs)}`,
});

/** With fewer repeated pairs a person's consistency is not known well enough to say what a model can reach. */
const FEWEST_REPEATS = 10;
export const knowsRepeats = ({ pairs }: SelfConsistency): boolean => pairs >= FEWEST_REPEATS;

/** What the model is compared with: length alone, the model before, and its owner's consistency. */
export function comparisonFacts({ againstLength, againstPrevious, selfConsistency }: HeadEvaluation): Fact[] {
  return [
    ...(againstLength ? [comparisonFact("length alone", againstLength)] : []),
    ...(againstPrevious ? [comparisonFact(againstPrevious.name, againstPrevious)] : []),
    ...(selfConsistency && knowsRepeats(selfConsistency)
      ? [
          measure("consistency", selfConsistency.same, plural(selfConsistency.pairs, "repeated pair")),
          measure("ceiling", selfConsistency.ceiling),
        ]
      : []),
  ];
}

/** Accuracy by confidence: one fact per bin. */
export const reliabilityFacts = ({ reliability }: Pick<HeadEvaluation, "reliability">): Fact[] =>
  reliability.map(({ confidence, right, pairs }) => ({
    id: `confidence ${percent(confidence)}`,
    name: `Mean confidence ${percent(confidence)}`,
    value: percent(right.value),
    range: range(right),
    note: `correct, ${choicesText(pairs)}`,
  }));

export const choicesFact = ({ pairs, queries }: Pick<HeadCard, "pairs" | "queries">): Fact => ({
  id: "choices",
  name: "Choices",
  value: count(pairs),
  note: `about ${plural(queries, "query", "queries")}`,
});

/** How often a new response gets a score; nothing where its training did not measure it. */
export function scoredFact(card: Pick<HeadCard, "pairs" | "unseen">): Fact[] {
  if (card.unseen === undefined) return [];
  const more = moreChoices({ card });
  const note = more === undefined ? "of new responses" : `${moreChoicesText(more)} for the rest`;
  return [{ id: "unseen", name: "Responses with a score", value: percent(card.unseen.scoredShare), note }];
}

/** α below this moves no score that is shown. */
const LEAST_ALPHA = 0.005;

/** The models that a model starts from and still follows; α is learned with the weights. */
export const priorsThatCount = ({ priors }: Pick<HeadCard, "priors">): HeadCard["priors"] =>
  priors.filter(({ alpha }) => Math.abs(alpha) >= LEAST_ALPHA);

/** "general × 0.21": how much of a model is other people's choices; nothing where its owner's choices gave them no weight. */
export function priorFact(card: Pick<HeadCard, "priors">): Fact[] {
  const value = priorsThatCount(card)
    .map(({ name, alpha }) => `${name} × ${decimal(alpha)}`)
    .join(", ");
  return value === "" ? [] : [{ id: "prior", name: "From other people", value, note: "the rest is from your choices" }];
}

/** Whose choices a reward comes from: "−1.01 from other people's choices, +1.58 from yours". */
export function originText({ people, own }: Origin): string {
  return Number(signed(people)) === 0
    ? `${signed(own)}, all from your choices`
    : `${signed(people)} from other people's choices, ${signed(own)} from yours`;
}
