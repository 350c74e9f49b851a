/**
 * The Laplace approximation in the space of pairs: for n pairs and more features than pairs it needs only n × n matrices.
 *
 *     f = o + K a,   K = D Λ⁻¹ Dᵀ                      margins at the fit, prior covariance of the margins; o = D m, the prior's mean
 *     a = c∘(y − σ(f)),   W = c∘σ(f)(1 − σ(f))          at the maximum, without label noise
 *     R = (K + W⁻¹)⁻¹ = W^½ (I + W^½ K W^½)⁻¹ W^½
 *
 * Matrices are packed (math/packed-matrix.ts). Source: Rasmussen & Williams 2006, algorithms 3.1 and 3.2.
 */
import { pairInformation, pairLoss, pairLossSlope } from "./bradley-terry.ts";
import { cholesky, inverseOf, solveWith, symmetricTimes } from "../math/packed-matrix.ts";

export interface DualFit {
  /** a, n: the weights are m + Λ⁻¹Dᵀa. */
  readonly a: Float64Array;
  /** f, n: margins at the fit. */
  readonly margins: Float64Array;
  /** W, n. */
  readonly curvature: Float64Array;
  /** R, packed n × n. */
  readonly precision: Float64Array;
  /** ε, label noise. */
  readonly noise: number;
}

export interface DualOptions {
  /** a of an earlier fit. */
  readonly start?: Float64Array | undefined;
  readonly noise?: number;
  /** o, n: margins of the prior's mean; default 0. */
  readonly offset?: Float64Array | undefined;
  /** Stops when a step gains less, in nats per pair; default 1e-9. */
  readonly tolerance?: number;
}

/** Keeps W^½ above 0 where the predicted probability is near 0 or 1. */
const LEAST_CURVATURE = 1e-10;
const MOST_STEPS = 40;

/** Cholesky factor of I + W^½KW^½, packed. @param root W^½, n */
export function curvedFactor(kernel: Float64Array, root: Float64Array): Float64Array {
  const b = kernel.slice();
  for (let r = 0, at = 0; r < root.length; at += ++r) {
    for (let c = 0; c <= r; c++) b[at + c] *= root[r] * root[c];
    b[at + r] += 1;
  }
  return cholesky(b, root.length);
}

/**
 * Newton's method with step halving; with label noise, Fisher scoring: every step solves a convex problem.
 * @param kernel K, packed. @param label y in [0, 1]. @param weight c.
 */
export function dualLaplace(
  kernel: Float64Array,
  label: Float64Array,
  weight: Float64Array,
  { start, noise = 0, tolerance = 1e-9, offset = new Float64Array(label.length) }: DualOptions = {},
): DualFit {
  const n = label.length;
  const lossOf = (a: Float64Array, f: Float64Array) =>
    f.reduce(
      (sum, value, i) => sum + 0.5 * a[i] * (value - offset[i]) + weight[i] * pairLoss(value, label[i], noise),
      0,
    );
  const curvatureAt = (f: Float64Array) =>
    f.map((value, i) => Math.max(weight[i] * pairInformation(value, noise), LEAST_CURVATURE));
  const marginsOf = (at: Float64Array) => symmetricTimes(kernel, at).map((value, i) => value + offset[i]);
  let a = start?.slice() ?? new Float64Array(n);
  let f = marginsOf(a);
  let loss = lossOf(a, f);
  for (let step = 0; step < MOST_STEPS; step++) {
    const curvature = curvatureAt(f);
    const root = curvature.map(Math.sqrt);
    const b = f.map(
      (value, i) => curvature[i] * (value - offset[i]) - weight[i] * pairLossSlope(value, label[i], noise),
    );
    const kb = symmetricTimes(kernel, b);
    const solved = solveWith(
      curvedFactor(kernel, root),
      kb.map((value, i) => root[i] * value),
    );
    const target = b.map((value, i) => value - root[i] * solved[i]);
    let [next, nextF, nextLoss] = [a, f, Infinity];
    for (let t = 1; t > 1e-6 && !(nextLoss <= loss); t /= 2) {
      next = a.map((value, i) => value + t * (target[i] - value));
      nextF = marginsOf(next);
      nextLoss = lossOf(next, nextF);
    }
    const gain = loss - nextLoss;
    if (!(gain >= 0)) break;
    [a, f, loss] = [next, nextF, nextLoss];
    if (gain < tolerance * n) break;
  }
  const curvature = curvatureAt(f);
  const root = curvature.map(Math.sqrt);
  const precision = inverseOf(curvedFactor(kernel, root), n);
  for (let r = 0, at = 0; r < n; at += ++r) for (let c = 0; c <= r; c++) precision[at + c] *= root[r] * root[c];
  return { a, margins: f, curvature, precision, noise };
}
