/**
 * Plain gradient descent on the Bradley–Terry loss, to teach and to compare with L-BFGS:
 *
 *     ∇L = (σ(Δ) − 1)(∇R_A − ∇R_B)          of one pair, A preferred
 *     θ ← θ − η∇L
 */
import { lossAndGradient, type Differences } from "./bradley-terry.ts";

/** One step of plain gradient descent, θ ← θ − η∇L; returns the new θ. */
export function gradientStep(theta: ArrayLike<number>, gradient: ArrayLike<number>, rate: number): Float64Array {
  return Float64Array.from(theta, (value, j) => value - rate * gradient[j]);
}

/**
 * ∇L of one pair, by what the model says of it and the gradients of both rewards. For a linear reward ∇R is φ.
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
  /** Mean loss a pair before the first step and after each, in nats. */
  readonly losses: readonly number[];
}

/** Some steps of gradient descent on the mean loss of n pairs, from θ = 0, without a prior. */
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
