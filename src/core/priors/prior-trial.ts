/**
 * Tries a candidate prior on some choices: its fit in the space of pairs, the relevances of its surface features, and how well it
 * predicts each query from the others.
 */
import { dot } from "../math/vectors.ts";
import type { Differences } from "../model/bradley-terry.ts";
import { ownRows } from "../model/differences.ts";
import { dualLaplace, type DualFit } from "../model/dual-laplace.ts";
import { surfaceStart } from "../features/feature-layout.ts";
import { packedLength, symmetricTimes } from "../math/packed-matrix.ts";
import type { Candidate } from "./candidate-priors.ts";
import { leftOutLogLikelihoods } from "./left-out.ts";
import { lengthShares } from "./length-shares.ts";
import { pairsByQuery } from "../model/folds.ts";

/** A candidate and how well it predicts each query of some choices from the others. */
export interface TriedPrior {
  readonly candidate: Candidate;
  /** λ of each parameter θ = (u, α), P. */
  readonly precision: Float64Array;
  /** m, the prior's mean of θ, P. */
  readonly mean: Float64Array;
  /** Its fit in the space of pairs. */
  readonly fit: DualFit;
  /** Of each choice, left out with its query, in nats. */
  readonly logLikelihoods: Float64Array;
  /** Their sum. */
  readonly logLikelihood: number;
}

/** A prior with what each choice said of it. */
export const withLikelihoods = (
  prior: Omit<TriedPrior, "logLikelihoods" | "logLikelihood">,
  logLikelihoods: Float64Array,
): TriedPrior => ({
  ...prior,
  logLikelihoods,
  logLikelihood: logLikelihoods.reduce((sum, nats) => sum + nats, 0),
});

/** Some pairs that priors are tried on; P = D + K. */
export interface PriorTrial extends Differences {
  /** D. */
  readonly dimension: number;
  /** Query of each pair. */
  readonly group: ArrayLike<number>;
}

/** Variance of an α, or of a surface weight, that is practically 0. */
const NOTHING = 1e-4;
/** Least prior variance of a surface weight for intervals, where relevances are found: a feature that few choices do not show may matter. */
const UNFOUND = 0.02;

/**
 * Steps of the search for relevances, and steps of one that continues from another candidate. Few: each step gives more to the
 * leading features, until two of ten that explain the choices equally well have everything (docs/decisions/074).
 */
const RELEVANCE_STEPS = 4;
const MORE_STEPS = 1;
/** A fit between two steps ends at this gain, in nats per pair. */
const ROUGH = 1e-4;
/** Fisher scoring converges slowly: a fit with noise ends at this gain. */
const NOISY = 1e-6;
/** Where a feature's variance starts from, before its relevance is found. */
const START_VARIANCE = 0.05;

/** λ of each parameter for intervals, P: the prior's, except that no relevance excludes a surface feature. */
export function openPrecision(
  { candidate, precision }: Pick<TriedPrior, "candidate" | "precision">,
  dimension: number,
): Float64Array {
  if (!candidate.relevance) return precision;
  const surface = (j: number) => j >= surfaceStart(dimension) && j < dimension;
  return precision.map((lambda, j) => (surface(j) ? Math.min(lambda, 1 / UNFOUND) : lambda));
}

/** D Λ⁻¹ Dᵀ over the columns [from, to), added to `packed`, λ given by its inverse. */
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

/** Variances of the surface weights before any relevance is found. @param columns differences of each surface feature. */
function surfaceVariances({ relevance, lengthOnly, surface, length }: Candidate, columns: readonly Float64Array[]) {
  const variance = new Float64Array(columns.length).fill(relevance ? START_VARIANCE : surface);
  if (length !== undefined) lengthShares(columns).forEach((share, j) => (variance[j] += share * length));
  return lengthOnly ? variance.fill(NOTHING / 10, 1) : variance;
}

/**
 * Tries a candidate, starting from the fit and the relevances of `from`. With noise the loss has more than one minimum, so
 * such a candidate starts from the same one without noise.
 */
export type Trial = (candidate: Candidate, from?: TriedPrior) => TriedPrior;

/** Returns what tries a candidate on these pairs; each fit starts from the last one around the same mean. */
export function trialOf(trial: PriorTrial): Trial {
  const { width, dimension, label, weight, group } = trial;
  const rows = ownRows(trial);
  const n = label.length;
  const start = surfaceStart(dimension);
  const surfaces = dimension - start;
  const groups = pairsByQuery(group);
  const columns = Array.from({ length: width - start }, (_, j) =>
    Float64Array.from({ length: n }, (_entry, i) => rows[i * width + start + j]),
  );
  const states = addKernel(new Float64Array(packedLength(n)), rows, width, 0, new Float64Array(start).fill(1 / start));
  let last: TriedPrior | undefined;

  return (candidate, from) => {
    const { noise, relevance, surface, around } = candidate;
    const sameMean = last?.candidate.around?.head === around?.head ? last : undefined;
    let a = (from ?? sameMean)?.fit.a;
    let variance =
      relevance && from
        ? Float64Array.from(from.precision.subarray(start, dimension), (lambda) => 1 / lambda)
        : surfaceVariances(candidate, columns.slice(0, surfaces));
    const reward = around && columns[surfaces + around.head]; // margins of the head that the mean is, n
    const fitNow = (tolerance?: number) => {
      const kernel = states.map((value) => candidate.states * value);
      addKernel(kernel, rows, width, start, variance);
      if (around) addKernel(kernel, rows, width, dimension + around.head, [around.scale]);
      const options = { start: a, noise, offset: reward, ...(tolerance && { tolerance }) };
      const fitted = dualLaplace(kernel, label, weight, options);
      a = fitted.a;
      return fitted;
    };
    const search = relevance ? (from ? MORE_STEPS : RELEVANCE_STEPS) : 0;
    const end = noise > 0 ? NOISY : undefined;
    let fitted = fitNow(search > 0 ? ROUGH : end);
    for (let step = 1; step <= search; step++) {
      variance = relevances(variance, fitted, columns, surface);
      fitted = fitNow(step < search ? ROUGH : end);
    }
    const precision = new Float64Array(width).fill(start / candidate.states).fill(1 / NOTHING, dimension);
    variance.forEach((s, j) => (precision[start + j] = 1 / s));
    const mean = new Float64Array(width);
    if (around) {
      precision[dimension + around.head] = 1 / around.scale;
      mean[dimension + around.head] = 1;
    }
    const logLikelihoods = leftOutLogLikelihoods(fitted, label, weight, groups);
    return (last = withLikelihoods({ candidate, precision, mean, fit: fitted }, logLikelihoods));
  };
}
