import { lossAndGradient, type Differences } from "./bradley-terry.ts";
import { minimise } from "../math/lbfgs.ts";

export interface FitOptions {
  readonly start?: Float64Array | undefined;
  /** m, P: the prior's mean; default 0. The fit starts there. */
  readonly mean?: Float64Array | undefined;
  /** ε, label noise; default 0. */
  readonly noise?: number;
  /** Largest slope at the end, in 1e-5 of the pairs' weight; default 1. */
  readonly tolerance?: number;
  readonly onIteration?: ((iteration: number, loss: number, theta: Float64Array) => void) | undefined;
}

/**
 * Penalised fit of θ = (u, α) with the prior precision of each. The tolerance is relative to the total weight of the pairs.
 * With label noise the loss is not convex: the fit starts at the minimum of the loss without noise.
 */
export function fit(differences: Differences, precision: Float64Array, options: FitOptions = {}) {
  const { mean, start = mean ?? new Float64Array(differences.width), noise = 0, tolerance = 1, onIteration } = options;
  const total = differences.weight.reduce((sum, c) => sum + c, 0);
  const under = (epsilon: number, from: Float64Array) =>
    minimise((theta, g) => lossAndGradient(differences, precision, theta, g, epsilon, mean), from, {
      tolerance: 1e-5 * tolerance * Math.max(1, total),
      ...(onIteration && epsilon === noise && { onIteration }),
    });
  const plain = under(0, start);
  return noise === 0 ? plain : under(noise, plain.theta);
}
