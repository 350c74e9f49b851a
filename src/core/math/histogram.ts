/** How many values of each of several series lie in [from, to). */
export interface HistogramBin {
  readonly from: number;
  readonly to: number;
  readonly counts: readonly number[];
}

/**
 * Bins of the same width for several series, so they can be drawn over each other. The width is 1, 2 or 5 times a
 * power of ten, the smallest with at most `most` bins; the last bin includes its upper bound.
 * @param series finite numbers. @returns no bin where there is no value.
 */
export function histogram(series: readonly ArrayLike<number>[], most: number): HistogramBin[] {
  let [low, high] = [Infinity, -Infinity];
  for (const values of series)
    for (let i = 0; i < values.length; i++) [low, high] = [Math.min(low, values[i]), Math.max(high, values[i])];
  if (low > high) return [];
  // Values that differ only by rounding count as one value: their width could be 0.
  const distinct = high - low > Number.EPSILON * Math.max(1, Math.abs(low), Math.abs(high));
  const width = roundWidth(
    (distinct ? high - low : 1) / most,
    (step) => Math.floor(high / step) - Math.floor(low / step) < most,
  );
  const start = Math.floor(low / width);
  const bins = Array.from({ length: Math.floor(high / width) - start + 1 }, () => series.map(() => 0));
  series.forEach((values, s) => {
    for (let i = 0; i < values.length; i++) bins[Math.floor(values[i] / width) - start][s]++;
  });
  const bound = (k: number) => Number(((start + k) * width).toPrecision(12));
  return bins.map((counts, k) => ({ from: bound(k), to: bound(k + 1), counts }));
}

/** The smallest of 1, 2, 5, 10 … times a power of ten from `least` on that fits. */
function roundWidth(least: number, fits: (width: number) => boolean): number {
  for (let power = 10 ** Math.floor(Math.log10(least)); ; power *= 10)
    for (const width of [power, 2 * power, 5 * power]) if (width >= least * (1 - 1e-9) && fits(width)) return width;
}
