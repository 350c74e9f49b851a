import type { Head } from "../core/model/head.ts";
import type { PreviousHead } from "../core/evaluation/evaluate-head.ts";
import { rewardOf } from "../core/model/score.ts";
import type { PreferenceSet } from "../core/types.ts";
import { sha256 } from "../store/files/canonical-json.ts";
import type { TrainingPair } from "./training-pairs.ts";

/** 48 bits, which fit into a double. Lone surrogates hash apart, as JSON writes them. */
const hashQuery = (query: string) => Number.parseInt(sha256(JSON.stringify(query)).slice(0, 12), 16);

/** The hashes of the queries of pairs, each once, ascending: what a head keeps of what it has seen. */
export function hashQueries(pairs: readonly Pick<TrainingPair, "query">[]): Float64Array {
  return Float64Array.from(new Set(pairs.map(({ query }) => query)), hashQuery).sort();
}

/** Δ of every pair by a head. Throws RangeError for features of another dimension. */
export function marginsOf(head: Head, { features, dimension, first, second, length }: PreferenceSet): Float64Array {
  const rewards = Float64Array.from({ length: length.length }, (_, row) =>
    rewardOf(head, features.subarray(row * dimension, (row + 1) * dimension)),
  );
  return Float64Array.from(first, (row, i) => rewards[row] - rewards[second[i]]);
}

/** Which queries a head was trained on, as far as it says so. */
export function queriesOf(head: Head): (query: string) => boolean {
  const own = new Set(head.queries);
  return (query) => own.has(hashQuery(query));
}

/** A head that another one is compared with. */
export interface ComparedHead {
  readonly head: Head;
  /** For people. */
  readonly name: string;
  /** It ships with Reward Lens: none of these choices made it. */
  readonly shipped: boolean;
}

/**
 * What a head says of the pairs that it cannot know: those whose query none of its own choices was about. A head that
 * does not say which queries those were is taken to have seen all of them, a shipped one none.
 * @param set the features of `pairs`.
 */
export function previousHead(
  { head, name, shipped }: ComparedHead,
  pairs: readonly TrainingPair[],
  set: PreferenceSet,
): PreviousHead {
  const knows = head.queries ? queriesOf(head) : () => !shipped;
  const margins = marginsOf(head, set).map((margin, i) => (knows(pairs[i].query) ? Number.NaN : margin));
  return { name, margins };
}
