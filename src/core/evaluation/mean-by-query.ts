import { mean, t90 } from "../math/statistics.ts";
import type { Estimate } from "../types.ts";

/**
 * The variance of a mean whose values share queries, G queries, n values:
 *
 *     G/(G − 1) · Σ_g (Σ_{i∈g} (xᵢ − x̄))² / n²
 *
 * Infinite for one query. Source: Liang & Zeger 1986, as "cluster-robust" in statsmodels.
 */
export function varianceByQuery(values: ArrayLike<number>, group: ArrayLike<number>): number {
  const n = values.length;
  const centre = mean(values);
  const away = new Map<number, number>();
  for (let i = 0; i < n; i++) away.set(group[i], (away.get(group[i]) ?? 0) + values[i] - centre);
  const queries = away.size;
  const squares = [...away.values()].reduce((sum, x) => sum + x * x, 0);
  return queries < 2 ? Infinity : ((queries / (queries - 1)) * squares) / (n * n);
}

/** The mean of values with its 90% interval by Student's t over queries. */
export function meanByQuery(values: ArrayLike<number>, group: ArrayLike<number>): Estimate {
  const value = mean(values);
  const queries = new Set(Array.from(group)).size;
  const half = t90(Math.max(1, queries - 1)) * Math.sqrt(varianceByQuery(values, group));
  return { value, low: value - half, high: value + half };
}
