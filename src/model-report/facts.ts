import { roundForDisplay } from "../core/evaluation/evidence.ts";
import type { HeadCard } from "../core/model/head.ts";
import type { Estimate } from "../core/types.ts";
import { count, percent } from "./words.ts";

/** A figure of a head, with its interval or its measure beside it. */
export interface Fact {
  readonly id: string;
  readonly name: string;
  readonly value: string;
  readonly more: string;
}

/** α below this moves no score that is shown. */
const LEAST_ALPHA = 0.005;

/** The figures of a head, the same on the panel and in its report. */
export function headFacts(card: HeadCard): Fact[] {
  const { report, pairs, queries } = card;
  const [low, high] = card.heldOutInterval;
  return [
    {
      id: "held-out",
      name: "Right on held-out choices",
      value: percent(card.heldOutAccuracy),
      more: interval(low, high, percent),
    },
    {
      id: "length",
      name: "Right by length alone",
      value: percent(card.lengthBaseline),
      more: ["on the same folds", ...of(report?.lengthBaseline, percent)].join("; "),
    },
    ...surfaceFact(report),
    { id: "choices", name: "Choices", value: count(pairs), more: `over ${count(queries)} queries` },
    {
      id: "ece",
      name: "Calibration error",
      value: percent(card.ece),
      more: ["confidence against accuracy", ...of(report?.ece, percent)].join("; "),
    },
    {
      id: "loss",
      name: "Held-out loss",
      value: nats(card.heldOutLoss),
      more: [`nats a choice, a coin has ${nats(Math.LN2)}`, ...of(report?.loss, nats)].join("; "),
    },
    ...unseenFact(card),
    ...priorFact(card),
  ];
}

const nats = (value: number) => value.toFixed(3);
const interval = (low: number, high: number, words: (value: number) => string) =>
  `90\u00a0% interval ${words(low)} to ${words(high)}`;
const of = (estimate: Estimate | undefined, words: (value: number) => string) =>
  estimate ? [interval(estimate.low, estimate.high, words)] : [];

/** What the surface features alone explain: the head's lead over it is what it learnt from the texts' content. */
function surfaceFact(report: HeadCard["report"]): Fact[] {
  if (report?.surfaceBaseline === undefined) return [];
  const { value, low, high } = report.surfaceBaseline;
  const more = `length, markup and word counts, on the same folds; ${interval(low, high, percent)}`;
  return [{ id: "surface", name: "Right by surface features alone", value: percent(value), more }];
}

/** How often a lens over a new response will show a number. */
function unseenFact({ unseen }: HeadCard): Fact[] {
  if (unseen === undefined) return [];
  const { told, needed } = unseen;
  const more =
    needed === undefined
      ? "of responses that it did not learn from"
      : `the others take about ${count(roundForDisplay(needed))} choices`;
  return [{ id: "unseen", name: "New responses scored", value: percent(told), more }];
}

/** The heads that a head starts from; α is learned with the weights. */
export const priorsThatCount = ({ priors }: Pick<HeadCard, "priors">): HeadCard["priors"] =>
  priors.filter(({ alpha }) => Math.abs(alpha) >= LEAST_ALPHA);

/** How much of a head is other people's choices. */
function priorFact(card: HeadCard): Fact[] {
  const { priors } = card;
  if (priors.length === 0) return [];
  const counting = priorsThatCount(card);
  const name = "From other people";
  if (counting.length === 0) {
    const names = priors.map((prior) => prior.name).join(", ");
    return [{ id: "prior", name, value: "none", more: `your choices gave ${names} no weight` }];
  }
  const value = counting.map((prior) => `${prior.name} × ${signed(prior.alpha)}`).join(", ");
  return [{ id: "prior", name, value, more: "of that head's weights; the rest is from your choices" }];
}

const signed = (alpha: number) => alpha.toFixed(2).replace("-", "−");
