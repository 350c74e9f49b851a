import { margins, type Differences } from "../model/bradley-terry.ts";
import { selectPairs } from "../model/differences.ts";

/**
 * Margins Δ of n pairs, each by a fit that has not seen its fold.
 * @param fold of each pair, 0 to k − 1, n.
 * @param fitWithout θ of a fit without fold f, whose pairs are `held`; called for one fold after the other.
 */
export function heldOutMargins(
  all: Differences,
  fold: Int32Array,
  fitWithout: (f: number, held: Differences) => Float64Array,
): Float64Array {
  const predicted = new Float64Array(fold.length);
  const folds = fold.reduce((most, f) => Math.max(most, f + 1), 0);
  for (let f = 0; f < folds; f++) {
    const held = selectPairs(all, (i) => fold[i] === f);
    const found = margins(held, fitWithout(f, held));
    let next = 0;
    for (let i = 0; i < fold.length; i++) if (fold[i] === f) predicted[i] = found[next++];
  }
  return predicted;
}
