import { differencesOf, selectPairs } from "../model/differences.ts";
import { foldCount, foldsByQuery, pairsByQuery } from "../model/folds.ts";
import { heldOutMargins } from "./held-out.ts";
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

/** The smallest training and the largest; each size is twice the one before. */
const FEWEST = 6;
const MOST = 200;

/** Sizes to train on, below `all`. */
function learningSizes(all: number): number[] {
  const sizes: number[] = [];
  for (let size = FEWEST; size <= Math.min(MOST, all / 1.4); size *= 2) sizes.push(size);
  return sizes;
}

/**
 * How accuracy grows with the number of choices. The folds are those of the held-out figures; each is predicted by a head that
 * was trained on a part of the others, whole queries in random order. The point of all choices is crossvalidate's accuracy.
 * @param priors vₖ, the weights of the starter heads, each of length D.
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
    let used = 0;
    const predicted = heldOutMargins(all, fold, (f) => {
      const some = new Set(order.filter((i) => fold[i] !== f).slice(0, size));
      used += some.size / folds;
      const { theta } = fitMixture(
        selectPairs(all, (i) => some.has(i)),
        set.dimension,
        set.group.filter((_, i) => some.has(i)),
      );
      options.onProgress?.(++done, total);
      return theta;
    });
    return { choices: Math.round(used), accuracy: accuracy(predicted, set.label) };
  });
}

/** Fewest points for a trend. */
const FEWEST_POINTS = 3;

/**
 * The accuracy to expect after more choices if the trend continues: a(n) = α − β/√n by least squares over the points, each
 * weighted by its choices, shifted to the last point. The interval is that of the last point, shifted; it does not include the
 * uncertainty of the trend.
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
  if (spread === 0) return undefined; // all points have the same number of choices
  const slope = mean(x.map((v, i) => (v - meanX) * (y[i] - meanY))) / spread;
  // A falling curve is noise: more choices are assumed not to harm.
  const gain = Math.max(0, -slope) * (1 / Math.sqrt(last.choices) - 1 / Math.sqrt(last.choices + more));
  const at = (value: number) => Math.min(1, value + gain);
  return { value: at(last.accuracy.value), low: at(last.accuracy.low), high: at(last.accuracy.high) };
}
