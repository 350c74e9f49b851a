/**
 * The fit under every prior that the choices speak for, and what they say together:
 *
 *     θ̄ = Σₖ πₖ θₖ      C = Σₖ πₖ [Cₖ + (wₖ − w̄)(wₖ − w̄)ᵀ]
 *
 * πₖ are the priors' shares, Cₖ the Laplace covariance of w under prior k. Source: Bayesian model averaging,
 * Hoeting et al. 1999.
 */
import { dot, sigmoid, type Differences } from "./bradley-terry.ts";
import { weightsOf } from "./differences.ts";
import { fit } from "./fit.ts";
import { addOuterProducts, addPriorPrecision, cholesky, inverseOf, packedLength } from "./laplace.ts";
import { PRIOR_RIDGE, weighPriors, type WeighedPrior } from "./prior-choice.ts";

export interface FittedPart extends WeighedPrior {
  /** θ = (u, α), P. */
  readonly theta: Float64Array;
}

export interface Mixture {
  readonly parts: readonly FittedPart[];
  /** θ̄, P. */
  readonly theta: Float64Array;
  /** L(θ) of the heaviest prior, in nats. */
  readonly loss: number;
}

/**
 * Weighs the priors and fits θ under each.
 * @param dimension D. @param group query of each pair, n.
 */
export function fitMixture(
  differences: Differences,
  dimension: number,
  group: ArrayLike<number>,
  onIteration?: (iteration: number, loss: number) => void,
): Mixture {
  let start: Float64Array | undefined;
  const losses: number[] = [];
  const parts = weighPriors(differences, dimension, group).map((prior) => {
    const { theta, value } = fit(differences, prior.precision, { start, onIteration });
    start = theta;
    losses.push(value);
    return { ...prior, theta };
  });
  const theta = new Float64Array(differences.width);
  for (const part of parts) part.theta.forEach((value, j) => (theta[j] += part.share * value));
  return { parts, theta, loss: losses[0] };
}

/** Cₖ, packed D × D, of the weights w = u + Vα. */
function covarianceUnder(
  { precision, theta }: FittedPart,
  { rows, width, weight }: Differences,
  dimension: number,
  priors: readonly Float32Array[],
): Float64Array {
  const scales = weight.map((c, i) => {
    const p = sigmoid(dot(rows, i * width, theta, 0, width));
    return c * p * (1 - p);
  });
  const packed = new Float64Array(packedLength(dimension));
  addOuterProducts(packed, dimension, rows, width, scales);
  addPriorPrecision(packed, dimension, precision, priors, PRIOR_RIDGE);
  return inverseOf(cholesky(packed, dimension), dimension);
}

/** The prior as a head keeps it (Head.prior): Σₖ πₖ/λₖ of each weight, then vₛ/√ρ of each starter. */
export function keptPrior({ parts }: Mixture, dimension: number, priors: readonly Float32Array[]): Float32Array {
  const kept = new Float32Array((1 + priors.length) * dimension);
  for (const { precision, share } of parts) for (let j = 0; j < dimension; j++) kept[j] += share / precision[j];
  priors.forEach((v, k) => kept.set(v.map((value) => value / Math.sqrt(PRIOR_RIDGE)), (k + 1) * dimension)); // prettier-ignore
  return kept;
}

/** C, packed D × D. */
export function mixtureCovariance(
  { parts, theta }: Mixture,
  differences: Differences,
  dimension: number,
  priors: readonly Float32Array[],
): Float64Array {
  const mean = weightsOf(theta, priors, dimension);
  const sum = new Float64Array(packedLength(dimension));
  for (const part of parts) {
    const own = covarianceUnder(part, differences, dimension, priors);
    const away = weightsOf(part.theta, priors, dimension).map((w, j) => w - mean[j]);
    for (let r = 0, at = 0; r < dimension; at += ++r) {
      for (let c = 0; c <= r; c++) sum[at + c] += part.share * (own[at + c] + away[r] * away[c]);
    }
  }
  return sum;
}
