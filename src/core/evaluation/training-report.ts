import { dot } from "../math/vectors.ts";
import type { Head } from "../model/head.ts";
import type { LearningPoint } from "./learning-curve.ts";
import type { PreferenceSet } from "../types.ts";

/** Mean loss a choice after each iteration of one fit, in nats; the first entry is the start, a coin's ln 2. */
export interface LossTrace {
  /** From 1; 0 is the fit to all choices, which holds none out. */
  readonly fold: number;
  readonly training: readonly number[];
  readonly heldOut: readonly number[];
}

/** One iteration of a fit, as it happens. */
export interface LossStep {
  readonly fold: number;
  readonly iteration: number;
  readonly training: number;
  readonly heldOut?: number;
}

/**
 * What a training showed, choice by choice: n choices, in the order of the training. Numbers only, no texts.
 * Kept beside the head as report.json.
 */
export interface TrainingReport {
  readonly schema: 1;
  /** Keys of the pairs, by which the log finds their texts; empty where the caller gave none. */
  readonly keys: readonly string[];
  /** P(first is preferred): 1, 0, or ½ for a tie. */
  readonly label: readonly number[];
  /** Δ = R(first) − R(second) by the head of the other folds, which had not seen the query. */
  readonly heldOut: readonly number[];
  /** R by the new head, in logits. */
  readonly rewards: { readonly first: readonly number[]; readonly second: readonly number[] };
  /** Δ by the head that scored before. */
  readonly before?: { readonly head: string; readonly margins: readonly number[] } | undefined;
  readonly losses: readonly LossTrace[];
  /** Accuracy against the number of choices, smallest first; empty where it was not asked for. */
  readonly learning: readonly LearningPoint[];
}

/** Six digits are more than any chart shows, and a third of the file. */
export const sixDigits = (values: ArrayLike<number>): number[] =>
  Array.from(values, (value) => Number(value.toPrecision(6)));

/** Gathers the steps of the fits. */
export class LossTraces {
  readonly #traces: Map<number, { training: number[]; heldOut: number[] }>;

  /** @param before steps that are known already. */
  constructor(before: readonly LossTrace[] = []) {
    this.#traces = new Map(
      before.map(({ fold, training, heldOut }) => [fold, { training: [...training], heldOut: [...heldOut] }]),
    );
  }

  add({ fold, training, heldOut }: LossStep): void {
    const trace = this.#traces.get(fold) ?? { training: [], heldOut: [] };
    trace.training.push(training);
    if (heldOut !== undefined) trace.heldOut.push(heldOut);
    this.#traces.set(fold, trace);
  }

  /** In the order of the folds, the fit to all choices last. */
  get all(): LossTrace[] {
    const order = [...this.#traces].sort(([a], [b]) => (a || Infinity) - (b || Infinity));
    return order.map(([fold, { training, heldOut }]) => ({
      fold,
      training: sixDigits(training),
      heldOut: sixDigits(heldOut),
    }));
  }
}

/** The head that scored before a training. */
export interface HeadBefore {
  readonly name: string;
  /** w, D. */
  readonly weights: Float32Array;
}

interface Shown extends Pick<TrainingReport, "losses" | "learning"> {
  /** Δ of every pair by the head of the other folds, n. */
  readonly heldOut: Float64Array;
  readonly before?: HeadBefore | undefined;
}

/** The report of a training: `set` with what it showed, and the head that came of it. */
export function trainingReport(
  set: PreferenceSet,
  { weights, bias }: Pick<Head, "weights" | "bias">,
  { heldOut, before, losses, learning }: Shown,
): TrainingReport {
  const { features, dimension, first, second } = set;
  const rewards = (w: Float32Array, b: number) =>
    Float64Array.from(
      { length: features.length / dimension },
      (_, row) => dot(features, row * dimension, w, 0, dimension) + b,
    );
  const rows = rewards(weights, bias);
  const rowsBefore = before && rewards(before.weights, 0);
  const of = (values: Float64Array, which: Int32Array) => sixDigits(Array.from(which, (row) => values[row]));
  return {
    schema: 1,
    keys: [],
    label: [...set.label],
    heldOut: sixDigits(heldOut),
    rewards: { first: of(rows, first), second: of(rows, second) },
    ...(before &&
      rowsBefore && {
        before: {
          head: before.name,
          margins: sixDigits(Array.from(first, (row, i) => rowsBefore[row] - rowsBefore[second[i]])),
        },
      }),
    losses,
    learning,
  };
}
