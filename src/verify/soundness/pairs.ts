import { seededRandom, shuffled } from "../../core/math/random.ts";

/** Two responses to one query. */
export interface SoundPair {
  readonly query: string;
  /** The chosen one, where one was chosen. */
  readonly better: string;
  readonly other: string;
  readonly isChosen: boolean;
}

/** A pair with P(first is preferred): 1, 0, or ½ for a tie. */
export function pairOfLabel(pair: {
  readonly query: string;
  readonly first: string;
  readonly second: string;
  readonly label: number;
}): SoundPair {
  const { query, first, second, label } = pair;
  const [better, other] = label < 0.5 ? [second, first] : [first, second];
  return { query, better, other, isChosen: label !== 0.5 };
}

/** Pairs of responses that nobody has compared: each with the next one to its query. */
export function pairsOfResponses(texts: readonly { readonly query: string; readonly response: string }[]): SoundPair[] {
  const byQuery = new Map<string, Set<string>>();
  for (const { query, response } of texts) {
    const known = byQuery.get(query) ?? new Set();
    byQuery.set(query, known.add(response));
  }
  return [...byQuery].flatMap(([query, responses]) => {
    const all = [...responses];
    return all.slice(1).map((other, i) => ({ query, better: all[i], other, isChosen: false }));
  });
}

/**
 * So many pairs, one of each query before a second one of any; which ones is drawn by the seed from the set of pairs,
 * whatever their order is.
 */
export function somePairs(pairs: readonly SoundPair[], most: number, seed: number): SoundPair[] {
  const keyed = new Map(pairs.map((pair) => [JSON.stringify(pair), pair]));
  const different = [...keyed].filter(([, { better, other }]) => better !== other);
  const ordered = different.sort(([a], [b]) => (a < b ? -1 : 1)).map(([, pair]) => pair);
  const drawn = shuffled(ordered, seededRandom(seed));
  const rounds = new Map<string, number>();
  const round = drawn.map(({ query }) => {
    const before = rounds.get(query) ?? 0;
    rounds.set(query, before + 1);
    return before;
  });
  return drawn
    .map((pair, i) => ({ pair, round: round[i] }))
    .sort((a, b) => a.round - b.round)
    .slice(0, most)
    .map(({ pair }) => pair);
}
