import { seededRandom, shuffled } from "../../../core/math/random.ts";
import type { ComparePair } from "../compare-pair.ts";

/** A pair's place in an order, and the reason for it, for people. */
export interface RankedPair {
  /** Index among the pairs that were to be ordered. */
  readonly index: number;
  readonly reason: string;
}

/**
 * Orders pairs by what a choice on them would teach the head in use, the most informative first. Every index at most once;
 * pairs that are left out come last. Undefined where there is no head to say so.
 */
export type PairRanker = (pairs: readonly ComparePair[]) => Promise<readonly RankedPair[] | undefined>;

/** How a queue asks: in an order drawn from its seed, or the informative pairs first. */
export type QueueOrder = "random" | "informative";

export interface OrderedPairs {
  readonly pairs: readonly ComparePair[];
  /** What the order is in truth: random also where the informative one could not be had. */
  readonly order: QueueOrder;
}

/** Orders the pairs of a queue; with the ranker's order each pair carries the reason of its place. Rejects as the ranker does. */
export async function orderPairs(
  pairs: readonly ComparePair[],
  { order, seed }: { readonly order: QueueOrder; readonly seed: number },
  ranker?: PairRanker,
): Promise<OrderedPairs> {
  const drawn = shuffled(pairs, seededRandom(seed));
  const ranked = order === "informative" ? await ranker?.(drawn) : undefined;
  if (ranked === undefined) return { pairs: drawn, order: "random" };
  const left = new Set(drawn.keys());
  const first = ranked.flatMap(({ index, reason }): ComparePair[] =>
    left.delete(index) ? [{ ...drawn[index], reason }] : [],
  );
  return { pairs: [...first, ...[...left].map((index) => drawn[index])], order: "informative" };
}
