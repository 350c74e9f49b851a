import fc from "fast-check";
import { beforeAll, describe, expect, it } from "vitest";
import { tokenRanges } from "../../../src/encoder/text/token-ranges.ts";
import { shippedTokenizer } from "./tokenizer.ts";

let spell: (text: string) => readonly string[];
beforeAll(async () => {
  const tokenise = await shippedTokenizer();
  spell = (text) => tokenise(text).pieces;
});
const stretches = (text: string) => tokenRanges(text, spell(text)).map(([start, end]) => text.slice(start, end));

describe("the range of a token", () => {
  it.each([
    ["Unbelievably good.", ["Un", "bel", "ie", "va", "bly", "good", "."]],
    ["a\r\nB\tc", ["a", "B", "c"]],
    ["naïve cafe\u0301!", ["naïve", "cafe\u0301", "!"]],
    ["ok 🐧👎🏽 ok", ["ok", "🐧", "👎🏽", "👎🏽", "ok"]],
    ["日本 x", ["日", "本", "x"]],
    ["a [SEP] b [UNK] c", ["a", "[", "SEP", "]", "b", "[", "UN", "K", "]", "c"]],
    [" \u200b\ufffdx\u0000y ", ["x", "y"]],
    [`${"x".repeat(120)} y`, ["x".repeat(120), "y"]],
    ["a\u000bb\u2003c", ["a\u000bb", "c"]],
    ["", []],
  ])("of %j is %j", (text, expected) => {
    expect(stretches(text)).toEqual(expected);
  });

  it("covers what the tokenizer saw, in order, whatever the text", () => {
    const piece = fc.oneof(
      fc.string({ unit: "binary" }),
      fc.string({ unit: "grapheme" }),
      fc.constantFrom(
        "ΟΔΟΣ ",
        "İstanbul",
        "\r\n",
        "e\u0301",
        "👩‍👩‍👧",
        "👍🏽",
        "🇩🇪",
        "1️⃣",
        "✔",
        "[CLS]",
        "##ing",
        "한국어",
        "ﬁ",
        "…",
        "the ",
      ),
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => {
        const text = pieces.join("").toWellFormed();
        const tokens = spell(text);
        const ranges = tokenRanges(text, tokens);
        expect(ranges).toHaveLength(tokens.length);
        ranges.forEach(([start, end], i) => {
          expect(end).toBeGreaterThan(start);
          expect(text.slice(start, end).isWellFormed()).toBe(true);
          if (i > 0) expect(start).toBeGreaterThanOrEqual(ranges[i - 1][0]);
        });
      }),
      { numRuns: 500 },
    );
  });
});
