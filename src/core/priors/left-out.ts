/**
 * How well a fit predicts each query's pairs when they are left out, without a second fit:
 *
 *     cov₋g = R_gg⁻¹ − W_gg⁻¹      m₋g = f_g − cov₋g a_g      P₋g = σ(κ m),  κ = 1/√(1 + πv/8)
 *
 * g are the pairs of one query, which are left out together. Source: leave-one-out for the Laplace
 * approximation, Rasmussen & Williams 2006, section 5.4.2, with a group in place of one point; κ by MacKay 1992.
 */
import { moderated } from "../model/laplace.ts";
import { pairLoss } from "../model/bradley-terry.ts";
import type { DualFit } from "../model/dual-laplace.ts";
import { cholesky, inverseOf, packedLength, symmetricTimes } from "../math/packed-matrix.ts";

const entry = (packed: ArrayLike<number>, r: number, c: number) =>
  r >= c ? packed[packedLength(r) + c] : packed[packedLength(c) + r];

/** c [y log P₋g + (1 − y) log(1 − P₋g)] of each pair, in nats: never above 0. */
export function leftOutLogLikelihoods(
  fit: DualFit,
  label: Float64Array,
  weight: Float64Array,
  groups: readonly (readonly number[])[],
): Float64Array {
  const nats = new Float64Array(label.length);
  for (const group of groups) {
    const n = group.length;
    // (B⁻¹)_gg with B = I + W^½KW^½: R without its roots, so a pair with a probability near 0 or 1 loses no digits.
    const block = new Float64Array(packedLength(n));
    group.forEach((i, r) => {
      for (let c = 0; c <= r; c++) {
        const j = group[c];
        block[packedLength(r) + c] = entry(fit.precision, i, j) / Math.sqrt(fit.curvature[i] * fit.curvature[j]);
      }
    });
    const covariance = inverseOf(cholesky(block, n), n);
    group.forEach((i, r) => {
      covariance[packedLength(r) + r] -= 1;
      for (let c = 0; c <= r; c++)
        covariance[packedLength(r) + c] /= Math.sqrt(fit.curvature[i] * fit.curvature[group[c]]);
    });
    const shift = symmetricTimes(
      covariance,
      group.map((i) => fit.a[i]),
    );
    group.forEach((i, r) => {
      const variance = Math.max(0, covariance[packedLength(r) + r]);
      const margin = moderated(fit.margins[i] - shift[r], variance);
      nats[i] = -weight[i] * pairLoss(margin, label[i], fit.noise);
    });
  }
  return nats;
}
