/**
 * How well N(m, C) says beforehand what the weights of a new set of choices are: the Laplace approximation of
 *
 *     log ∫ Π σ(±w·d) N(w; m, C) dw        f = Dw ~ N(Dm, K), K = DCDᵀ
 *
 * found in the space of the pairs. Source: Rasmussen & Williams, Gaussian Processes for Machine Learning, algorithm 3.1.
 */
import { dot } from "../../../src/core/math/vectors.ts";
import { logSigmoid, sigmoid } from "../../../src/core/model/bradley-terry.ts";
import { cholesky, packedLength, solveWith, symmetricTimes } from "../../../src/core/math/packed-matrix.ts";

const STEPS = 40;

/**
 * Log evidence per pair, nats.
 * @param rows the pairs' d, each D. @param label P(first preferred), n. @param means Dm, n. @param covariance C, packed.
 */
export function evidencePerPair(
  rows: readonly Float32Array[],
  label: readonly number[],
  means: readonly number[],
  covariance: ArrayLike<number>,
): number {
  const n = rows.length;
  const kernel = new Float64Array(packedLength(n));
  rows.forEach((row, i) => {
    const spread = symmetricTimes(covariance, Float64Array.from(row));
    for (let j = 0; j <= i; j++) kernel[(i * (i + 1)) / 2 + j] = dot(rows[j], 0, spread, 0, row.length);
  });
  let a = new Float64Array(n);
  const f = () => symmetricTimes(kernel, a).map((x, i) => x + means[i]);
  const roots = (at: Float64Array) => at.map((x) => Math.sqrt(Math.max(sigmoid(x) * sigmoid(-x), 1e-9)));
  const factorOf = (root: Float64Array) => {
    const b = Float64Array.from(kernel);
    for (let r = 0, at = 0; r < n; at += ++r) {
      for (let c = 0; c <= r; c++) b[at + c] *= root[r] * root[c];
      b[at + r] += 1;
    }
    return cholesky(b, n);
  };
  /** log of likelihood times prior at a, up to a constant: what each step raises. */
  const height = (weights: Float64Array) => {
    const spread = symmetricTimes(kernel, weights);
    return weights.reduce((sum, w, i) => {
      const x = spread[i] + means[i];
      return sum + label[i] * logSigmoid(x) + (1 - label[i]) * logSigmoid(-x) - 0.5 * w * spread[i];
    }, 0);
  };
  let reached = height(a);
  for (let step = 0; step < STEPS; step++) {
    const now = f();
    const root = roots(now);
    const b = now.map((x, i) => root[i] ** 2 * (x - means[i]) + label[i] - sigmoid(x));
    const bent = symmetricTimes(kernel, b).map((x, i) => root[i] * x);
    const solved = solveWith(factorOf(root), bent);
    const newton = Float64Array.from(b, (x, i) => x - root[i] * solved[i]);
    // A whole step can overshoot where the prior is wide: halved until it rises.
    let next = newton;
    for (let share = 0.5; height(next) < reached && share > 1e-6; share /= 2) {
      next = Float64Array.from(a, (x, i) => x + share * (newton[i] - x));
    }
    const risen = height(next) - reached;
    if (!(risen > 0)) break;
    [a, reached] = [next, reached + risen];
    if (risen < 1e-9) break;
  }
  const end = f();
  const factor = factorOf(roots(end));
  let total = 0;
  for (let i = 0; i < n; i++) {
    total += label[i] * logSigmoid(end[i]) + (1 - label[i]) * logSigmoid(-end[i]);
    total -= 0.5 * a[i] * (end[i] - means[i]) + Math.log(factor[(i * (i + 3)) / 2]);
  }
  return total / n;
}
