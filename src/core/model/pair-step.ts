/**
 * One step of gradient descent on one pair, response A preferred to B:
 *
 *     Δ = R_A − R_B     L = −log σ(Δ)     ∂L/∂R_A = σ(Δ) − 1 = −∂L/∂R_B
 *     ∇L = (σ(Δ) − 1)(φ_A − φ_B)          W' = W − η∇L
 *
 * b follows W, b' = b − (W' − W)·φ̄, so that the average training response keeps its reward 0; it cancels in Δ.
 * Kept to teach: a training takes all choices and the prior together (fit.ts). D features.
 */
import { dot } from "../math/vectors.ts";
import { pairLoss, pairLossSlope, sigmoid } from "./bradley-terry.ts";
import { gradientStep } from "./gradient-descent.ts";

/** What a step needs of a head. */
export interface StepHead {
  /** W, D. */
  readonly weights: ArrayLike<number>;
  readonly bias: number;
  /** φ̄, D. */
  readonly mean: ArrayLike<number>;
}

/** A pair as a head sees it. */
export interface SeenPair {
  /** R_A and R_B, logits. */
  readonly rewards: readonly [number, number];
  /** Δ, logits. */
  readonly margin: number;
  /** σ(Δ) = P(A is preferred). */
  readonly probability: number;
  /** L, nats. */
  readonly loss: number;
  /** ∂L/∂R_A. */
  readonly slope: number;
}

export interface PairStep {
  readonly before: SeenPair;
  readonly after: SeenPair;
  /** ∇L by W, D. */
  readonly gradient: Float64Array;
  /** W', D. */
  readonly weights: Float64Array;
  /** b'. */
  readonly bias: number;
}

/** What a head says of a pair, and how one step on it changes that. @param rate η, at least 0. */
export function pairStep(head: StepHead, a: ArrayLike<number>, b: ArrayLike<number>, rate: number): PairStep {
  const dimension = head.weights.length;
  const before = seePair(head, a, b);
  const gradient = Float64Array.from(a, (value, j) => before.slope * (value - b[j]));
  const weights = gradientStep(head.weights, gradient, rate);
  const bias = head.bias + rate * dot(gradient, 0, head.mean, 0, dimension);
  return { before, after: seePair({ weights, bias }, a, b), gradient, weights, bias };
}

function seePair(
  { weights, bias }: Pick<StepHead, "weights" | "bias">,
  a: ArrayLike<number>,
  b: ArrayLike<number>,
): SeenPair {
  const rewardOf = (phi: ArrayLike<number>) => dot(weights, 0, phi, 0, weights.length) + bias;
  const rewards = [rewardOf(a), rewardOf(b)] as const;
  const margin = rewards[0] - rewards[1];
  return { rewards, margin, probability: sigmoid(margin), loss: pairLoss(margin), slope: pairLossSlope(margin) };
}
