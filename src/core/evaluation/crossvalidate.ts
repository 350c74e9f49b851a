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
  return heldOutFigures(set, fold, predicted, surfaceMargins(set, fold));
}

/**
 * The figures of held-out margins.
 * @param margins of each pair by a head of the other folds, n. @param bySurface the same by the surface features alone.
 */
export function heldOutFigures(
  set: Omit<PreferenceSet, "features">,
  fold: Int32Array,
  margins: Float64Array,
  bySurface: Float64Array | undefined,
): CrossvalidateResult {
  const { label, group } = set;
  const byLength = lengthMargins(set, fold);
  return {
    pairs: label.length,
    queries: new Set(group).size,
    folds: new Set(fold).size,
    accuracy: accuracy(margins, label, group),
    loss: meanLoss(margins, label),
    ece: expectedCalibrationError(margins, label),
    lengthBaseline: accuracy(byLength, label, group),
    ...(bySurface && { surfaceBaseline: accuracy(bySurface, label, group) }),
    margins,
    lengthMargins: byLength,
    fold,
  };
}
