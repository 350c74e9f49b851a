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

/** A probability as text: two digits, three near 0 and 1, and never 0 or 1 themselves. */
export function probabilityText(probability: number): string {
  if (probability >= 0.005 && probability < 0.995) return probability.toFixed(2);
  return Math.min(0.999, Math.max(0.001, probability)).toFixed(3);
}

/**
 * A score and half of its 90% interval as text, "0.72" and "0.08", near 0 and 1 "0.999" and "0.005". Both have the same number
 * of digits, unless the half needs three; only a half of 0 is shown as 0.
 */
export function scoreText({ score, interval: [low, high] }: Pick<Score, "score" | "interval">): [string, string] {
  const shown = probabilityText(score);
  const half = (high - low) / 2;
  const digits = half > 0 && half < 0.005 ? 3 : shown.length - "0.".length;
  return [shown, (half > 0 ? Math.max(half, 10 ** -digits) : 0).toFixed(digits)];
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

export function scoreResponse(head: Head, phi: Float32Array): Score {
  const reward = rewardOf(head, phi);
  const sd = posteriorDeviation(
    head.covariance,
    Float64Array.from(phi, (value, j) => value - head.mean[j]),
  );
  return scoreOf(reward, sd);
}

/** How A compares with B; both φ of the same query. */
export function comparePair(head: Head, phiA: Float32Array, phiB: Float32Array): PairScore {
  const margin = rewardOf(head, phiA) - rewardOf(head, phiB);
  const sd = posteriorDeviation(
    head.covariance,
    Float64Array.from(phiA, (value, j) => value - phiB[j]),
  );
  return { margin, sd, probability: sigmoid(margin), interval: interval(margin, sd) };
}
