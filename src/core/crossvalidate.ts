import { lossAndGradient, margins, pairLoss, type Differences } from "./bradley-terry.ts";
import { differencesOf, selectPairs } from "./differences.ts";
import { foldCount, foldsByQuery } from "./folds.ts";
import { minimise } from "./lbfgs.ts";
import { lengthMargins } from "./length-baseline.ts";
import { accuracy, expectedCalibrationError, meanLoss } from "./metrics.ts";
import type { Estimate, PreferenceSet } from "./types.ts";

/** Ridge λ, the prior precision of a weight on a standardised feature, from strong to weak. */
export const RIDGES = [3000, 1000, 300, 100, 30, 10, 3] as const;

/** ρ, the prior precision of α: a starter's reward is already in logits, so that α is about 1 at most. */
export const PRIOR_RIDGE = 1;

export interface CrossvalidateOptions {
  readonly folds?: number;
  readonly seed?: number;
  /** Called after every fit. */
  readonly onProgress?: (done: number, total: number, meanTrainingLoss: number) => void;
}

export interface CrossvalidateResult {
  readonly pairs: number;
  readonly queries: number;
  readonly folds: number;
  /** The ridge with the least held-out loss over all folds: the one for the final fit. */
  readonly ridge: number;
  readonly accuracy: Estimate;
  /** Mean held-out loss a pair, nats. */
  readonly loss: number;
  readonly ece: number;
  readonly lengthBaseline: Estimate;
}

/** Penalised fit from `start`; θ = (u, α). The tolerance is relative to the number of pairs' weight. */
export function fit(
  differences: Differences,
  ridge: number,
  priors: number,
  start?: Float64Array,
  onIteration?: (iteration: number, loss: number) => void,
) {
  const precision = new Float64Array(differences.width).fill(ridge);
  precision.fill(PRIOR_RIDGE, differences.width - priors);
  const total = differences.weight.reduce((sum, c) => sum + c, 0);
  return minimise(
    (theta, g) => lossAndGradient(differences, precision, theta, g),
    start ?? new Float64Array(differences.width),
    {
      tolerance: 1e-5 * Math.max(1, total),
      ...(onIteration && { onIteration }),
    },
  );
}

/**
 * Held-out figures over folds grouped by query. Every fold is predicted with the ridge that has the least held-out
 * loss on the *other* folds, so that no pair has a say in the ridge it is judged with.
 * @param priors vₖ, the heads that serve as prior, each of length D.
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
  const heldOut = RIDGES.map(() => new Float64Array(n));
  let done = 0;
  for (let f = 0; f < folds; f++) {
    const training = selectPairs(all, (i) => fold[i] !== f);
    const held = Array.from({ length: n }, (_, i) => i).filter((i) => fold[i] === f);
    const heldRows = selectPairs(all, (i) => fold[i] === f);
    let start: Float64Array | undefined;
    RIDGES.forEach((ridge, k) => {
      const result = fit(training, ridge, priors.length, start);
      start = result.theta;
      margins(heldRows, start).forEach((margin, j) => (heldOut[k][held[j]] = margin));
      options.onProgress?.(++done, folds * RIDGES.length, result.value / training.label.length);
    });
  }
  const lossOf = (k: number, keep: (i: number) => boolean) =>
    set.label.reduce((sum, y, i) => (keep(i) ? sum + set.weight[i] * pairLoss(heldOut[k][i], y) : sum), 0);
  const best = (keep: (i: number) => boolean) => {
    const losses = RIDGES.map((_, k) => lossOf(k, keep));
    return losses.indexOf(Math.min(...losses));
  };
  const chosenFor = Array.from({ length: folds }, (_, f) => best((i) => fold[i] !== f));
  const predicted = Float64Array.from(fold, (f, i) => heldOut[chosenFor[f]][i]);
  return {
    pairs: n,
    queries,
    folds,
    ridge: RIDGES[best(() => true)],
    accuracy: accuracy(predicted, set.label),
    loss: meanLoss(predicted, set.label),
    ece: expectedCalibrationError(predicted, set.label),
    lengthBaseline: accuracy(lengthMargins(set, fold), set.label),
  };
}
