/** A query and one response to it: what the reward model scores. */
export interface QueryResponse {
  readonly query: string;
  readonly response: string;
}

/**
 * Pairwise preferences over encoded responses, ready for a fit.
 * n pairs, m texts, D features.
 */
export interface PreferenceSet {
  /** φ of every text, row-major, m × D, standardised (no unit). */
  readonly features: Float32Array;
  /** D. */
  readonly dimension: number;
  /** Row in `features` of the pair's first response, n. */
  readonly first: Int32Array;
  /** Row in `features` of the pair's second response, n. */
  readonly second: Int32Array;
  /** P(first is preferred): 1, 0, or ½ for a tie, n. */
  readonly label: Float64Array;
  /** Weight c of the pair (1 = one ordinary choice), n. */
  readonly weight: Float64Array;
  /** Query of the pair: pairs that share a query are never split between folds, n. */
  readonly group: Int32Array;
  /** Length of every text in characters, m: the length-only baseline. */
  readonly length: Float64Array;
}

/** A figure with its 90% interval. */
export interface Estimate {
  readonly value: number;
  readonly low: number;
  readonly high: number;
}

/** What a preference log knows of its choices beside the pairs themselves. */
export interface ChoiceFacts {
  /** Strict choices that were shown in a random order, and in how many of them the first shown was preferred. */
  readonly shown: number;
  readonly shownFirst: number;
  /** Pairs that the same person answered twice, and how many answers were the same; a tie against a choice counts as ½. */
  readonly repeats: number;
  readonly same: number;
}
