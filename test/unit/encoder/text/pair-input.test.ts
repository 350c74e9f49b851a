import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  CHARACTERS,
  PASS_TOKENS,
  QUERY_HEAD,
  QUERY_TAIL,
  QUERY_TOKENS,
  textInput,
} from "../../../../src/encoder/text/pair-input.ts";
import type { Tokenise } from "../../../../src/encoder/text/tokenise.ts";
import { range, tokenise, words } from "./made-tokens.ts";

const sentence = (from: number, to: number) => words(from, to).join(" ");

describe("textInput", () => {
  it("lays out [CLS] query [SEP] response [SEP], and says where both are", () => {
    const { passes, end } = textInput("w7 w8", "w9 w10 w11", tokenise);
    expect(passes).toHaveLength(1);
    const [input] = passes;
    expect(input.ids).toEqual([101, 7, 8, 102, 9, 10, 11, 102]);
    expect(input.ids.slice(...input.query)).toEqual([7, 8]);
    expect(input.ids.slice(...input.response)).toEqual([9, 10, 11]);
    expect(end).toBe("w9 w10 w11".length);
  });

  it("reads a response without tokens in one pass", () => {
    expect(textInput("w7", "", tokenise).passes.map(({ ids }) => ids)).toEqual([[101, 7, 102, 102]]);
  });

  it("keeps a query that fits whole, and the beginning and the end of one that does not", () => {
    const asked = (query: string) => {
      const [{ ids, query: at }] = textInput(query, "w9", tokenise).passes;
      return ids.slice(...at);
    };
    expect(asked(sentence(1000, 1000 + QUERY_TOKENS))).toEqual(range(1000, 1000 + QUERY_TOKENS));
    const cut = [...range(1000, 1000 + QUERY_HEAD), ...range(9000 - QUERY_TAIL, 9000)];
    expect(asked(sentence(1000, 9000))).toEqual(cut);
  });

  it("tokenises no more of a long query than can matter", () => {
    const seen: number[] = [];
    textInput(sentence(1000, 9000), "", (text) => (seen.push(text.length), tokenise(text)));
    expect(Math.max(...seen)).toBe(CHARACTERS);
  });

  it("reads every token of a long response once, each window behind the query", () => {
    const { passes } = textInput("w7 w8", sentence(1000, 3000), tokenise);
    expect(passes.length).toBeGreaterThan(5);
    for (const { ids, query } of passes) expect(ids.slice(0, query[1] + 1)).toEqual([101, 7, 8, 102]);
    expect(passes.flatMap(({ ids, response }) => ids.slice(...response))).toEqual(range(1000, 3000));
  });

  it("fits the encoder's positions and shows the tokenizer well-formed text, whatever the strings", () => {
    // UTF-16 code units, lone surrogates among them, repeated up to well over the limits.
    const anyText = fc
      .tuple(fc.array(fc.integer({ min: 0, max: 0xffff }), { maxLength: 60 }), fc.integer({ min: 1, max: 600 }))
      .map(([units, times]) => String.fromCharCode(...units).repeat(times));
    const perUnit: Tokenise = (text) => {
      expect(text.isWellFormed()).toBe(true);
      return { ids: new Array<number>(text.length).fill(5), pieces: new Array<string>(text.length).fill("x") };
    };
    expect(PASS_TOKENS).toBeLessThanOrEqual(512);
    fc.assert(
      fc.property(anyText, anyText, (query, response) => {
        for (const { ids, query: q, response: r } of textInput(query, response, perUnit).passes) {
          expect(ids.length).toBeLessThanOrEqual(PASS_TOKENS);
          expect([ids[0], ids[q[1]], ids[r[1]]]).toEqual([101, 102, 102]);
          expect([q[0], r[0], r[1]]).toEqual([1, q[1] + 1, ids.length - 1]);
          expect(r[1] > r[0]).toBe(response.length > 0);
        }
      }),
    );
  });
});
