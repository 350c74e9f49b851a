import { seededRandom, shuffled } from "../math/random.ts";

/**
 * Fold of every pair, 0 to k − 1, such that pairs of one query share a fold and folds are about equally large:
 * queries in random order, the largest first, each to the fold with the fewest pairs.
 * @param group query of every pair, n.
 */
export function foldsByQuery(group: ArrayLike<number>, k: number, seed: number): Int32Array {
  const sizes = new Map<number, number>();
  for (let i = 0; i < group.length; i++) sizes.set(group[i], (sizes.get(group[i]) ?? 0) + 1);
  const order = shuffled([...sizes], seededRandom(seed)).sort((a, b) => b[1] - a[1]);
  const load = new Array<number>(k).fill(0);
  const foldOf = new Map<number, number>();
  for (const [query, size] of order) {
    const fold = load.indexOf(Math.min(...load));
    load[fold] += size;
    foldOf.set(query, fold);
  }
  return Int32Array.from(group, (query) => foldOf.get(query)!);
}

/**
 * Folds for so many queries: `wanted`, but one query a fold when there are fewer than twice as many queries.
 * @throws RangeError for fewer than two folds or queries, which leave nothing to train on.
 */
export function foldCount(queries: number, wanted: number): number {
  if (!Number.isInteger(wanted) || wanted < 2)
    throw new RangeError(`folds must be a whole number from 2, not ${wanted}`);
  if (queries < 2) throw new RangeError(`folds need two queries at least, not ${queries}`);
  return queries < 2 * wanted ? queries : wanted;
}

/** Indices of the pairs of each query, in the order in which queries occur. @param group query of every pair, n. */
export function pairsByQuery(group: ArrayLike<number>): number[][] {
  return [...Map.groupBy(Array.from(group).keys(), (i) => group[i]).values()];
}
