/**
 * Which priors the choices speak for. A prior gives each weight a precision λ. Those tried differ in how large the
 * encoder's part may be, and in how the surface features share theirs: evenly (a ridge), or each by its relevance,
 * because a taste for short answers needs one feature of them and not all. Each prior is weighed by how well it foretells
 * every query from the others (left-out.ts), and all of weight are used: the size of a reward is never known well from
 * few choices, and intervals that took one size for known would be too narrow.
 */
import { dot, margins, pairLoss, type Differences } from "./bradley-terry.ts";
import { selectPairs } from "./differences.ts";
import { dualLaplace, type DualFit } from "./dual-laplace.ts";
import { surfaceStart } from "./feature-layout.ts";
import { fit } from "./fit.ts";
import { foldsByQuery } from "./folds.ts";
import { packedLength, symmetricTimes } from "./laplace.ts";
import { leftOutLogLikelihood, pairsByQuery } from "./left-out.ts";
import { seededRandom, shuffled } from "./random.ts";

/** A prior worth using. */
export interface WeighedPrior {
  /** λ of each parameter θ = (u, α), P. */
  readonly precision: Float64Array;
  /** Its share, summing to 1 over all. */
  readonly share: number;
}

interface Candidate {
  /** Prior variance of the encoder's part of a reward, in logits², for standardised features. */
  readonly states: number;
  /** Prior variance of one surface feature's weight. */
  readonly surface: number;
  /** Whether each surface feature finds a variance of its own, from `surface` on. */
  readonly relevance: boolean;
}

const STATES = [0.1, 0.7, 5];
const CANDIDATES: readonly Candidate[] = STATES.flatMap((states) => [
  { states, surface: 0.001, relevance: false },
  { states, surface: 0.004, relevance: false },
  { states, surface: 0.02, relevance: false },
  { states, surface: 0.004, relevance: true },
  { states, surface: 0.02, relevance: true },
]);

/** Prior precision of α: a starter's reward is already in logits, so that α is about 1 at most. */
export const PRIOR_RIDGE = 1;
/** Pairs that the priors are weighed on: whole queries, drawn at random where there are more. */
const MOST_PAIRS = 200;
/** Folds by which the priors are weighed on more pairs than that. */
const INNER_FOLDS = 2;
/** Priors with relevances that are weighed so, the best on some of the pairs. */
const INNER_RELEVANCES = 3;
/** A fit that only ranks priors ends sooner, in units of `fit`'s own tolerance. */
const INNER_TOLERANCE = 30;
const RELEVANCE_STEPS = 5;
/** Where a feature's variance starts from, before its relevance is found. */
const START_VARIANCE = 0.05;
/** Left-out predictions are not independent: each counts as half a one, so that no prior wins by luck. */
const TEMPER = 0.5;
/** Priors kept, and the share below which one is left out. */
const MOST_PRIORS = 4;
const LEAST_SHARE = 0.05;

/** The pairs of whole queries, up to MOST_PAIRS. */
function someQueries(group: ArrayLike<number>): number[] {
  const chosen: number[] = [];
  for (const pairs of shuffled(pairsByQuery(group), seededRandom(1))) {
    if (chosen.length > 0 && chosen.length + pairs.length > MOST_PAIRS) continue;
    chosen.push(...pairs.slice(0, MOST_PAIRS));
  }
  return chosen.sort((a, b) => a - b);
}

/** D Λ⁻¹ Dᵀ over the columns [from, to), packed, λ given by its inverse. */
function addKernel(packed: Float64Array, rows: Float32Array, width: number, from: number, variance: ArrayLike<number>) {
  const n = rows.length / width;
  const scaled = new Float64Array(variance.length);
  for (let r = 0, at = 0; r < n; at += ++r) {
    for (let j = 0; j < variance.length; j++) scaled[j] = rows[r * width + from + j] * variance[j];
    for (let c = 0; c <= r; c++) packed[at + c] += dot(scaled, 0, rows, c * width + from, variance.length);
  }
  return packed;
}

/** New variances of the surface weights: (E[w²] + 2b)/2, the mean under a prior that expects most of them to be near 0. */
function relevances(variance: Float64Array, fit: DualFit, columns: readonly Float64Array[], floor: number) {
  return variance.map((s, j) => {
    const column = columns[j];
    const w = s * dot(column, 0, fit.a, 0, column.length);
    const spread = s - s * s * dot(symmetricTimes(fit.precision, column), 0, column, 0, column.length);
    return (w * w + Math.max(0, spread) + 2 * floor) / 2;
  });
}

/** Replaces the log-likelihoods on some queries by those on all, each predicted by a fit to the other folds. */
function heldOutLogLikelihoods(
  all: Differences,
  group: ArrayLike<number>,
  candidates: readonly { readonly precision: Float64Array; logLikelihood: number }[],
): void {
  for (const candidate of candidates) candidate.logLikelihood = 0;
  const fold = foldsByQuery(group, INNER_FOLDS, 1);
  for (let f = 0; f < INNER_FOLDS; f++) {
    const training = selectPairs(all, (i) => fold[i] !== f);
    const held = selectPairs(all, (i) => fold[i] === f);
    let start: Float64Array | undefined;
    for (const candidate of candidates) {
      start = fit(training, candidate.precision, { start, tolerance: INNER_TOLERANCE }).theta;
      margins(held, start).forEach((margin, i) => {
        candidate.logLikelihood -= held.weight[i] * pairLoss(margin, held.label[i]);
      });
    }
  }
}

/**
 * @param dimension D; the columns of `all` behind it are the starters'.
 * @param group query of each pair, n.
 * @returns the priors of weight, the heaviest first.
 */
export function weighPriors(all: Differences, dimension: number, group: ArrayLike<number>): readonly WeighedPrior[] {
  const chosen = someQueries(group);
  const { width } = all;
  const n = chosen.length;
  const rows = new Float32Array(n * width);
  chosen.forEach((pair, i) => rows.set(all.rows.subarray(pair * width, (pair + 1) * width), i * width));
  const label = Float64Array.from(chosen, (pair) => all.label[pair]);
  const weight = Float64Array.from(chosen, (pair) => all.weight[pair]);
  const groups = pairsByQuery(chosen.map((pair) => group[pair]));
  const start = surfaceStart(dimension);
  const surfaces = dimension - start;
  const columns = Array.from({ length: surfaces }, (_, j) =>
    Float64Array.from(chosen, (_pair, i) => rows[i * width + start + j]),
  );
  const states = addKernel(new Float64Array(packedLength(n)), rows, width, 0, new Float64Array(start).fill(1 / start));
  const starters = new Float64Array(width - dimension).fill(1 / PRIOR_RIDGE);
  const startersKernel = addKernel(new Float64Array(packedLength(n)), rows, width, dimension, starters);

  let a: Float64Array | undefined;
  let weighed = CANDIDATES.filter((_, k) => surfaces > 0 || k % (CANDIDATES.length / STATES.length) === 0).map(
    (candidate) => {
      let variance = new Float64Array(surfaces).fill(candidate.relevance ? START_VARIANCE : candidate.surface);
      const fitNow = () => {
        const kernel = startersKernel.map((value, at) => value + candidate.states * states[at]);
        return dualLaplace(addKernel(kernel, rows, width, start, variance), label, weight, a);
      };
      let fitted = fitNow();
      for (let step = 0; candidate.relevance && step < RELEVANCE_STEPS; step++) {
        variance = relevances(variance, fitted, columns, candidate.surface);
        a = fitted.a;
        fitted = fitNow();
      }
      a = fitted.a;
      const precision = new Float64Array(width).fill(start / candidate.states).fill(PRIOR_RIDGE, dimension);
      variance.forEach((s, j) => (precision[start + j] = 1 / s));
      return {
        relevance: candidate.relevance,
        precision,
        logLikelihood: leftOutLogLikelihood(fitted, label, weight, groups),
      };
    },
  );
  weighed.sort((p, q) => q.logLikelihood - p.logLikelihood);
  if (all.label.length > n) {
    // Relevances found on some of the pairs are no better than those are many: the even priors are always tried.
    const relevant = weighed.filter(({ relevance }) => relevance).slice(0, INNER_RELEVANCES);
    weighed = [...weighed.filter(({ relevance }) => !relevance), ...relevant];
    heldOutLogLikelihoods(all, group, weighed);
  }
  const best = Math.max(...weighed.map(({ logLikelihood }) => logLikelihood));
  const heavy = weighed
    .map(({ precision, logLikelihood }) => ({ precision, share: Math.exp(TEMPER * (logLikelihood - best)) }))
    .sort((p, q) => q.share - p.share)
    .slice(0, MOST_PRIORS)
    .filter(({ share }) => share >= LEAST_SHARE);
  const total = heavy.reduce((sum, { share }) => sum + share, 0);
  return heavy.map(({ precision, share }) => ({ precision, share: share / total }));
}
