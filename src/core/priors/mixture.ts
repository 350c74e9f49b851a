/**
 * The fit under every prior that the choices support, averaged by the priors' shares:
 *
 *     θ̄ = Σₖ πₖ θₖ      C = Σₖ πₖ [Cₖ + (wₖ − w̄)(wₖ − w̄)ᵀ]
 *
 * πₖ are the priors' shares. Cₖ is the Laplace covariance of w under prior k with its open precision, which excludes no surface
 * feature (prior-trial.ts). Source: Bayesian model averaging, Hoeting et al. 1999.
 *
 * A head predicts choices with their label noise: margins that were fitted with label noise ε are multiplied by the s for which
 * σ(sΔ) is closest to ε + (1 − 2ε)σ(Δ) over the choices, so θₖ = s·argmin L.
 */
import { choiceProbability, margins, meanLossAt, pairInformation, type Differences } from "../model/bradley-terry.ts";
import { covarianceByPairs } from "../model/covariance-by-pairs.ts";
import { ownRows, weightsOf } from "../model/differences.ts";
import { fit } from "../model/fit.ts";
import { addOuterProducts, cholesky, inverseOf, packedLength } from "../math/packed-matrix.ts";
import { addPriorPrecision } from "../model/laplace.ts";
import { fitTemperature } from "../model/temperature.ts";
import { weighPriors } from "./prior-choice.ts";
import type { WeighedPrior } from "./prior-shares.ts";

export interface FittedPart extends WeighedPrior {
  /** θ = (u, α), P. */
  readonly theta: Float64Array;
  /** s: what the margins of the fit were multiplied by; 1 without noise. */
  readonly scale: number;
}

export interface Mixture {
  readonly parts: readonly FittedPart[];
  /** θ̄, P. */
  readonly theta: Float64Array;
  /** L(θ) of the heaviest prior, in nats. */
  readonly loss: number;
}

/** An iteration of the fit under the heaviest prior: the mean loss per choice, without the penalty, and θ. */
export type OnIteration = (iteration: number, loss: number, theta: Float64Array) => void;

/** ½ Σⱼ λⱼ (θⱼ − mⱼ)². */
function penaltyOf({ precision, mean }: Pick<WeighedPrior, "precision" | "mean">, theta: Float64Array): number {
  let twice = 0;
  for (let j = 0; j < theta.length; j++) twice += precision[j] * (theta[j] - mean[j]) ** 2;
  return twice / 2;
}

/** s of the docstring above. @param fitted margins of the fit. */
export function scaleOf(fitted: Float64Array, noise: number): number {
  if (noise === 0) return 1;
  const expected = fitted.map((margin) => choiceProbability(margin, noise));
  return 1 / fitTemperature(fitted, expected);
}

/**
 * Weighs the priors and fits θ under each.
 * @param dimension D. @param group query of each pair, n.
 */
export function fitMixture(
  differences: Differences,
  dimension: number,
  group: ArrayLike<number>,
  onIteration?: OnIteration,
): Mixture {
  let start: Float64Array | undefined;
  const losses: number[] = [];
  const total = differences.weight.reduce((sum, c) => sum + c, 0);
  const parts = weighPriors(differences, dimension, group).map((prior, k) => {
    const { precision, mean, noise } = prior;
    const report = k === 0 ? onIteration : undefined;
    report?.(0, meanLossAt(differences, mean), mean);
    const { theta, value } = fit(differences, precision, {
      start,
      mean,
      noise,
      onIteration: report && ((i, loss, now) => report(i, (loss - penaltyOf(prior, now)) / total, now)),
    });
    start = theta;
    losses.push(value);
    const scale = scaleOf(margins(differences, theta), noise);
    return { ...prior, theta: theta.map((weight) => scale * weight), scale };
  });
  return { parts, theta: averageOf(parts), loss: losses[0] };
}

/** θ̄ of the docstring above. */
export function averageOf(parts: readonly FittedPart[]): Float64Array {
  const theta = new Float64Array(parts[0].theta.length);
  for (const part of parts) part.theta.forEach((value, j) => (theta[j] += part.share * value));
  return theta;
}

/** Cₖ of a part as a function of Λ, packed D × D. */
export type CovarianceUnder = (precision: Float64Array) => Float64Array;

/** Cₖ of the weights w = u + Vα. */
function covarianceUnder(
  part: FittedPart,
  differences: Differences,
  dimension: number,
  priors: readonly Float32Array[],
): CovarianceUnder {
  const { noise, theta, scale } = part;
  const { width, weight } = differences;
  const rows = ownRows(differences);
  const scales = margins(differences, theta).map((margin, i) => weight[i] * pairInformation(margin / scale, noise));
  if (2 * weight.length < dimension) {
    return (precision) =>
      covarianceByPairs(precision, priors, { rows, stride: width, scales }).map((entry) => scale * scale * entry);
  }
  const information = new Float64Array(packedLength(dimension));
  addOuterProducts(information, dimension, rows, width, scales);
  return covarianceFrom(information, part, dimension, priors);
}

/** Cₖ from the pairs' information Σ c·I(Δ)·ddᵀ, Δ the margins of the fit before they were multiplied by s; packed. */
export function covarianceFrom(
  information: Float64Array,
  { scale }: Pick<FittedPart, "scale">,
  dimension: number,
  priors: readonly Float32Array[],
): CovarianceUnder {
  return (precision) => {
    const packed = information.slice();
    addPriorPrecision(packed, dimension, precision, priors);
    return inverseOf(cholesky(packed, dimension), dimension).map((entry) => scale * scale * entry);
  };
}

/** Two covariances of w, packed D × D. */
export interface PosteriorCovariance {
  /** C. */
  readonly covariance: Float64Array;
  /** A = Σₖ πₖAₖ, Aₖ the Laplace covariance under prior k as it is: how the fits move with one choice (influence.ts). */
  readonly agreed: Float64Array;
}

/** The posterior covariance of w after a mixture was fitted to the differences. */
export function posteriorCovariance(
  mixture: Mixture,
  differences: Differences,
  dimension: number,
  priors: readonly Float32Array[],
): PosteriorCovariance {
  const under = (part: FittedPart) => covarianceUnder(part, differences, dimension, priors);
  return mixCovariances(mixture, dimension, priors, under);
}

/** The same from each part's covariance. */
export function mixCovariances(
  { parts, theta }: Pick<Mixture, "parts" | "theta">,
  dimension: number,
  priors: readonly Float32Array[],
  covarianceOf: (part: FittedPart) => CovarianceUnder,
): PosteriorCovariance {
  const mean = weightsOf(theta, priors, dimension);
  const [covariance, agreed] = [packedLength(dimension), packedLength(dimension)].map((n) => new Float64Array(n));
  for (const part of parts) {
    const under = covarianceOf(part);
    const own = under(part.precision);
    const wider = part.open === part.precision ? own : under(part.open);
    const away = weightsOf(part.theta, priors, dimension).map((w, j) => w - mean[j]);
    for (let r = 0, at = 0; r < dimension; r++) {
      for (let c = 0; c <= r; c++, at++) {
        agreed[at] += part.share * own[at];
        covariance[at] += part.share * (wider[at] + away[r] * away[c]);
      }
    }
  }
  return { covariance, agreed };
}
