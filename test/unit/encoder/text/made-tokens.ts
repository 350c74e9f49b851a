import type { Tokenise } from "../../../../src/encoder/text/tokenise.ts";

/** A tokenizer for tests: `w12` is token 12, any other word is token 1. */
export const tokenise: Tokenise = (text) => {
  const pieces = text.split(/\s+/).filter(Boolean);
  return { pieces, ids: pieces.map((word) => Number(/^w(\d+)$/.exec(word)?.[1] ?? 1)) };
};

/** `w<from>` to `w<to − 1>`. */
export const words = (from: number, to: number) => range(from, to).map((id) => `w${id}`);
export const range = (from: number, to: number) => Array.from({ length: to - from }, (_, i) => from + i);
