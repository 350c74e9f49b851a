import type { Estimate } from "../types.ts";

/** Two-sided 90% quantile of the normal distribution; the intervals of scores and figures are 90%. */
export const Z90 = 1.6448536269514722;

/** Two-sided 95% quantile of the normal distribution: for a verdict that is read once, such as one about a pull request. */
export const Z95 = 1.959963984540054;

/** The quantile of Student's t that belongs to the normal quantile z, within 1% from 3 degrees of freedom on. Source: Abramowitz & Stegun 26.7.5. */
export function studentT(z: number, freedom: number): number {
  const [z3, z5, z7] = [z ** 3, z ** 5, z ** 7];
  return (
    z +
    (z3 + z) / (4 * freedom) +
    (5 * z5 + 16 * z3 + 3 * z) / (96 * freedom ** 2) +
    (3 * z7 + 19 * z5 + 17 * z3 - 15 * z) / (384 * freedom ** 3)
  );
}

/** Two-sided 90% quantile of Student's t. */
export const t90 = (freedom: number): number => studentT(Z90, freedom);

/** The mean of at least one value. */
export function mean(values: ArrayLike<number>): number {
  let sum = 0;
  for (let i = 0; i < values.length; i++) sum += values[i];
  return sum / values.length;
}

/** √(Σ(x − x̄)²/n) of at least one value. */
export function standardDeviation(values: ArrayLike<number>): number {
  const centre = mean(values);
  return Math.sqrt(mean(Array.from(values, (value) => (value - centre) ** 2)));
}

/** The median of at least one value. */
export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}

/** Wilson's 90% interval of a share: `hits` of n (hits may be halves). Source: Wilson 1927. */
export function wilson(hits: number, n: number): Estimate {
  if (n === 0) return { value: Number.NaN, low: 0, high: 1 };
  const p = hits / n;
  const z2 = Z90 * Z90;
  const centre = (p + z2 / (2 * n)) / (1 + z2 / n);
  const half = (Z90 / (1 + z2 / n)) * Math.sqrt((p * (1 - p)) / n + z2 / (4 * n * n));
  // At 0 and n hits a bound equals the share, apart from rounding.
  return { value: p, low: Math.max(0, Math.min(p, centre - half)), high: Math.min(1, Math.max(p, centre + half)) };
}
