/**
 *     R = w·φ + b      score = σ(R)      interval = σ(R ∓ z·sd),  sd = √((φ − φ̄)ᵀC(φ − φ̄))
 *
 * The score is the probability that the response beats the average training response φ̄, which has reward 0.
 */
import { dot } from "../math/vectors.ts";
import { sigmoid } from "./bradley-terry.ts";
import type { Head } from "./head.ts";
import { posteriorDeviation } from "./laplace.ts";
import { Z90 } from "../math/statistics.ts";

export interface Score {
  /** R, in logits. */
  readonly reward: number;
  /** Posterior standard deviation of R, in logits. */
  readonly sd: number;
  /** σ(R), 0 to 1. */
  readonly score: number;
  /** 90% interval of the score. */
  readonly interval: readonly [number, number];
}

export interface PairScore {
  /** Δ = R_A − R_B, in logits. */
  readonly margin: number;
  readonly sd: number;
  /** P(A ≻ B) = σ(Δ). */
  readonly probability: number;
  /** 90% interval of the probability. */
  readonly interval: readonly [number, number];
}

const interval = (centre: number, sd: number) => [sigmoid(centre - Z90 * sd), sigmoid(centre + Z90 * sd)] as const;

/** R = w·φ + b. Throws RangeError when φ is not of the head's dimension. */
export function rewardOf(head: Head, phi: Float32Array): number {
  if (phi.length !== head.weights.length) {
    throw new RangeError(`head "${head.card.id}" takes ${head.weights.length} features, not ${phi.length}`);
  }
  return dot(head.weights, 0, phi, 0, phi.length) + head.bias;
}

/** The score of a reward and its standard deviation, both in logits. */
export const scoreOf = (reward: number, sd: number): Score => ({
  reward,
  sd,
  score: sigmoid(reward),
  interval: interval(reward, sd),
});

/** a − b in double precision; a loop, because Float64Array.from with a function takes half as long as the deviation. */
function difference(a: Float32Array, b: Float32Array): Float64Array {
  const result = new Float64Array(a.length);
  for (let j = 0; j < a.length; j++) result[j] = a[j] - b[j];
  return result;
}

export function scoreResponse(head: Head, phi: Float32Array): Score {
  const reward = rewardOf(head, phi);
  return scoreOf(reward, posteriorDeviation(head.covariance, difference(phi, head.mean)));
}

/** How A compares with B; both φ of the same query. */
export function comparePair(head: Head, phiA: Float32Array, phiB: Float32Array): PairScore {
  const margin = rewardOf(head, phiA) - rewardOf(head, phiB);
  const sd = posteriorDeviation(head.covariance, difference(phiA, phiB));
  return { margin, sd, probability: sigmoid(margin), interval: interval(margin, sd) };
}
