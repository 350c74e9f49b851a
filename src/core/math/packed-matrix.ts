/**
 * Symmetric matrices as lower triangles packed by rows: entry (i, j), j ≤ i, at i(i+1)/2 + j.
 * Cholesky factors L are packed the same way. Plain loops, so that the same input gives the same bits.
 */
import { dot } from "./vectors.ts";

/** Entries of the packed lower triangle of a D × D matrix. */
export const packedLength = (dimension: number): number => (dimension * (dimension + 1)) / 2;

/** Adds Σᵢ sᵢ dᵢdᵢᵀ to the packed matrix; rows n × D of a row length `stride` ≥ D. Four pairs a pass. */
export function addOuterProducts(
  packed: Float64Array,
  dimension: number,
  rows: Float32Array | Float64Array,
  stride: number,
  scales: Float64Array,
): void {
  const block = 4;
  const buffer = new Float64Array(block * dimension);
  for (let i = 0; i < scales.length; i += block) {
    const count = Math.min(block, scales.length - i);
    buffer.fill(0);
    for (let k = 0; k < count; k++)
      buffer.set(rows.subarray((i + k) * stride, (i + k) * stride + dimension), k * dimension);
    const d0 = buffer.subarray(0, dimension);
    const d1 = buffer.subarray(dimension, 2 * dimension);
    const d2 = buffer.subarray(2 * dimension, 3 * dimension);
    const d3 = buffer.subarray(3 * dimension);
    for (let r = 0, at = 0; r < dimension; at += ++r) {
      const a0 = scales[i] * d0[r];
      const a1 = count > 1 ? scales[i + 1] * d1[r] : 0;
      const a2 = count > 2 ? scales[i + 2] * d2[r] : 0;
      const a3 = count > 3 ? scales[i + 3] * d3[r] : 0;
      for (let c = 0; c <= r; c++) packed[at + c] += a0 * d0[c] + a1 * d1[c] + (a2 * d2[c] + a3 * d3[c]);
    }
  }
}

/** Cholesky factor of a packed positive definite matrix, in place. Throws RangeError when it is not one. */
export function cholesky(packed: Float64Array, dimension: number): Float64Array {
  for (let r = 0, atR = 0; r < dimension; atR += ++r) {
    for (let c = 0, atC = 0; c <= r; atC += ++c) {
      const rest = packed[atR + c] - dot(packed, atR, packed, atC, c);
      if (c < r) packed[atR + c] = rest / packed[atC + c];
      else if (rest > 0) packed[atR + r] = Math.sqrt(rest);
      else throw new RangeError(`the posterior precision is not positive definite (row ${r})`);
    }
  }
  return packed;
}

/** x with LLᵀx = b; L packed. */
export function solveWith(factor: Float64Array, b: ArrayLike<number>): Float64Array {
  const n = b.length;
  const x = Float64Array.from(b);
  for (let r = 0, at = 0; r < n; at += ++r) x[r] = (x[r] - dot(factor, at, x, 0, r)) / factor[at + r];
  for (let r = n - 1, at = packedLength(n - 1); r >= 0; at -= r--) {
    x[r] /= factor[at + r];
    for (let c = 0; c < r; c++) x[c] -= factor[at + c] * x[r];
  }
  return x;
}

/** (LLᵀ)⁻¹, packed, from the packed L; L is left as it is. */
export function inverseOf(factor: Float64Array, n: number): Float64Array {
  // M = L⁻¹ row by row: M_r = (e_r − Σ_{c<r} L_rc M_c) / L_rr.
  const inverse = new Float64Array(packedLength(n));
  for (let r = 0, atR = 0; r < n; atR += ++r) {
    for (let c = 0, atC = 0; c < r; atC += ++c) {
      const l = factor[atR + c];
      for (let j = 0; j <= c; j++) inverse[atR + j] -= l * inverse[atC + j];
    }
    const scale = 1 / factor[atR + r];
    for (let j = 0; j < r; j++) inverse[atR + j] *= scale;
    inverse[atR + r] = scale;
  }
  // (LLᵀ)⁻¹ = MᵀM = Σ_r M_rᵀM_r, each adding to the corner that M_r reaches.
  const result = new Float64Array(packedLength(n));
  for (let r = 0, atR = 0; r < n; atR += ++r) {
    for (let i = 0, atI = 0; i <= r; atI += ++i) {
      const m = inverse[atR + i];
      for (let j = 0; j <= i; j++) result[atI + j] += m * inverse[atR + j];
    }
  }
  return result;
}

/** A x for a symmetric A, packed. */
export function symmetricTimes(packed: ArrayLike<number>, x: ArrayLike<number>): Float64Array {
  const n = x.length;
  const y = new Float64Array(n);
  for (let r = 0, at = 0; r < n; at += ++r) {
    let sum = 0;
    for (let c = 0; c < r; c++) {
      sum += packed[at + c] * x[c];
      y[c] += packed[at + c] * x[r];
    }
    y[r] += sum + packed[at + r] * x[r];
  }
  return y;
}
