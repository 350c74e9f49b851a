/**
 * Plain gradient descent on the Bradley–Terry loss, to teach and to compare with L-BFGS:
 *
 *     Δ = R_A − R_B     L = −log σ(Δ)     ∂L/∂R_A = σ(Δ) − 1 = −∂L/∂R_B       of one pair, A preferred
 *     ∇L = (σ(Δ) − 1)(∇R_A − ∇R_B)          θ ← θ − η∇L
 *
 * For a head, ∇R is φ. b follows W, b' = b − (W' − W)·φ̄, so the average training response keeps its reward 0; b cancels
 * in Δ. A training uses all choices and the prior together (fit.ts). D features.
 */
import { dot } from "../math/vectors.ts";
import { lossAndGradient, pairLoss, pairLossSlope, sigmoid, type Differences } from "./bradley-terry.ts";

/** One step of plain gradient descent, θ ← θ − η∇L; returns the new θ. */
export function gradientStep(theta: ArrayLike<number>, gradient: ArrayLike<number>, rate: number): Float64Array {
  return Float64Array.from(theta, (value, j) => value - rate * gradient[j]);
}

/**
 * ∇L of one pair, from the model's probability and the gradients of both rewards. For a linear reward ∇R is φ.
 * @param probability σ(Δ), the model's P(A ≻ B). @param preferred ∇R_A. @param other ∇R_B, of the same length.
 */
export function pairGradient(
  probability: number,
  preferred: ArrayLike<number>,
  other: ArrayLike<number>,
): Float64Array {
  return Float64Array.from(preferred, (value, j) => (probability - 1) * (value - other[j]));
}

export interface Descent {
  readonly theta: Float64Array;
  /** Mean loss per pair before the first step and after each, in nats. */
  readonly losses: readonly number[];
}

/** Runs gradient descent on the mean loss of n pairs, from θ = 0, without a prior. */
export function descend(differences: Differences, rate: number, steps: number): Descent {
  const { width, weight } = differences;
  const total = weight.reduce((sum, c) => sum + c, 0);
  const mean = { ...differences, weight: weight.map((c) => c / total) };
  const noPrior = new Float64Array(width);
  const gradient = new Float64Array(width);
  let theta: Float64Array = new Float64Array(width);
  const losses = [lossAndGradient(mean, noPrior, theta, gradient)];
  for (let step = 0; step < steps; step++) {
    theta = gradientStep(theta, gradient, rate);
    losses.push(lossAndGradient(mean, noPrior, theta, gradient));
  }
  return { theta, losses };
}

/** The part of a head that a step uses. */
export interface StepHead {
  /** W, D. */
  readonly weights: ArrayLike<number>;
  readonly bias: number;
  /** φ̄, D. */
  readonly mean: ArrayLike<number>;
}

/** What a head predicts for a pair. */
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

/** One step of gradient descent on one pair, and what the head predicts before and after it. @param rate η, at least 0. */
export function pairStep(head: StepHead, a: ArrayLike<number>, b: ArrayLike<number>, rate: number): PairStep {
  const dimension = head.weights.length;
  const before = seePair(head, a, b);
  const gradient = pairGradient(before.probability, a, b);
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
