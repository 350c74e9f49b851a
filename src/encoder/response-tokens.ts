import { FEATURE_BLOCKS, HIDDEN_SIZE } from "../core/feature-layout.ts";
import type { ResponseTokens } from "../protocol/encoder.ts";
import { headAndTail, type Tokenise } from "./pair-input.ts";
import type { Standardisation } from "./phi.ts";
import { tokenRanges } from "./token-ranges.ts";

/**
 * w·h of each response token, h its states of both layers, standardised as φ is: their mean is w·φ over those blocks.
 * @param weights 2 × HIDDEN_SIZE: layer 3, then layer 5. @param lower hidden_3, tokens × HIDDEN_SIZE. @param upper hidden_5.
 */
export function projectTokens(
  [from, to]: readonly [number, number],
  lower: Float32Array,
  upper: Float32Array,
  weights: Float32Array,
  standard?: Standardisation,
): number[] {
  return Array.from({ length: to - from }, (_, i) => {
    const at = (from + i) * HIDDEN_SIZE;
    let sum = 0;
    for (let j = 0; j < 2 * HIDDEN_SIZE; j++) {
      const state = j < HIDDEN_SIZE ? lower[at + j] : upper[at + j - HIDDEN_SIZE];
      sum += weights[j] * (standard ? (state - standard.mean[j]) * standard.scale[j] : state);
    }
    return sum;
  });
}

/** The state of [CLS], the first token, in the upper layer, standardised as φ's block of that layer is. */
export function clsState(upper: Float32Array, standard?: Standardisation): Float32Array {
  return Float32Array.from({ length: HIDDEN_SIZE }, (_, j) => {
    const k = FEATURE_BLOCKS[1].offset + j;
    return standard ? (upper[j] - standard.mean[k]) * standard.scale[k] : upper[j];
  });
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
