import { describe, expect, it } from "vitest";
import { marksOf } from "../../../../src/core/explain/marks.ts";
import type { Explanation } from "../../../../src/core/explain/explanation.ts";

const response = "Fine! It works. Well.";
const word = (text: string, part: number) => ({
  text,
  start: response.indexOf(text),
  end: response.indexOf(text) + text.length,
  part,
});
const sentence = (text: string, part: number) => ({
  start: response.indexOf(text),
  end: response.indexOf(text) + text.length,
  part,
});

function marks(surface: Explanation["surface"], sentences: Explanation["sentences"], tokens: Explanation["tokens"]) {
  const explanation: Explanation = { reward: 0, blocks: [], surface, sentences, tokens };
  const found = marksOf(explanation, { query: "", response });
  return {
    ...found,
    texts: found.marks.map(({ start, end, part, feature }) => [response.slice(start, end), part, feature]),
  };
}

describe("what of a reward is coloured", () => {
  it("is a feature at its places, with its whole part, and no wording of under a tenth of it", () => {
    const { texts, largest } = marks(
      [{ name: "exclamations", part: 1.5 }],
      [sentence("Fine!", 0.1), sentence("It works.", -0.14)],
      [word("Fine", 0.1), word("works", -0.14)],
    );
    expect(texts).toEqual([["!", 1.5, "exclamations"]]);
    expect(largest).toBe(1.5);
  });

  it("is words, where a word alone is large enough, else their sentence", () => {
    const { texts } = marks(
      [],
      [sentence("Fine!", 1), sentence("It works.", 0.12)],
      [word("Fine", 0.9), word("!", 0.05), word("It", 0.06), word("works", 0.06)],
    );
    expect(texts).toEqual([
      ["Fine", 0.9, undefined],
      ["It works.", 0.12, undefined],
    ]);
  });

  it("is in one place the larger part alone", () => {
    const { texts } = marks(
      [{ name: "exclamations", part: -0.8 }],
      [sentence("Fine!", 0.5)],
      [word("Fine", 0.04), word("!", 0.04)],
    );
    expect(texts).toEqual([
      ["Fine", 0.5, undefined],
      ["!", -0.8, "exclamations"],
    ]);
  });

  it("is nothing that has no place or is small beside what has none, and nothing where all parts are 0", () => {
    expect(marks([{ name: "words", part: 3 }], [sentence("Well.", 0.2)], [word("Well", 0.2)]).texts).toEqual([]);
    expect(marks([{ name: "words", part: 1 }], [sentence("Well.", 0.2)], [word("Well", 0.2)])).toMatchObject({
      texts: [["Well", 0.2, undefined]],
      largest: 1,
    });
    expect(marks([{ name: "exclamations", part: 0 }], [sentence("Well.", 0)], [word("Well", 0)]).texts).toEqual([]);
  });
});
