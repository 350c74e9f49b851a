/**
 * The priors that are tried on a set of choices, each fitted to them in the space of pairs (dual-laplace.ts). They differ
 * in how large the encoder's part may be, in how the surface features share theirs (evenly, by a ridge, or each by its
 * relevance, because a taste for short answers needs one feature and not all), and in how far the starters count.
 */
import { dot } from "./bradley-terry.ts";
import { dualLaplace, type DualFit } from "./dual-laplace.ts";
import { surfaceStart } from "./feature-layout.ts";
import { packedLength, symmetricTimes } from "./laplace.ts";
import { leftOutLogLikelihood, pairsByQuery } from "./left-out.ts";

export interface Candidate {
  /** Prior variance of the encoder's part of a reward, in logits², for standardised features. */
  readonly states: number;
  /** Prior variance of one surface feature's weight. */
  readonly surface: number;
  /** Whether each surface feature finds a variance of its own, from `surface` on. */
  readonly relevance: boolean;
  /** Prior variance of each α. A starter's reward is already in logits, so that α is about 1 at most. */
  readonly starters: number;
}

/** A candidate and how well it foretells each query of some choices from the others. */
export interface TriedPrior {
  readonly candidate: Candidate;
  /** λ of each parameter θ = (u, α), P. */
  readonly precision: Float64Array;
  /** Of all choices left out, in nats. */
  readonly logLikelihood: number;
}

/** Some pairs, and what is tried on them. */
export interface PriorTrial {
  readonly rows: Float32Array;
  /** P = D + K. */
  readonly width: number;
  /** D. */
  readonly dimension: number;
  readonly label: Float64Array;
  readonly weight: Float64Array;
  /** Query of each pair. */
  readonly group: ArrayLike<number>;
}

/** Variance of an α that counts for nothing. */
export const NO_STARTERS = 1e-4;
/** Those of an α that counts. */
export const STARTERS = [0.1, 1];
const STATES = [0.1, 0.7, 5];

/** Without starters; on features without surface features only the states differ. */
export function plainCandidates(surfaces: number): Candidate[] {
  return STATES.flatMap((states) => {
    const of = (surface: number, relevance: boolean) => ({ states, surface, relevance, starters: NO_STARTERS });
    if (surfaces === 0) return [of(1, false)];
    return [of(0.001, false), of(0.004, false), of(0.02, false), of(0.004, true), of(0.02, true)];
  });
}

const RELEVANCE_STEPS = 5;
/** Where a feature's variance starts from, before its relevance is found. */
const START_VARIANCE = 0.05;

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

/** What tries a candidate on these pairs; each fit starts from the last. */
export function trialOf({ rows, width, dimension, label, weight, group }: PriorTrial): (of: Candidate) => TriedPrior {
  const n = label.length;
  const start = surfaceStart(dimension);
  const surfaces = dimension - start;
  const groups = pairsByQuery(group);
  const columns = Array.from({ length: surfaces }, (_, j) =>
    Float64Array.from({ length: n }, (_entry, i) => rows[i * width + start + j]),
  );
  const kernelOf = (from: number, variance: Float64Array) =>
    addKernel(new Float64Array(packedLength(n)), rows, width, from, variance);
  const states = kernelOf(0, new Float64Array(start).fill(1 / start));
  const starters = kernelOf(dimension, new Float64Array(width - dimension).fill(1));
  let a: Float64Array | undefined;

  return (candidate) => {
    let variance = new Float64Array(surfaces).fill(candidate.relevance ? START_VARIANCE : candidate.surface);
    const fitNow = () => {
      const kernel = states.map((value, at) => candidate.states * value + candidate.starters * starters[at]);
      const fitted = dualLaplace(addKernel(kernel, rows, width, start, variance), label, weight, a);
      a = fitted.a;
      return fitted;
    };
    let fitted = fitNow();
    for (let step = 0; candidate.relevance && step < RELEVANCE_STEPS; step++) {
      variance = relevances(variance, fitted, columns, candidate.surface);
      fitted = fitNow();
    }
    const precision = new Float64Array(width).fill(start / candidate.states).fill(1 / candidate.starters, dimension);
    variance.forEach((s, j) => (precision[start + j] = 1 / s));
    return { candidate, precision, logLikelihood: leftOutLogLikelihood(fitted, label, weight, groups) };
  };
}
