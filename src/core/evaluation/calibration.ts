import { pairsByQuery } from "../model/folds.ts";
import { expectedCalibrationError, reliabilityBins } from "./metrics.ts";
import { wilson } from "../math/statistics.ts";
import { seededRandom } from "../math/random.ts";
import type { ReliabilityBin } from "../model/head-evaluation.ts";
import type { Estimate } from "../types.ts";

const DRAWS = 400;

/**
 * The calibration error with its 90% interval by the basic bootstrap: queries are drawn with replacement, the bounds are
 * 2·ECE minus the percentiles of the draws, at least 0. Few pairs make the ECE too large, and the draws even larger; the
 * reflected interval corrects for that and may be below the value. Source: Davison & Hinkley 1997.
 */
export function calibrationWithin(
  margins: ArrayLike<number>,
  labels: ArrayLike<number>,
  group: ArrayLike<number>,
): Estimate {
  const value = expectedCalibrationError(margins, labels);
  const queries = pairsByQuery(group);
  const random = seededRandom(1);
  const drawn = Array.from({ length: DRAWS }, () => {
    const times = new Uint32Array(labels.length);
    for (let k = 0; k < queries.length; k++) for (const i of queries[Math.floor(random() * queries.length)]) times[i]++;
    return expectedCalibrationError(margins, labels, times);
  })
    .filter((error) => !Number.isNaN(error)) // a draw of ties only
    .sort((a, b) => a - b);
  const at = (share: number) => drawn[Math.round(share * (drawn.length - 1))] ?? value;
  return { value, low: Math.max(0, 2 * value - at(0.95)), high: Math.min(1, Math.max(value, 2 * value - at(0.05))) };
}

/** A bin with its bounds. */
export interface BoundedBin extends ReliabilityBin {
  /** Bounds of the confidence, from included. */
  readonly from: number;
  readonly to: number;
}

/**
 * Confidence against accuracy: the bins of the expected calibration error (metrics.ts) that have pairs. Ties are left out.
 * @param margins Δ = R(first) − R(second) of each pair, in logits. @param labels P(first is preferred).
 */
export function reliability(margins: ArrayLike<number>, labels: ArrayLike<number>): BoundedBin[] {
  return reliabilityBins(margins, labels).flatMap(({ pairs, right, confidence }, k, { length }) => {
    const [from, to] = [0.5 + k / (2 * length), 0.5 + (k + 1) / (2 * length)];
    return pairs === 0 ? [] : [{ from, to, pairs, confidence: confidence / pairs, right: wilson(right, pairs) }];
  });
}
