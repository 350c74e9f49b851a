import { dot } from "../math/vectors.ts";
import type { Head, NamedWeights } from "../model/head.ts";
import type { LossStep, LossTrace, TrainingReport } from "../model/training-report.ts";
import type { PreferenceSet } from "../types.ts";

/** Rounds to six digits: more than any chart shows, and a third of the file's size. */
export const sixDigits = (values: ArrayLike<number>): number[] =>
  Array.from(values, (value) => Number(value.toPrecision(6)));

/** Collects the losses of the fits, iteration by iteration. */
export class LossTraces {
  readonly #traces: Map<number, { training: number[]; heldOut: number[] }>;

  /** @param before traces to continue. */
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

  /** In the order of the folds; the fit to all choices is last. */
  get all(): LossTrace[] {
    const order = [...this.#traces].sort(([a], [b]) => (a || Infinity) - (b || Infinity));
    return order.map(([fold, { training, heldOut }]) => ({
      fold,
      training: sixDigits(training),
      heldOut: sixDigits(heldOut),
    }));
  }
}

interface Shown extends Pick<TrainingReport, "losses" | "learning"> {
  /** Δ of every pair by the head of the other folds, n. */
  readonly heldOut: Float64Array;
  readonly before?: NamedWeights | undefined;
}

/** The report of a training on `set`, with the fitted head's rewards. */
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
