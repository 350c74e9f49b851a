import { dot } from "../../core/math/vectors.ts";
import { EDGE, HIDDEN_SIZE, POOLED, RAW_DIMENSION, STATES } from "../../core/features/feature-layout.ts";
import {
  endingOf,
  openingOf,
  pooledStates,
  standardised,
  windowSums,
  type Span,
  type Standardisation,
  type States,
} from "../model/phi.ts";

/** What each number of the pools counts for where each of φ's states counts for `weights`, POOLED. */
export function poolWeights(weights: ArrayLike<number>, { directions, scale }: Standardisation): Float64Array {
  const result = new Float64Array(POOLED);
  for (let j = 0; j < STATES.length; j++) {
    const weight = weights[j] * scale[j];
    if (weight !== 0) for (let k = 0; k < POOLED; k++) result[k] += weight * directions[j * POOLED + k];
  }
  return result;
}

/** What the tokens of one window count for in each pool. */
export interface WindowProducts {
  /** In the means over all tokens, one a token. */
  readonly all: Float64Array;
  /** In the opening and in the ending, were they this window's: of its first EDGE tokens, of its last. */
  readonly opening: Float64Array;
  readonly ending: Float64Array;
}

/** @param pooled as poolWeights gives them. @param response the window's positions. */
export function windowProducts(response: Span, { lower, upper }: States, pooled: Float64Array): WindowProducts {
  const product = (states: Float32Array, t: number, pool: number) =>
    dot(pooled, pool * HIDDEN_SIZE, states, t * HIDDEN_SIZE, HIDDEN_SIZE);
  const over = ([from, to]: Span, value: (t: number) => number) =>
    Float64Array.from({ length: to - from }, (_, i) => value(from + i));
  return {
    all: over(response, (t) => product(lower, t, 0) + product(upper, t, 1)),
    opening: over(openingOf(response), (t) => product(upper, t, 2)),
    ending: over(endingOf(response), (t) => product(lower, t, 3)),
  };
}

/**
 * What each of the T response tokens adds to w·φ over the states: T times its share in the pools, so that the mean over the
 * tokens is w·φ. A token of the opening or the ending has a share in those, too.
 * @param windows in order. @param weights w, STATES.length.
 */
export function tokenValues(
  windows: readonly WindowProducts[],
  weights: ArrayLike<number>,
  { mean, scale }: Standardisation,
): Float64Array {
  const count = windows.reduce((sum, { all }) => sum + all.length, 0);
  const values = new Float64Array(count);
  let average = 0;
  for (let j = 0; j < STATES.length; j++) average += weights[j] * scale[j] * mean[j];
  let at = 0;
  for (const { all } of windows) for (const value of all) values[at++] = value - average;
  const share = count / Math.min(EDGE, count);
  const { opening } = windows[0];
  const { ending } = windows.at(-1)!;
  opening.forEach((value, i) => (values[i] += share * value));
  ending.forEach((value, i) => (values[count - ending.length + i] += share * value));
  return values;
}

/** [CLS], the first token, as a text of that one token would be read: its states in φ, STATES.length. */
export function clsState(states: States, standard: Standardisation): Float32Array {
  const raw = new Float64Array(RAW_DIMENSION);
  raw.set(pooledStates([windowSums({ query: [0, 0], response: [0, 1] }, states)]));
  return standardised(raw, standard).slice(0, STATES.length);
}
