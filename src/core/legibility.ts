/** How much of a response the encoder can read. */

export interface Legibility {
  /** Tokens of the response that are read. */
  readonly tokens: number;
  /** Those among them that are no word or piece in the encoder's vocabulary. */
  readonly unknown: number;
  /** UTF-16 units at the response's end beyond the limit of tokens, which are not read. */
  readonly unread: number;
}

/** Numbers of a Legibility, as they follow φ in what the encoder sends and keeps. */
export const LEGIBILITY_NUMBERS = 3;

export const legibilityNumbers = ({ tokens, unknown, unread }: Legibility): number[] => [tokens, unknown, unread];

/** @param row φ of `dimension` features, with the numbers behind it. */
export function legibilityAfter(row: Float32Array, dimension: number): Legibility {
  const [tokens, unknown, unread] = row.subarray(dimension);
  return { tokens, unknown, unread };
}
