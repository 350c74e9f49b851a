import { margins } from "../model/bradley-terry.ts";
import { differencesOf, selectPairs } from "../model/differences.ts";
import { foldCount, foldsByQuery, pairsByQuery } from "../model/folds.ts";
import { accuracy } from "./metrics.ts";
import { fitMixture } from "../priors/mixture.ts";
import { seededRandom, shuffled } from "../math/random.ts";
import type { LearningPoint } from "../model/training-report.ts";
import type { Estimate, PreferenceSet } from "../types.ts";

export interface LearningCurveOptions {
  readonly folds?: number;
  readonly seed?: number;
  readonly onProgress?: (done: number, total: number) => void;
}

/** The smallest training, each twice the one before, and the largest: more pairs cost more than they tell. */
const FEWEST = 6;
const MOST = 200;

/** Sizes to train on, below `all`. */
export function learningSizes(all: number): number[] {
  const sizes: number[] = [];
  for (let size = FEWEST; size <= Math.min(MOST, all / 1.4); size *= 2) sizes.push(size);
  return sizes;
}

/**
 * How accuracy grows with the number of choices: the same folds as the held-out figures', each predicted by a head that
 * was trained on a part of the others, whole queries drawn at random. The point of all choices is crossvalidate's own.
 * @param priors vₖ, the heads that serve as prior, each of length D.
 */
export function learningCurve(
  set: PreferenceSet,
  priors: readonly Float32Array[],
  options: LearningCurveOptions = {},
): LearningPoint[] {
  const queries = new Set(set.group).size;
  const folds = foldCount(queries, options.folds ?? 5);
  const seed = options.seed ?? 0;
  const fold = foldsByQuery(set.group, folds, seed);
  const all = differencesOf(set, priors);
  const n = set.label.length;
  const order = shuffled(pairsByQuery(set.group), seededRandom(seed)).flat();
  const sizes = learningSizes((n * (folds - 1)) / folds);
  const total = sizes.length * folds;
  let done = 0;
  return sizes.map((size) => {
    const predicted = new Float64Array(n);
    let used = 0;
    for (let f = 0; f < folds; f++) {
      const some = new Set(order.filter((i) => fold[i] !== f).slice(0, size));
      used += some.size / folds;
      const mixture = fitMixture(
        selectPairs(all, (i) => some.has(i)),
        set.dimension,
        set.group.filter((_, i) => some.has(i)),
      );
      const held = Array.from(fold, (_, i) => i).filter((i) => fold[i] === f);
      const rows = selectPairs(all, (i) => fold[i] === f);
      margins(rows, mixture.theta).forEach((margin, j) => (predicted[held[j]] = margin));
      options.onProgress?.(++done, total);
    }
    return { choices: Math.round(used), accuracy: accuracy(predicted, set.label) };
  });
}

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
