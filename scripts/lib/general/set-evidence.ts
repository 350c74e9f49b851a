/**
 * How well N(m, C) says beforehand what the weights of a new set of choices are: the Laplace approximation of
 *
 *     log ∫ Π σ(±w·d) N(w; m, C) dw        f = Dw ~ N(Dm, K), K = DCDᵀ
 *
 * found in the space of the pairs. Source: Rasmussen & Williams, Gaussian Processes for Machine Learning, algorithm 3.1.
 */
import { dot } from "../../../src/core/math/vectors.ts";
import { pairLoss } from "../../../src/core/model/bradley-terry.ts";
import { curvedFactor, dualLaplace } from "../../../src/core/model/dual-laplace.ts";
import { packedLength, symmetricTimes } from "../../../src/core/math/packed-matrix.ts";

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
  const offset = Float64Array.from(means);
  const all = new Float64Array(n).fill(1);
  const { a, margins, curvature } = dualLaplace(kernel, Float64Array.from(label), all, { offset, tolerance: 1e-12 });
  const factor = curvedFactor(kernel, curvature.map(Math.sqrt));
  const terms = Array.from(margins, (margin, i) => {
    const likelihood = -pairLoss(margin, label[i]);
    return likelihood - 0.5 * a[i] * (margin - means[i]) - Math.log(factor[(i * (i + 3)) / 2]);
  });
  return terms.reduce((sum, term) => sum + term, 0) / n;
}
