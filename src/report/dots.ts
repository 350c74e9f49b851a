import { pairLoss } from "../core/model/bradley-terry.ts";

/** One choice on the curve of the loss, or several with nearly the same Δ. */
export interface MarginDot {
  /** Δ = R(preferred) − R(other), in logits; the mean of its choices. */
  readonly margin: number;
  readonly choices: number;
  /** Index of the choice in the training, where the dot is one. */
  readonly pair?: number | undefined;
  /** Which bin of Δ its choices are in, where the dot represents a bin. */
  readonly bin?: number | undefined;
}

/** Which head gave the margins. */
export type When = "before" | "held out" | "after";

export interface MarginDots {
  readonly when: When;
  readonly dots: readonly MarginDot[];
  /** Strict preferences. */
  readonly choices: number;
  /** How many of them have Δ > 0; one at 0 counts half. */
  readonly right: number;
  /** Mean −log σ(Δ), in nats. */
  readonly meanLoss: number;
}

/** With more choices a dot represents all those of a bin of Δ. They are on one curve, so nothing else is lost. */
export const MOST_DOTS = 500;
const BIN = 0.1;
const binOf = (margin: number): number => Math.floor(margin / BIN);

/** Strict preferences with their Δ. */
const strict = (margins: readonly number[], label: readonly number[]): { margin: number; pair: number }[] =>
  label.flatMap((y, pair) => (y === 0.5 ? [] : [{ margin: y > 0.5 ? margins[pair] : -margins[pair], pair }]));

/** The dots of n choices. @param margins R(first) − R(second). @param label P(first is preferred): ties have no dot. */
export function dotsOf(when: When, margins: readonly number[], label: readonly number[]): MarginDots {
  const all = strict(margins, label);
  const right = all.reduce((sum, { margin }) => sum + (margin > 0 ? 1 : margin === 0 ? 0.5 : 0), 0);
  const meanLoss = all.reduce((sum, { margin }) => sum + pairLoss(margin), 0) / all.length;
  const facts = { when, choices: all.length, right, meanLoss };
  if (all.length <= MOST_DOTS) return { ...facts, dots: all.map((dot) => ({ ...dot, choices: 1 })) };
  const bins = new Map<number, { sum: number; choices: number }>();
  for (const { margin } of all) {
    const k = binOf(margin);
    const bin = bins.get(k) ?? { sum: 0, choices: 0 };
    bin.sum += margin;
    bin.choices++;
    bins.set(k, bin);
  }
  const dots = Array.from(bins, ([bin, { sum, choices }]) => ({ margin: sum / choices, choices, bin }));
  return { ...facts, dots: dots.sort((a, b) => a.margin - b.margin) };
}

/** The choices of a bin, the lowest Δ first: the choices of a dot that represents several. Parameters as for dotsOf. */
export const choicesInBin = (
  bin: number,
  margins: readonly number[],
  label: readonly number[],
): { margin: number; pair: number }[] =>
  strict(margins, label)
    .filter(({ margin }) => binOf(margin) === bin)
    .sort((a, b) => a.margin - b.margin);
