import { seededRandom } from "../math/random.ts";

/**
 * Krippendorff's alpha over units that several annotators judged, some of them perhaps not all units:
 *
 *     α = 1 − D_o / D_e
 *     D_o = Σ_c,k o_ck·δ²_ck        o_ck: ordered pairs of values within a unit of m values, each counting 1 / (m − 1)
 *     D_e = Σ_c,k n_c·n_k·δ²_ck / (n − 1)        n_c = Σ_k o_ck, n = Σ_c n_c
 *
 * 1 is perfect agreement, 0 what chance gives, below 0 more disagreement than by chance.
 * Source: K. Krippendorff, Computing Krippendorff's Alpha-Reliability (2011).
 */

/** Distance of two values: the same for any two different values; by the number of values between them; by their difference. */
export type Metric = "nominal" | "ordinal" | "interval";

/**
 * α of units of values; units of fewer than two values are skipped.
 * @param units for each unit the values that its annotators gave: whole numbers from 0, in order for ordinal.
 * @returns NaN where α is not defined: no unit has two values, or all values are the same.
 */
export function krippendorffAlpha(units: readonly (readonly number[])[], metric: Metric): number {
  const paired = units.filter((values) => values.length > 1);
  const size = paired.flat().reduce((most, value) => Math.max(most, value + 1), 0);
  const coincidences = Array.from({ length: size }, () => new Float64Array(size));
  for (const values of paired)
    values.forEach((c, i) =>
      values.forEach((k, j) => {
        if (i !== j) coincidences[c][k] += 1 / (values.length - 1);
      }),
    );
  const counts = coincidences.map((row) => row.reduce((sum, o) => sum + o, 0));
  const n = counts.reduce((sum, count) => sum + count, 0);
  const distance = distanceOf(metric, counts);
  let observed = 0;
  let expected = 0;
  for (let c = 0; c < size; c++)
    for (let k = 0; k < size; k++) {
      observed += coincidences[c][k] * distance(c, k);
      expected += (counts[c] * counts[k] * distance(c, k)) / (n - 1);
    }
  return expected > 0 ? 1 - observed / expected : NaN;
}

/** δ² of a metric; that of ordinal values depends on how often each is used. */
function distanceOf(metric: Metric, counts: readonly number[]): (c: number, k: number) => number {
  if (metric === "nominal") return (c, k) => (c === k ? 0 : 1);
  if (metric === "interval") return (c, k) => (c - k) ** 2;
  return (c, k) => {
    const [low, high] = c < k ? [c, k] : [k, c];
    const between = counts.slice(low, high + 1).reduce((sum, count) => sum + count, 0);
    return (between - (counts[low] + counts[high]) / 2) ** 2;
  };
}

export interface AlphaInterval {
  readonly alpha: number;
  /** Percentiles 5 and 95 over resamples of the units, NaN where α is not defined. */
  readonly interval: readonly [number, number];
}

/** α with its 90% interval, by a bootstrap over the units. The same seed gives the same interval. */
export function alphaInterval(
  units: readonly (readonly number[])[],
  metric: Metric,
  { draws = 1000, seed = 1 }: { readonly draws?: number; readonly seed?: number } = {},
): AlphaInterval {
  const paired = units.filter((values) => values.length > 1);
  const random = seededRandom(seed);
  const alphas: number[] = [];
  for (let draw = 0; draw < draws; draw++) {
    const again = paired.map(() => paired[Math.floor(random() * paired.length)]);
    const alpha = krippendorffAlpha(again, metric);
    if (!Number.isNaN(alpha)) alphas.push(alpha); // not defined for a draw of one value
  }
  alphas.sort((a, b) => a - b);
  const at = (share: number) => alphas[Math.round(share * (alphas.length - 1))] ?? NaN;
  return { alpha: krippendorffAlpha(paired, metric), interval: [at(0.05), at(0.95)] };
}
