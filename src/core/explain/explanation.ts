/** A reward as the sum of its parts, down to the response's tokens, for `explain`, the editor and the inspector. */
import { attribute, tokenParts, type Attribution } from "./attribution.ts";
import type { Head } from "../model/head.ts";
import { sentenceParts, sentencesOf, type SentencePart } from "../features/sentences.ts";

export interface TokenPart {
  readonly text: string;
  /** Position in the response, UTF-16 units, half open. */
  readonly start: number;
  readonly end: number;
  /** What it adds to R, in logits. */
  readonly part: number;
}

export interface Explanation extends Attribution {
  /** One part per token that was read: with the blocks "surface" and "cosine" they sum to R. */
  readonly tokens: readonly TokenPart[];
  /** The tokens' parts by sentence. */
  readonly sentences: readonly SentencePart[];
  /** The end of the response that is beyond the encoder's limit and not read. */
  readonly unread?: readonly [number, number] | undefined;
}

/** What the encoder returns for a response: φ, and each token's position with its value w·h. */
export interface ReadResponse {
  readonly phi: Float32Array;
  readonly tokens: readonly { readonly start: number; readonly end: number; readonly value: number }[];
  readonly unread?: readonly [number, number];
}

/** Explains R of a response. Throws RangeError where φ or the head is not of the shipped encoder's layout. */
export function explainReward(head: Head, response: string, { phi, tokens: found, unread }: ReadResponse): Explanation {
  const parts = tokenParts(
    head,
    found.map(({ value }) => value),
  );
  const tokens = found.map(({ start, end }, i) => ({ text: response.slice(start, end), start, end, part: parts[i] }));
  return {
    ...attribute(head, phi),
    tokens,
    sentences: sentenceParts(sentencesOf(response), tokens),
    ...(unread && { unread }),
  };
}
