import { meanLossAt } from "../model/bradley-terry.ts";
import { differencesOf, selectPairs } from "../model/differences.ts";
import { foldCount, foldsByQuery } from "../model/folds.ts";
import { lengthMargins, surfaceMargins } from "./baselines.ts";
import { heldOutMargins } from "./held-out.ts";
import { accuracy, expectedCalibrationError, meanLoss } from "./metrics.ts";
import { fitMixture } from "../priors/mixture.ts";
import type { LossStep } from "../model/training-report.ts";
import type { Estimate, PreferenceSet } from "../types.ts";

export interface CrossvalidateOptions {
  readonly folds?: number;
  readonly seed?: number;
  /** Called after every fold. */
  readonly onProgress?: (done: number, total: number, meanTrainingLoss: number) => void;
  /** Called after every iteration of every fold's fit. */
  readonly onStep?: (step: LossStep) => void;
}

export interface CrossvalidateResult {
  readonly pairs: number;
  readonly queries: number;
  readonly folds: number;
  readonly accuracy: Estimate;
  /** Mean held-out loss per pair, nats. */
  readonly loss: number;
  readonly ece: number;
  readonly lengthBaseline: Estimate;
  /** Accuracy of the surface features alone, on the same folds; absent for a layout without them. */
  readonly surfaceBaseline?: Estimate;
  /** Δ of each pair, first minus second, by the head of the other folds, n. */
  readonly margins: Float64Array;
  /** Margins of the length-only baseline on the same folds: +1, 0 or −1, n. */
  readonly lengthMargins: Float64Array;
  /** Fold of each pair, n. */
  readonly fold: Int32Array;
}

/**
 * Held-out figures over folds grouped by query. Each fold is predicted by a head that was fitted to the other folds, with
 * priors that were weighted on the other folds only.
 * @param priors vₖ, the weights of the starter heads, each of length D.
 * @throws RangeError for fewer than two folds or queries.
 */
export function crossvalidate(
  set: PreferenceSet,
  priors: readonly Float32Array[],
  options: CrossvalidateOptions = {},
): CrossvalidateResult {
  const queries = new Set(set.group).size;
  const folds = foldCount(queries, options.folds ?? 5);
  const fold = foldsByQuery(set.group, folds, options.seed ?? 0);
  const all = differencesOf(set, priors);
  const n = set.label.length;
  const { onStep } = options;
  const predicted = heldOutMargins(all, fold, (f, held) => {
    const training = selectPairs(all, (i) => fold[i] !== f);
    const mixture = fitMixture(
      training,
      set.dimension,
      set.group.filter((_, i) => fold[i] !== f),
      onStep &&
        ((iteration, loss, theta) =>
          onStep({ fold: f + 1, iteration, training: loss, heldOut: meanLossAt(held, theta) })),
    );
    options.onProgress?.(f + 1, folds, mixture.loss / training.label.length);
    return mixture.theta;
  });
  const byLength = lengthMargins(set, fold);
  const bySurface = surfaceMargins(set, fold);
  return {
    pairs: n,
    queries,
    folds,
    accuracy: accuracy(predicted, set.label, set.group),
    loss: meanLoss(predicted, set.label),
    ece: expectedCalibrationError(predicted, set.label),
    lengthBaseline: accuracy(byLength, set.label, set.group),
    ...(bySurface && { surfaceBaseline: accuracy(bySurface, set.label, set.group) }),
    margins: predicted,
    lengthMargins: byLength,
    fold,
  };
}
