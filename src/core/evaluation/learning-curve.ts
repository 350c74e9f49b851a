import { margins } from "../model/bradley-terry.ts";
import { differencesOf, selectPairs } from "../model/differences.ts";
import { foldCount, foldsByQuery } from "./folds.ts";
import { pairsByQuery } from "../priors/left-out.ts";
import { accuracy } from "./metrics.ts";
import { fitMixture } from "../priors/mixture.ts";
import { seededRandom, shuffled } from "../math/random.ts";
import type { Estimate, PreferenceSet } from "../types.ts";

/** Held-out accuracy of heads that were trained on so many choices. */
export interface LearningPoint {
  /** Choices that each head was trained on; the mean over the folds, rounded. */
  readonly choices: number;
  readonly accuracy: Estimate;
}

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
