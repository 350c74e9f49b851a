/**
 * The nats that "length alone" loses because other features alone explain the choices as well:
 *
 *     nats = 1/τ · log Σⱼ exp(τ(ℓⱼ − ℓ₀)),  j over the surface features, 0 the length         ℓⱼ = −min L(w) with feature j alone
 *
 * The hypothesis that one feature alone decides gets one share, which is divided among the features by their likelihoods. With ten
 * features that always differ together, length gets a tenth; where no other feature explains the choices, nothing is deducted.
 */
import type { Differences } from "../model/bradley-terry.ts";
import { consecutive } from "../model/differences.ts";
import { surfaceStart } from "../features/feature-layout.ts";
import { fit } from "../model/fit.ts";

/** Only differences of nats matter; in units of `fit`'s tolerance. */
const TOLERANCE = 100;

/**
 * @param dimension D, with surface features; the columns of `all` after it are the starters'.
 * @param variance prior variance of the one weight. @param temper τ.
 * @returns nats to deduct, from 0.
 */
export function lengthRivals(all: Differences, dimension: number, variance: number, temper: number): number {
  const { rows, width, at, label, weight } = all;
  const precision = Float64Array.of(1 / variance);
  const alone = (column: number) => {
    const values = Float32Array.from(at, (row) => rows[row * width + column]);
    const one = { rows: values, width: 1, at: consecutive(at.length), label, weight };
    return -fit(one, precision, { tolerance: TOLERANCE }).value;
  };
  const start = surfaceStart(dimension);
  return rivalNats(
    Array.from({ length: dimension - start }, (_, j) => alone(start + j)),
    temper,
  );
}

/** The nats of the docstring above. @param likelihoods ℓⱼ, of the length first. */
export function rivalNats(likelihoods: readonly number[], temper: number): number {
  const best = Math.max(...likelihoods);
  const sum = likelihoods.reduce((total, nats) => total + Math.exp(temper * (nats - best)), 0);
  return best - likelihoods[0] + Math.log(sum) / temper;
}
