/**
 * What each choice adds to a reward: R minus the R of a head that was trained without the choice, by one Newton step
 * from the present head:
 *
 *     influenceᵢ = xᵀAdᵢ · cᵢ(yᵢ − pᵢ) / (1 − cᵢpᵢ(1 − pᵢ)·dᵢᵀAdᵢ),   x = φ − φ̄,   A = Σₖ πₖAₖ
 *
 * A is the head's C without the disagreement between the priors and without their open precision (mixture.ts): a choice moves the
 * fit under each prior, and not the priors. φ̄ and the priors are kept. Source: approximate leave-one-out for penalised likelihoods, Rad & Maleki
 * 2020.
 */
import { dot } from "../math/vectors.ts";
import { pairLossSlope, sigmoid } from "../model/bradley-terry.ts";
import type { Head } from "../model/head.ts";
import { symmetricTimes } from "../math/packed-matrix.ts";
import type { PreferenceSet } from "../types.ts";

/**
 * @param set the choices that the head was trained on. @param phi φ of the response that is explained, D.
 * @returns logits, one per choice; above 0 raised the reward.
 */
export function influences(
  head: Pick<Head, "weights" | "mean" | "covariance" | "agreed">,
  set: PreferenceSet,
  phi: Float32Array,
): Float64Array {
  const x = Float64Array.from(phi, (value, j) => value - head.mean[j]);
  return Float64Array.from(set.label, (_, i) => {
    const { direction, pull } = leaveOneOut(head, set, i);
    return pull * dot(direction, 0, x, 0, set.dimension);
  });
}

/** How a head changes when one of its choices is left out. */
export interface LeaveOneOut {
  /** Ad, D: the direction in which the weights move and become less certain. */
  readonly direction: Float64Array;
  /** c(y − p)/(1 − s·dᵀAd), s = c·p(1 − p): a reward falls by pull·xᵀAd. */
  readonly pull: number;
  /** s/(1 − s·dᵀAd): a variance grows by varianceGain·(xᵀAd)². */
  readonly varianceGain: number;
}

/** Leaves choice i of the training out, by the step of the docstring above. */
export function leaveOneOut(
  head: Pick<Head, "weights" | "covariance" | "agreed">,
  { features, dimension, first, second, label, weight }: PreferenceSet,
  i: number,
): LeaveOneOut {
  const [a, b] = [first[i] * dimension, second[i] * dimension];
  const d = Float64Array.from({ length: dimension }, (_, j) => features[a + j] - features[b + j]);
  const direction = symmetricTimes(head.agreed ?? head.covariance, d);
  const margin = dot(head.weights, 0, d, 0, dimension);
  const p = sigmoid(margin);
  const information = weight[i] * p * (1 - p);
  const left = Math.max(1 - information * dot(direction, 0, d, 0, dimension), LEAST_LEFT);
  return { direction, pull: (-weight[i] * pairLossSlope(margin, label[i])) / left, varianceGain: information / left };
}

/** Smallest value of 1 − s·dᵀAd that is used: below it one Newton step does not approximate the refit. */
const LEAST_LEFT = 0.05;
