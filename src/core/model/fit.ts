import { lossAndGradient, type Differences } from "./bradley-terry.ts";
import { answered, minimising, type LbfgsOptions, type Search } from "../math/lbfgs.ts";

export interface FitOptions extends Pick<LbfgsOptions, "inverse"> {
  readonly start?: Float64Array | undefined;
  /** m, P: the prior's mean; default 0. The fit starts there. */
  readonly mean?: Float64Array | undefined;
  /** ε, label noise; default 0. */
  readonly noise?: number;
  /** Largest slope at the end, in 1e-5 of the pairs' weight; default 1. */
  readonly tolerance?: number;
  readonly onIteration?: ((iteration: number, loss: number, theta: Float64Array) => void) | undefined;
}

/** Where a fit needs L and ∇L, and under which label noise. */
export interface FitPoint {
  readonly theta: Float64Array;
  readonly noise: number;
}

/**
 * Penalised fit of θ = (u, α), wherever the loss is computed. The tolerance is relative to the total weight of the pairs.
 * With label noise the loss is not convex: the fit starts at the minimum of the loss without noise.
 * @param width P. @param total weight of the pairs.
 */
export function* fitting(width: number, total: number, options: FitOptions = {}): Search<FitPoint> {
  const { mean, start = mean ?? new Float64Array(width), noise = 0, tolerance = 1, inverse, onIteration } = options;
  function* under(epsilon: number, from: Float64Array): Search<FitPoint> {
    const search = minimising(from, {
      tolerance: 1e-5 * tolerance * Math.max(1, total),
      inverse,
      ...(onIteration && epsilon === noise && { onIteration }),
    });
    let step = search.next();
    while (!step.done) step = search.next(yield { theta: step.value, noise: epsilon });
    return step.value;
  }
  const plain = yield* under(0, start);
  return noise === 0 ? plain : yield* under(noise, plain.theta);
}

/** The fit to pairs in memory, with the prior precision of each parameter. */
export function fit(differences: Differences, precision: Float64Array, options: FitOptions = {}) {
  const { width } = differences;
  const total = differences.weight.reduce((sum, c) => sum + c, 0);
  return answered(fitting(width, total, options), ({ theta, noise }) => {
    const gradient = new Float64Array(width);
    return { value: lossAndGradient(differences, precision, theta, gradient, noise, options.mean), gradient };
  });
}
