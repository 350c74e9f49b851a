import { dot } from "../math/vectors.ts";
import type { LossStep, LossTrace, TrainingReport } from "../model/training-report.ts";
import type { PreferenceSet } from "../types.ts";

/** Rounds to six digits: more than any chart shows, and a third of the file's size. */
const sixDigits = (values: ArrayLike<number>): number[] => Array.from(values, (value) => Number(value.toPrecision(6)));

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
}

/** R of both responses of every pair, n each. */
export interface PairRewards {
  readonly first: ArrayLike<number>;
  readonly second: ArrayLike<number>;
}

/** w·φ + b of both responses of every pair. */
export function rewardsOf(set: PreferenceSet, weights: Float32Array, bias: number): PairRewards {
  const { features, dimension, first, second } = set;
  const rows = Float64Array.from(
    { length: features.length / dimension },
    (_, row) => dot(features, row * dimension, weights, 0, dimension) + bias,
  );
  return { first: Array.from(first, (row) => rows[row]), second: Array.from(second, (row) => rows[row]) };
}

/**
 * The report of a training on choices with these labels.
 * @param now rewards by the fitted head. @param before by the head that scored before, where there is one.
 */
export function trainingReport(
  label: ArrayLike<number>,
  now: PairRewards,
  { heldOut, losses, learning }: Shown,
  before?: PairRewards & { readonly head: string },
): TrainingReport {
  return {
    schema: 1,
    keys: [],
    label: Array.from(label),
    heldOut: sixDigits(heldOut),
    rewards: { first: sixDigits(now.first), second: sixDigits(now.second) },
    ...(before && {
      before: {
        head: before.head,
        margins: sixDigits(Array.from(before.first, (reward, i) => reward - before.second[i])),
      },
    }),
    losses,
    learning,
  };
}
