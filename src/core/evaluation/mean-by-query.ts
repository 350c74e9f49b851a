import type { Estimate } from "../types.ts";

/** Two-sided 90 % normal quantile: every interval of the product. */
export const Z90 = 1.6448536269514722;

/** Two-sided 90 % quantile of Student's t, to 1 % from 3 degrees of freedom on. Source: Abramowitz & Stegun 26.7.5. */
export function t90(freedom: number): number {
  const z = Z90;
  const [z3, z5, z7] = [z ** 3, z ** 5, z ** 7];
  return (
    z +
    (z3 + z) / (4 * freedom) +
    (5 * z5 + 16 * z3 + 3 * z) / (96 * freedom ** 2) +
    (3 * z7 + 19 * z5 + 17 * z3 - 15 * z) / (384 * freedom ** 3)
  );
}

/**
 * The variance of a mean whose values share queries, G queries, n values:
 *
 *     G/(G − 1) · Σ_g (Σ_{i∈g} (xᵢ − x̄))² / n²
 *
 * Infinite for one query, which says nothing of others. Source: Liang & Zeger 1986, as "cluster-robust" in statsmodels.
 */
export function varianceByQuery(values: ArrayLike<number>, group: ArrayLike<number>): number {
  const n = values.length;
  const mean = Array.from(values).reduce((sum, x) => sum + x, 0) / n;
  const away = new Map<number, number>();
  for (let i = 0; i < n; i++) away.set(group[i], (away.get(group[i]) ?? 0) + values[i] - mean);
  const queries = away.size;
  const squares = [...away.values()].reduce((sum, x) => sum + x * x, 0);
  return queries < 2 ? Infinity : ((queries / (queries - 1)) * squares) / (n * n);
}

/** The mean of values with its 90 % interval by Student's t over queries. */
export function meanByQuery(values: ArrayLike<number>, group: ArrayLike<number>): Estimate {
  const value = Array.from(values).reduce((sum, x) => sum + x, 0) / values.length;
  const queries = new Set(Array.from(group)).size;
  const half = t90(Math.max(1, queries - 1)) * Math.sqrt(varianceByQuery(values, group));
  return { value, low: value - half, high: value + half };
}
