import { lossAndGradient, type Differences } from "./bradley-terry.ts";
import { minimise } from "./lbfgs.ts";

export interface FitOptions {
  readonly start?: Float64Array | undefined;
  /** Largest slope at the end, in 1e-5 of the pairs' weight; default 1. */
  readonly tolerance?: number;
  readonly onIteration?: ((iteration: number, loss: number, theta: Float64Array) => void) | undefined;
}

/** Penalised fit; θ = (u, α), with the prior precision of each. The tolerance is relative to the number of pairs' weight. */
export function fit(differences: Differences, precision: Float64Array, options: FitOptions = {}) {
  const { start = new Float64Array(differences.width), tolerance = 1, onIteration } = options;
  const total = differences.weight.reduce((sum, c) => sum + c, 0);
  return minimise((theta, g) => lossAndGradient(differences, precision, theta, g), start, {
    tolerance: 1e-5 * tolerance * Math.max(1, total),
    ...(onIteration && { onIteration }),
  });
}
