/**
 * Adds one choice to a head without a training: the head's posterior N(w, C) is the prior, the choice is the evidence.
 *
 *     w' = argmin ½(w' − w)ᵀC⁻¹(w' − w) + c·loss(d·w', y) = w + t·Cd,   t = −c(σ(m + t·v) − y),   v = dᵀCd
 *     C' = C − s/(1 + s·v)·Cd dᵀC,   s = c·p'(1 − p')
 *
 * m is the present margin; t is found by Newton's method on a convex function of one variable. b' keeps the mean
 * training response φ̄ at reward 0. The priors stay the same until the next training. O(D²), about a millisecond.
 * Source: assumed-density filtering, Opper 1998; the Laplace approximation with one observation.
 */
import { dot } from "../math/vectors.ts";
import { pairLossSlope, sigmoid } from "./bradley-terry.ts";
import type { Head } from "./head.ts";
import { symmetricTimes } from "../math/packed-matrix.ts";

/** A choice between two responses to one query, by their φ. */
export interface OneChoice {
  readonly first: Float32Array;
  readonly second: Float32Array;
  /** P(first is preferred), 0 to 1. */
  readonly label: number;
  /** c: 1 is one ordinary choice. */
  readonly weight: number;
}

const MOST_STEPS = 50;

/** The t of the docstring: the root of g(t) = t + c(σ(m + tv) − y), whose slope is at least 1. */
function stepLength(margin: number, variance: number, label: number, weight: number): number {
  // σ is within 0 and 1, so the root is between these; a Newton step that leaves them becomes a bisection.
  let [low, high] = [weight * (label - 1), weight * label];
  let t = 0;
  for (let step = 0; step < MOST_STEPS; step++) {
    const at = margin + t * variance;
    const g = t + weight * pairLossSlope(at, label);
    if (Math.abs(g) < 1e-12) break;
    if (g > 0) high = t;
    else low = t;
    const p = sigmoid(at);
    const next = t - g / (1 + weight * p * (1 - p) * variance);
    t = next > low && next < high ? next : (low + high) / 2;
  }
  return t;
}

/** C' of the docstring above. @param cd Cd. @param s information of the choice. */
function downdateCovariance(packed: Float32Array, d: Float64Array, cd: Float64Array, s: number): Float32Array {
  const shrink = s / (1 + s * Math.max(0, dot(d, 0, cd, 0, d.length)));
  const after = packed.slice();
  for (let r = 0, at = 0; r < cd.length; at += ++r) {
    const scale = shrink * cd[r];
    for (let c = 0; c <= r; c++) after[at + c] -= scale * cd[c];
  }
  return after;
}

/** Returns the head after one more choice; the given one is not changed. @throws RangeError for φ of another dimension. */
export function withChoice(head: Head, { first, second, label, weight }: OneChoice): Head {
  const { weights, mean, covariance, agreed } = head;
  const dimension = weights.length;
  if (first.length !== dimension || second.length !== dimension) {
    throw new RangeError(
      `head "${head.card.id}" takes ${dimension} features, not ${first.length} and ${second.length}`,
    );
  }
  const d = Float64Array.from(first, (value, j) => value - second[j]);
  const cd = symmetricTimes(covariance, d);
  const variance = Math.max(0, dot(d, 0, cd, 0, dimension));
  const margin = dot(weights, 0, d, 0, dimension);
  const t = stepLength(margin, variance, label, weight);
  const p = sigmoid(margin + t * variance);
  const curvature = weight * p * (1 - p);
  return {
    ...head,
    weights: weights.map((w, j) => w + t * cd[j]),
    bias: head.bias - t * dot(cd, 0, mean, 0, dimension),
    covariance: downdateCovariance(covariance, d, cd, curvature),
    ...(agreed && { agreed: downdateCovariance(agreed, d, symmetricTimes(agreed, d), curvature) }),
    added: (head.added ?? 0) + 1,
  };
}
