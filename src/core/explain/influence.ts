/**
 * What each choice adds to a reward: R as it is, less R of the head that had not seen the choice, by one Newton step
 * from the present one:
 *
 *     influenceᵢ = xᵀAdᵢ · cᵢ(yᵢ − pᵢ) / (1 − cᵢpᵢ(1 − pᵢ)·dᵢᵀAdᵢ),   x = φ − φ̄,   A = Σₖ πₖAₖ
 *
 * A is the head's C less what its priors disagree about or may have missed (mixture.ts): a choice moves each prior's fit,
 * and not the priors. φ̄ and the priors are held. Source: approximate leave-one-out for penalised likelihoods, Rad & Maleki
 * 2020.
 */
import { dot } from "../math/vectors.ts";
import { pairLossSlope, sigmoid } from "../model/bradley-terry.ts";
import type { Head } from "../model/head.ts";
import { symmetricTimes } from "../math/packed-matrix.ts";
import type { PreferenceSet } from "../types.ts";

/**
 * @param set the choices that the head was trained on. @param phi φ of the response that is explained, D.
 * @returns in logits, one a choice: above 0 raised the reward.
 */
export function influences(
  head: Pick<Head, "weights" | "mean" | "covariance" | "agreed">,
  set: PreferenceSet,
  phi: Float32Array,
): Float64Array {
  const x = Float64Array.from(phi, (value, j) => value - head.mean[j]);
  return Float64Array.from(set.label, (_, i) => {
    const { direction, pull } = takenBack(head, set, i);
    return pull * dot(direction, 0, x, 0, set.dimension);
  });
}

/** What a head loses when one of its choices is taken back. */
export interface TakenBack {
  /** Ad, D: how the weights move, and in which direction they are known less. */
  readonly direction: Float64Array;
  /** c(y − p)/(1 − s·dᵀAd), s = c·p(1 − p): a reward falls by so many times xᵀAd. */
  readonly pull: number;
  /** s/(1 − s·dᵀAd): a variance grows by so many times (xᵀAd)². */
  readonly doubt: number;
}

/** Choice i of those that the head was trained on, taken back by the step of the docstring above. */
export function takenBack(
  head: Pick<Head, "weights" | "covariance" | "agreed">,
  { features, dimension, first, second, label, weight }: PreferenceSet,
  i: number,
): TakenBack {
  const [a, b] = [first[i] * dimension, second[i] * dimension];
  const d = Float64Array.from({ length: dimension }, (_, j) => features[a + j] - features[b + j]);
  const direction = symmetricTimes(head.agreed ?? head.covariance, d);
  const margin = dot(head.weights, 0, d, 0, dimension);
  const p = sigmoid(margin);
  const information = weight[i] * p * (1 - p);
  const left = Math.max(1 - information * dot(direction, 0, d, 0, dimension), LEAST_LEFT);
  return { direction, pull: (-weight[i] * pairLossSlope(margin, label[i])) / left, doubt: information / left };
}

/** What is left of the doubt about a pair once its own choice is taken out is never taken for less than this share. */
const LEAST_LEFT = 0.05;
