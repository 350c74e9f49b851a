import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { CHARACTERS, pairInput, QUERY_TOKENS, RESPONSE_TOKENS } from "../../../src/encoder/pair-input.ts";

/** `w12` is token 12; any other word is token 1. */
const tokenise = (text: string) =>
  text
    .split(/\s+/)
    .filter(Boolean)
    .map((word) => Number(/^w(\d+)$/.exec(word)?.[1] ?? 1));
const words = (from: number, to: number) => Array.from({ length: to - from }, (_, i) => `w${from + i}`).join(" ");
const range = (from: number, to: number) => Array.from({ length: to - from }, (_, i) => from + i);

describe("pairInput", () => {
  it("lays out [CLS] query [SEP] response [SEP], and says where both are", () => {
    const input = pairInput("w7 w8", "w9 w10 w11", tokenise);
    expect(input.ids).toEqual([101, 7, 8, 102, 9, 10, 11, 102]);
    expect(input.ids.slice(...input.query)).toEqual([7, 8]);
    expect(input.ids.slice(...input.response)).toEqual([9, 10, 11]);
  });

  it("keeps the query's end", () => {
    const { ids, query } = pairInput(words(1000, 1000 + QUERY_TOKENS + 5), "w9", tokenise);
    expect(ids.slice(...query)).toEqual(range(1005, 1005 + QUERY_TOKENS));
  });

  it("keeps a response that fits whole, and the head and the tail of one that does not", () => {
    const fits = pairInput("", words(1000, 1000 + RESPONSE_TOKENS), tokenise);
    expect(fits.ids.slice(...fits.response)).toEqual(range(1000, 1000 + RESPONSE_TOKENS));
    const { ids, response } = pairInput("", words(1000, 2000), tokenise);
    const half = RESPONSE_TOKENS / 2;
    expect(ids.slice(...response)).toEqual([...range(1000, 1000 + half), ...range(2000 - half, 2000)]);
  });

  it("reads the same from a text too long to be tokenised whole", () => {
    const [query, response] = [words(1000, 9000), words(1000, 9000)];
    expect(response.length).toBeGreaterThan(2 * CHARACTERS);
    const seen: number[] = [];
    const input = pairInput(query, response, (text) => (seen.push(text.length), tokenise(text)));
    expect(Math.max(...seen)).toBe(CHARACTERS);
    expect(input.ids.slice(...input.query)).toEqual(range(9000 - QUERY_TOKENS, 9000));
    const half = RESPONSE_TOKENS / 2;
    expect(input.ids.slice(...input.response)).toEqual([...range(1000, 1000 + half), ...range(9000 - half, 9000)]);
  });

  it("fits the encoder's positions and shows the tokenizer well-formed text, whatever the strings", () => {
    // UTF-16 code units, lone surrogates among them, repeated up to well over the limits.
    const anyText = fc
      .tuple(fc.array(fc.integer({ min: 0, max: 0xffff }), { maxLength: 60 }), fc.integer({ min: 1, max: 600 }))
      .map(([units, times]) => String.fromCharCode(...units).repeat(times));
    const perUnit = (text: string) => {
      expect(text.isWellFormed()).toBe(true);
      return Array.from({ length: text.length }, () => 5);
    };
    fc.assert(
      fc.property(anyText, anyText, (query, response) => {
        const { ids, query: q, response: r } = pairInput(query, response, perUnit);
        expect(ids.length).toBeLessThanOrEqual(QUERY_TOKENS + RESPONSE_TOKENS + 3);
        expect([ids[0], ids[q[1]], ids[r[1]]]).toEqual([101, 102, 102]);
        expect([q[0], r[0], r[1]]).toEqual([1, q[1] + 1, ids.length - 1]);
        expect(r[1] > r[0]).toBe(response.length > 0);
      }),
    );
  });
});
