/**
 * Laplace approximation: the posterior of w is normal around the fit with precision
 *
 *     H = Σᵢ cᵢ pᵢ(1 − pᵢ) dᵢdᵢᵀ + Λ_w          sd(w·d) = √(dᵀCd),  C = H⁻¹
 *
 * Λ_w is the prior precision of w itself. Under w = u + Σₖ αₖvₖ, u ~ N(0, Λ⁻¹), αₖ ~ N(0, 1/ρ) it is
 * (Λ⁻¹ + VVᵀ/ρ)⁻¹ = Λ − ΛV(ρI + VᵀΛV)⁻¹VᵀΛ (Woodbury), Λ diagonal. Matrices are packed (math/packed-matrix.ts).
 * Source: MacKay 1992.
 */
import { dot } from "../math/vectors.ts";

/** Λ_w of the docstring above, added to the packed matrix. @param precision diagonal of Λ, D + K. @param priors V: K vectors of length D. */
export function addPriorPrecision(
  packed: Float64Array,
  dimension: number,
  precision: Float64Array,
  priors: readonly Float32Array[],
): void {
  for (let r = 0, at = 0; r < dimension; at += ++r) packed[at + r] += precision[r];
  // One rank at a time: P ← P − P v vᵀP/(ρ + vᵀPv), with P = Λ − Σ qqᵀ kept as its q's.
  const removed: Float64Array[] = [];
  priors.forEach((v, k) => {
    const q = Float64Array.from(v, (x, j) => precision[j] * x);
    for (const r of removed) {
      const overlap = dot(r, 0, v, 0, dimension);
      for (let j = 0; j < dimension; j++) q[j] -= overlap * r[j];
    }
    const scale = 1 / Math.sqrt(precision[dimension + k] + dot(q, 0, v, 0, dimension));
    for (let j = 0; j < dimension; j++) q[j] *= scale;
    removed.push(q);
    for (let r = 0, at = 0; r < dimension; at += ++r) for (let c = 0; c <= r; c++) packed[at + c] -= q[r] * q[c];
  });
}

/**
 * √(dᵀCd) for a covariance C, packed, and d of length D. Most of a score's time is here. The sums are those of dot(), in a loop
 * of its own: dot() meets arrays of every kind, which makes the compiled code several times slower.
 */
export function posteriorDeviation(packed: ArrayLike<number>, d: ArrayLike<number>): number {
  let sum = 0;
  for (let r = 0, at = 0; r < d.length; at += ++r) {
    let [s0, s1, s2, s3] = [0, 0, 0, 0];
    let c = 0;
    for (; c + 3 < r; c += 4) {
      s0 += packed[at + c] * d[c];
      s1 += packed[at + c + 1] * d[c + 1];
      s2 += packed[at + c + 2] * d[c + 2];
      s3 += packed[at + c + 3] * d[c + 3];
    }
    if (c < r) s0 += packed[at + c] * d[c];
    if (c + 1 < r) s1 += packed[at + c + 1] * d[c + 1];
    if (c + 2 < r) s2 += packed[at + c + 2] * d[c + 2];
    sum += d[r] * (2 * (s0 + s1 + (s2 + s3)) + packed[at + r] * d[r]);
  }
  return Math.sqrt(Math.max(0, sum));
}

/** The argument of σ after averaging over the margin's variance v: E[σ(Δ)] ≈ σ(κm), κ = 1/√(1 + πv/8). Source: MacKay 1992. */
export const moderated = (margin: number, variance: number) => margin / Math.sqrt(1 + (Math.PI * variance) / 8);
