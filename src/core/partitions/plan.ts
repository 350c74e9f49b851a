/**
 * Which pairs a training fits, and which it predicts: sets of pairs as bits (pair-sums.ts). For each fold, and for the fit to all pairs, there
 * is the training set, its halves on which priors are weighed, and the pairs of each half that count.
 */
import { foldCount, foldsByQuery } from "../model/folds.ts";
import { countsAmong, innerFolds, someQueries } from "../priors/prior-choice.ts";
import type { PreferenceSet } from "../types.ts";

/** A part of the pairs that heads are fitted to: all but one fold, or all. */
export interface TrainingPart {
  /** From 1 as in training reports; 0 is the fit to all pairs. */
  readonly fold: number;
  readonly set: number;
  /** Weight of its pairs. */
  readonly total: number;
  /** Pairs on which priors are tried, ascending. */
  readonly tried: Int32Array;
  /** Half by half: its pairs, those of the other half that count, and how many these are. */
  readonly halves: readonly {
    readonly set: number;
    readonly total: number;
    readonly held: number;
    readonly count: number;
  }[];
  /** The pairs of the fold itself; absent for all pairs. */
  readonly heldOut?: number;
}

export interface Plan {
  /** Fold of each pair, n. */
  readonly fold: Int32Array;
  /** The folds in order, then all pairs. */
  readonly parts: readonly TrainingPart[];
  /** Of each pair, n. */
  readonly bits: BigUint64Array;
  /** A part is so small that priors are weighed on all of its pairs: then their rows must be in one place. */
  readonly isSmall: boolean;
}

/** Folds as crossvalidate.ts has them. @throws RangeError for fewer than two queries. */
export function planTraining({ group, weight }: Pick<PreferenceSet, "group" | "weight">, seed: number): Plan {
  const n = group.length;
  const folds = foldCount(new Set(group).size, 5);
  const fold = foldsByQuery(group, folds, seed);
  const bits = new BigUint64Array(n);
  let sets = 0;
  const setOf = (pairs: ArrayLike<number>) => {
    const bit = 1n << BigInt(sets);
    let total = 0;
    for (let i = 0; i < pairs.length; i++) {
      bits[pairs[i]] |= bit;
      total += weight[pairs[i]];
    }
    return { set: sets++, total };
  };
  const every = Int32Array.from({ length: n }, (_, i) => i);
  let isSmall = false;
  const parts = Array.from({ length: folds + 1 }, (_, f): TrainingPart => {
    const pairs = f < folds ? every.filter((i) => fold[i] !== f) : every;
    const own = pairs.map((i) => group[i]);
    const chosen = someQueries(own);
    isSmall ||= chosen.size === pairs.length;
    const half = innerFolds(own);
    const counts = countsAmong(chosen, pairs.length);
    const halves = [...new Set(half)].sort().map((h) => {
      const held = pairs.filter((_, k) => half[k] === h && counts(k));
      const training = setOf(pairs.filter((_, k) => half[k] !== h));
      return { ...training, held: setOf(held).set, count: held.length };
    });
    return {
      fold: f < folds ? f + 1 : 0,
      ...setOf(pairs),
      tried: pairs.filter((_, k) => chosen.has(k)),
      halves,
      ...(f < folds && { heldOut: setOf(every.filter((i) => fold[i] === f)).set }),
    };
  });
  return { fold, parts, bits, isSmall };
}
