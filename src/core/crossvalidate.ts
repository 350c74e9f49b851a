import { lossAndGradient, margins, pairLoss, type Differences } from "./bradley-terry.ts";
import { differencesOf, selectPairs } from "./differences.ts";
import { surfaceStart } from "./feature-layout.ts";
import { foldCount, foldsByQuery } from "./folds.ts";
import { minimise } from "./lbfgs.ts";
import { lengthMargins } from "./length-baseline.ts";
import { accuracy, expectedCalibrationError, meanLoss } from "./metrics.ts";
import type { Estimate, PreferenceSet } from "./types.ts";

/** Prior precisions of the weights on standardised features. */
export interface Ridge {
  /** λ of each of the encoder's states. */
  readonly states: number;
  /** λ of each surface feature and of the cosine. */
  readonly surface: number;
}

/**
 * The ridges that folds choose from, strong to weak. Surface features may weigh more than the 768 states: a taste for
 * short answers needs one feature, and a prior that spreads it over all would need many more choices to find it.
 */
export const RIDGES: readonly Ridge[] = [1, 10].flatMap((ratio) =>
  [3000, 1000, 300, 100, 30].map((states) => ({ states, surface: states / ratio })),
);

/** The weakest λ of the states that n pairs may choose: see docs/decisions/013. */
const weakest = (pairs: number) => (pairs < 100 ? 1000 : pairs < 500 ? 300 : 30);

/**
 * The ridges to choose from for n pairs of φ with `dimension` features; those that differ by the surface features only
 * are left out where there are none. λ is also the prior of the reward's scale: before any choice two responses differ
 * by about 1 logit at 1000, 2 at 300, 6 at 30. Few choices cannot tell a large scale from luck, so weak ridges wait.
 */
export const ridgesFor = (pairs: number, dimension: number): readonly Ridge[] =>
  RIDGES.filter(
    ({ states, surface }) => states >= weakest(pairs) && (surface === states || surfaceStart(dimension) < dimension),
  );

/** λ of every parameter θ = (u, α), D + K. */
export function precisionOf(ridge: Ridge, dimension: number, priors: number): Float64Array {
  return new Float64Array(dimension + priors)
    .fill(ridge.states)
    .fill(ridge.surface, surfaceStart(dimension), dimension)
    .fill(PRIOR_RIDGE, dimension);
}

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
  readonly ridge: Ridge;
  readonly accuracy: Estimate;
  /** Mean held-out loss a pair, nats. */
  readonly loss: number;
  readonly ece: number;
  readonly lengthBaseline: Estimate;
}

/** Penalised fit from `start`; θ = (u, α), with the prior precision of each. The tolerance is relative to the number of pairs' weight. */
export function fit(
  differences: Differences,
  precision: Float64Array,
  start?: Float64Array,
  onIteration?: (iteration: number, loss: number) => void,
) {
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
 * loss on the *other* folds: how well a ridge does on a fold never decides whether that fold is judged with it. (The
 * fold's labels did help to train the other folds' predictions; a fully nested choice would cost four times the fits.)
 * @param priors vₖ, the heads that serve as prior, each of length D.
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
  const ridges = ridgesFor(n, set.dimension);
  const heldOut = ridges.map(() => new Float64Array(n));
  let done = 0;
  for (let f = 0; f < folds; f++) {
    const training = selectPairs(all, (i) => fold[i] !== f);
    const held = Array.from({ length: n }, (_, i) => i).filter((i) => fold[i] === f);
    const heldRows = selectPairs(all, (i) => fold[i] === f);
    let start: Float64Array | undefined;
    ridges.forEach((ridge, k) => {
      const result = fit(training, precisionOf(ridge, set.dimension, priors.length), start);
      start = result.theta;
      margins(heldRows, start).forEach((margin, j) => (heldOut[k][held[j]] = margin));
      options.onProgress?.(++done, folds * ridges.length, result.value / training.label.length);
    });
  }
  const lossOf = (k: number, keep: (i: number) => boolean) =>
    set.label.reduce((sum, y, i) => (keep(i) ? sum + set.weight[i] * pairLoss(heldOut[k][i], y) : sum), 0);
  const best = (keep: (i: number) => boolean) => {
    const losses = ridges.map((_, k) => lossOf(k, keep));
    return losses.indexOf(Math.min(...losses));
  };
  const chosenFor = Array.from({ length: folds }, (_, f) => best((i) => fold[i] !== f));
  const predicted = Float64Array.from(fold, (f, i) => heldOut[chosenFor[f]][i]);
  return {
    pairs: n,
    queries,
    folds,
    ridge: ridges[best(() => true)],
    accuracy: accuracy(predicted, set.label),
    loss: meanLoss(predicted, set.label),
    ece: expectedCalibrationError(predicted, set.label),
    lengthBaseline: accuracy(lengthMargins(set, fold), set.label),
  };
}
