import fc from "fast-check";
import { beforeAll, describe, expect, it } from "vitest";
import { CLS, SEP } from "../../../src/encoder/text/pair-input.ts";
import { textPieces } from "../../../src/encoder/text/text-pieces.ts";
import type { Tokenise } from "../../../src/encoder/text/tokenise.ts";
import { shippedTokenizer } from "./tokenizer.ts";

let tokenise: Tokenise;
beforeAll(async () => void (tokenise = await shippedTokenizer()));
const piecesOf = (text: string) => tokenise(text).pieces.join(" ");

describe("the tokenizer", () => {
  it.each(["[SEP]", "[CLS]", "[PAD]", "[MASK]", "[UNK]", "a[SEP]b", "[[MASK]]", "[SEP][SEP]"])(
    "reads %s as text, as it reads it in lower case",
    (text) => {
      expect(tokenise(text)).toEqual(tokenise(text.toLowerCase()));
      for (const special of [0, 100, CLS, SEP, 103]) expect(tokenise(text).ids).not.toContain(special);
    },
  );

  it.each([
    ["👍", "thumbs up"],
    ["👎🏽", "thumbs down"],
    ["Done✅!", "done check mark button !"],
    ["❤️ ❤", "red heart red heart"],
    ["🇩🇪", "flag germany"],
    ["👩‍👩‍👧", "family woman woman girl"],
    ["1️⃣ 1 © ♥", "key ##cap 1 1 © heart suit"],
  ])("reads %s as %s", (text, expected) => expect(piecesOf(text)).toBe(expected));

  it.each([
    ["Thai", "เพราะแสงแดดกระจายในชั้นบรรยากาศ"],
    ["Amharic", "የፀሐይ ብርሃን በከባቢ አየር ውስጥ"],
  ])("knows no word of %s", (_, text) => {
    expect(new Set(tokenise(text).pieces)).toEqual(new Set(["[UNK]"]));
  });

  it("gives the tokens of the whole from a text's pieces, whatever the text", () => {
    const bits = fc.oneof(
      fc.string({ unit: "binary" }),
      fc.string({ unit: "grapheme" }),
      fc.constantFrom(
        ...[
          "ΟΔΟΣ. ",
          "e\u0301. ",
          "\n\u0301",
          "[SEP] ",
          "👍 ",
          "Mr. X",
          "3.14",
          "…” ",
          "天空。蓝色！",
          "\r\n\r\n",
          "x".repeat(4100),
        ],
        ...["a\ufeffb ", ".\u00a0c", "word ".repeat(900)],
      ),
    );
    fc.assert(
      fc.property(fc.array(bits, { maxLength: 12 }), (parts) => {
        const text = parts.join("").toWellFormed();
        if (/\S{4000}/.test(text)) return; // a word longer than a piece is cut
        const found = [...textPieces(text)].flatMap(({ start, end }) => tokenise(text.slice(start, end)).ids);
        expect(found).toEqual(tokenise(text).ids);
      }),
      { numRuns: 400 },
    );
  });
});
