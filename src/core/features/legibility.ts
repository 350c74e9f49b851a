/**
 * How much of a response the encoder can read. Its vocabulary is English: of 99 in 100 answers in Latin letters it does not know 11%
 * of the tokens at most, of 99 in 100 Chinese ones 47% at least (decision 063). A response gets no number if the vocabulary has too little of it.
 */
import { isOtherLanguage, type DetectLanguage } from "./language.ts";

export interface Legibility {
  /** Tokens of the response that are read. */
  readonly tokens: number;
  /** Those among them that are not in the encoder's vocabulary. */
  readonly unknown: number;
  /** UTF-16 units at the response's end beyond the limit of tokens, which are not read. */
  readonly unread: number;
}

/** Numbers of a Legibility, as they follow φ in what the encoder sends and keeps. */
export const LEGIBILITY_NUMBERS = 3;

export const legibilityNumbers = ({ tokens, unknown, unread }: Legibility): number[] => [tokens, unknown, unread];

/** @param row φ of `dimension` features, followed by its numbers. */
export function legibilityAfter(row: Float32Array, dimension: number): Legibility {
  const [tokens, unknown, unread] = row.subarray(dimension);
  return { tokens, unknown, unread };
}

/** Share of unknown tokens from which on a response gets no number: half way between the two. */
const UNREADABLE_SHARE = 0.3;

/** What keeps the encoder from reading a response well; empty for one in Latin letters that is read whole. */
export interface ReadingLimits {
  /** Share of the tokens that are unknown, where it is so large that the response gets no number. */
  readonly unknown?: number;
  /** It is in another language: what a head learned from English says little of it. */
  readonly foreign?: true;
  /** UTF-16 units at the end beyond the limit of tokens. */
  readonly unread?: number;
  /** Tokens that are read, where there are more. */
  readonly read?: number;
}

/** What to say of how a response was read. @param detect tells languages in Latin letters apart; without it they are not looked for */
export function readingLimits(
  response: string,
  { tokens, unknown, unread }: Legibility,
  detect: DetectLanguage = () => undefined,
): ReadingLimits {
  const share = tokens === 0 ? 1 : unknown / tokens;
  if (share >= UNREADABLE_SHARE) return { unknown: share };
  const isForeign = isOtherScript(response) || isOtherLanguage(response, detect);
  return { ...(isForeign && { foreign: true }), ...(unread > 0 && { unread, read: tokens }) };
}

const LETTER = /\p{L}/gu;
const LATIN = /\p{Script=Latin}/gu;

function isOtherScript(text: string): boolean {
  const letters = text.match(LETTER)?.length ?? 0;
  return 2 * (text.match(LATIN)?.length ?? 0) < letters;
}
