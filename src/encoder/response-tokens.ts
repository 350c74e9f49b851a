import { HIDDEN_SIZE, POOLED, RAW_DIMENSION, STATES } from "../core/feature-layout.ts";
import type { ResponseTokens } from "../protocol/encoder.ts";
import { headAndTail, type Tokenise } from "./pair-input.ts";
import { pooledStates, poolsOf, standardised, type Span, type Standardisation, type States } from "./phi.ts";
import { tokenRanges } from "./token-ranges.ts";

/** What each number of the pools counts for where each of φ's states counts for `weights`, POOLED. */
function poolWeights(weights: ArrayLike<number>, { directions, scale }: Standardisation): Float64Array {
  const result = new Float64Array(POOLED);
  for (let j = 0; j < STATES.length; j++) {
    const weight = weights[j] * scale[j];
    if (weight !== 0) for (let k = 0; k < POOLED; k++) result[k] += weight * directions[j * POOLED + k];
  }
  return result;
}

/**
 * What each of the T response tokens tells of w·φ over the states: T times its share in the pools, so that the mean over the
 * tokens is w·φ. A token of the opening or the ending has a share in those, too.
 * @param weights w, STATES.length.
 */
export function projectTokens(
  response: Span,
  states: States,
  weights: ArrayLike<number>,
  standard: Standardisation,
): number[] {
  const [from, to] = response;
  const pooled = poolWeights(weights, standard);
  let average = 0;
  for (let j = 0; j < STATES.length; j++) average += weights[j] * standard.scale[j] * standard.mean[j];
  const values = new Array<number>(to - from).fill(-average);
  poolsOf(response).forEach(({ layer, span }, pool) => {
    const counts = (to - from) / (span[1] - span[0]);
    for (let t = span[0]; t < span[1]; t++) {
      let sum = 0;
      for (let k = 0; k < HIDDEN_SIZE; k++) sum += pooled[pool * HIDDEN_SIZE + k] * states[layer][t * HIDDEN_SIZE + k];
      values[t - from] += counts * sum;
    }
  });
  return values;
}

/** [CLS], the first token, as a text of that one token would be read: its states in φ, STATES.length. */
export function clsState(states: States, standard: Standardisation): Float32Array {
  const raw = new Float64Array(RAW_DIMENSION);
  raw.set(pooledStates([0, 1], states));
  return standardised(raw, standard).slice(0, STATES.length);
}

/** Each token that was read with its place in the response, and the stretch between head and tail that was not. */
export function locateTokens(
  response: string,
  values: readonly number[],
  tokenise: Tokenise,
  spell: (text: string) => string[],
): Omit<ResponseTokens, "phi" | "cls"> {
  const ranges = headAndTail(response, tokenise).map(({ at, text, read }) =>
    tokenRanges(text, spell(text))
      .slice(...read)
      .map(([start, end]) => [at + start, at + end] as const),
  );
  const tokens = ranges.flat().map(([start, end], i) => ({ start, end, value: values[i] }));
  const [head, tail] = ranges;
  if (tail === undefined) return { tokens };
  return { tokens, unread: [head.at(-1)?.[1] ?? 0, tail[0]?.[0] ?? response.length] };
}
