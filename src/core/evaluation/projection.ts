import type { LearningPoint } from "./learning-curve.ts";
import type { Estimate } from "../types.ts";

/** Fewer points say nothing about a trend. */
const FEWEST_POINTS = 3;

/**
 * The accuracy that more choices would likely bring if the trend goes on: a(n) = α − β/√n, by least squares over the points,
 * each weighed by its choices, shifted to go through the last one. Its interval is as wide as the last point's: how far the
 * trend itself may be wrong is not in it.
 * @param points held-out accuracy by choices, smallest first. @param more choices beyond the last point.
 * @returns undefined where there are too few points.
 */
export function projectAccuracy(points: readonly LearningPoint[], more: number): Estimate | undefined {
  if (points.length < FEWEST_POINTS) return undefined;
  const last = points[points.length - 1];
  const x = points.map(({ choices }) => 1 / Math.sqrt(choices));
  const total = points.reduce((sum, { choices }) => sum + choices, 0);
  const mean = (values: readonly number[]) =>
    values.reduce((sum, value, i) => sum + (points[i].choices * value) / total, 0);
  const y = points.map(({ accuracy }) => accuracy.value);
  const [meanX, meanY] = [mean(x), mean(y)];
  const spread = mean(x.map((v) => (v - meanX) ** 2));
  if (spread === 0) return undefined; // all after as many choices
  const slope = mean(x.map((v, i) => (v - meanX) * (y[i] - meanY))) / spread;
  // A curve that falls is noise: more choices are not taken to harm.
  const gain = Math.max(0, -slope) * (1 / Math.sqrt(last.choices) - 1 / Math.sqrt(last.choices + more));
  const at = (value: number) => Math.min(1, value + gain);
  return { value: at(last.accuracy.value), low: at(last.accuracy.low), high: at(last.accuracy.high) };
}
