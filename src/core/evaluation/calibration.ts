import { pairsByQuery } from "../priors/left-out.ts";
import { calibrationError, reliabilityBins, wilson, type Bin } from "./metrics.ts";
import { seededRandom } from "../math/random.ts";
import type { Estimate } from "../types.ts";

const DRAWS = 400;

/**
 * The calibration error with its 90 % interval: queries drawn anew with replacement, 2·ECE − the percentiles of the draws,
 * cut at 0. Few pairs make the ECE too large, and the draws larger still: reflected, the interval takes that off, so that
 * it may lie below the value. Source: the basic bootstrap, Davison & Hinkley 1997.
 */
export function calibrationWithin(
  margins: ArrayLike<number>,
  labels: ArrayLike<number>,
  group: ArrayLike<number>,
): Estimate {
  const value = calibrationError(reliabilityBins(margins, labels));
  const queries = pairsByQuery(group);
  const random = seededRandom(1);
  const drawn = Array.from({ length: DRAWS }, () => {
    const times = new Uint32Array(labels.length);
    for (let k = 0; k < queries.length; k++) for (const i of queries[Math.floor(random() * queries.length)]) times[i]++;
    return calibrationError(reliabilityBins(margins, labels, times));
  })
    .filter((error) => !Number.isNaN(error)) // a draw of ties only says nothing
    .sort((a, b) => a - b);
  const at = (share: number) => drawn[Math.round(share * (drawn.length - 1))] ?? value;
  return { value, low: Math.max(0, 2 * value - at(0.95)), high: Math.min(1, Math.max(value, 2 * value - at(0.05))) };
}

/** A bin of a reliability diagram that has pairs. */
export interface ReliabilityBin {
  readonly pairs: number;
  /** Mean confidence. */
  readonly confidence: number;
  readonly right: Estimate;
}

export function reliability(bins: readonly Bin[]): ReliabilityBin[] {
  return bins
    .filter(({ pairs }) => pairs > 0)
    .map(({ pairs, right, confidence }) => ({
      pairs,
      confidence: confidence / pairs,
      right: wilson(right, pairs),
    }));
}
