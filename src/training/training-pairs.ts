import { setImmediate } from "node:timers/promises";
import type { PreferenceSet, QueryResponse } from "../core/types.ts";
import type { ChosenRejected } from "../formats/found.ts";
import { canonicalJson, sha256 } from "../store/files/canonical-json.ts";
import type { PreferenceRecord } from "../store/log/record.ts";

/** A pair as the loss sees it. */
export interface TrainingPair {
  readonly query: string;
  readonly first: string;
  readonly second: string;
  /** P(first is preferred): 1, 0, or ½ for a tie. */
  readonly label: number;
  /** Weight c of the pair: 1 is one ordinary choice. */
  readonly weight: number;
}

/** Weight by strength: a far preference counts as two slight ones, not three, for it is still one choice. */
const WEIGHT = { 1: 1, 2: 1.5, 3: 2 } as const;
const LABEL = { first: 1, second: 0, tie: 0.5 } as const;

/**
 * The pairs of active preferences; "both bad" and "skip" say nothing about the order and add none. The weight of a
 * strength is multiplied by the record's own, which is a fraction for the pairs that a ranking implies.
 */
export function toTrainingPairs(
  preferences: readonly Pick<PreferenceRecord, "query" | "responses" | "choice" | "strength" | "weight">[],
): TrainingPair[] {
  return preferences.flatMap(({ query, responses: [first, second], choice, strength, weight = 1 }) => {
    if (choice === "both-bad" || choice === "skip" || first === second) return [];
    return [{ query, first, second, label: LABEL[choice], weight: WEIGHT[strength] * weight }];
  });
}

/** Pairs of a file: the chosen response first. */
export function fromChosenRejected(pairs: readonly ChosenRejected[]): TrainingPair[] {
  return pairs.map(({ query, chosen, rejected, weight = 1 }) => {
    return { query, first: chosen, second: rejected, label: 1, weight };
  });
}

/**
 * Pairs in the order of their hashes: folds, and the last digits of sums, follow the order of the pairs, and so must not
 * follow that of lines in a file or of logs that were merged.
 */
export function inCanonicalOrder(pairs: readonly TrainingPair[]): TrainingPair[] {
  return pairs
    .map((pair) => ({ pair, hash: sha256(canonicalJson(pair)) }))
    .sort((a, b) => (a.hash < b.hash ? -1 : Number(a.hash > b.hash)))
    .map(({ pair }) => pair);
}

/** What each of many choices teaches, one pair or none, in canonical order, and the place of each choice's pair in it. */
export function placedPairs(taught: readonly (readonly TrainingPair[])[]): {
  readonly pairs: readonly TrainingPair[];
  readonly places: readonly (number | undefined)[];
} {
  const pairs = inCanonicalOrder(taught.flat());
  const places = new Map(pairs.map((pair, i) => [pair, i]));
  return { pairs, places: taught.map(([pair]) => (pair === undefined ? undefined : places.get(pair))) };
}

/** Pairs with their distinct texts: what is to be embedded, each once. */
export interface IndexedPairs extends Pick<PreferenceSet, "first" | "second" | "label" | "weight" | "group"> {
  /** m distinct texts, in order of their first use. */
  readonly texts: readonly QueryResponse[];
}

/** Numbers the distinct texts and queries of n pairs. */
export function indexPairs(pairs: readonly TrainingPair[]): IndexedPairs {
  const texts: QueryResponse[] = [];
  const queries = new Map<string, { readonly group: number; readonly rows: Map<string, number> }>();
  const queryOf = (query: string) => {
    const known = queries.get(query) ?? { group: queries.size, rows: new Map<string, number>() };
    queries.set(query, known);
    return known;
  };
  const rowOf = (query: string, response: string) => {
    const { rows } = queryOf(query);
    const row = rows.get(response) ?? texts.push({ query, response }) - 1;
    rows.set(response, row);
    return row;
  };
  const rows = pairs.map(({ query, first, second }) => [rowOf(query, first), rowOf(query, second)] as const);
  return {
    texts,
    first: Int32Array.from(rows, ([first]) => first),
    second: Int32Array.from(rows, ([, second]) => second),
    label: Float64Array.from(pairs, (pair) => pair.label),
    weight: Float64Array.from(pairs, (pair) => pair.weight),
    group: Int32Array.from(pairs, (pair) => queryOf(pair.query).group),
  };
}

/**
 * Joins indexed pairs with the φ of their texts.
 * @param features φ of `indexed.texts`, in order, each of length `dimension`.
 */
export function toPreferenceSet(
  indexed: IndexedPairs,
  features: readonly Float32Array[],
  dimension: number,
): PreferenceSet {
  const { texts, first, second, label, weight, group } = indexed;
  if (features.length !== texts.length) throw new RangeError(`${features.length} features for ${texts.length} texts`);
  const all = new Float32Array(texts.length * dimension);
  features.forEach((row, i) => {
    if (row.length !== dimension) throw new RangeError(`Features ${i} have length ${row.length}, not ${dimension}`);
    all.set(row, i * dimension);
  });
  const length = Float64Array.from(texts, (text) => text.response.length);
  return { features: all, dimension, first, second, label, weight, group, length };
}

/** By which a training's report names a pair, without its texts: 16 hex digits of their hash. */
export function reportKey({ query, first, second }: Pick<TrainingPair, "query" | "first" | "second">): string {
  return sha256(canonicalJson([query, first, second])).slice(0, 16);
}

/** Keys that are computed before others have their turn: some milliseconds. */
const KEYS_AT_ONCE = 250;

/** The keys of many pairs, in order, without blocking the thread. */
export async function reportKeys(
  pairs: readonly Pick<TrainingPair, "query" | "first" | "second">[],
): Promise<string[]> {
  const keys: string[] = [];
  for (const [i, pair] of pairs.entries()) {
    keys.push(reportKey(pair));
    if (i % KEYS_AT_ONCE === KEYS_AT_ONCE - 1) await setImmediate();
  }
  return keys;
}

/**
 * The pairs of some keys, in their order; undefined for a key without a pair.
 * @param present the keys of `pairs`, as reportKeys gives them.
 */
export function pairsOfKeys<P>(
  keys: readonly string[],
  present: readonly string[],
  pairs: readonly P[],
): (P | undefined)[] {
  const byKey = new Map(present.map((key, i) => [key, pairs[i]]));
  return keys.map((key) => byKey.get(key));
}

/** SHA-256 of training pairs, whatever their order: two logs merged either way train the same head. */
export function hashPairs(pairs: readonly TrainingPair[]): string {
  return sha256(
    pairs
      .map((pair) => canonicalJson(pair))
      .sort()
      .join("\n"),
  );
}
