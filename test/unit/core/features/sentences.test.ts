import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { sentenceParts, sentencesOf } from "../../../../src/core/features/sentences.ts";

const texts = (text: string) => sentencesOf(text).map(({ start, end }) => text.slice(start, end));

describe("the sentences of a response", () => {
  it.each([
    ["No country does. It is 3.5 m thick!\r\n\r\nWhy?", ["No country does.", "It is 3.5 m thick!", "Why?"]],
    ["- one\n- two\n", ["- one", "- two"]],
    ["  no sign at its end  ", ["no sign at its end"]],
    ["日本語です。はい。", ["日本語です。", "はい。"]],
    [" \n\t ", []],
    ["", []],
  ])("of %j are %j", (text, expected) => {
    expect(texts(text)).toEqual(expected);
  });

  it("contain every character but blanks, in order, whatever the text", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary", maxLength: 60 }), (text) => {
        expect(texts(text).join("").replaceAll(/\s/g, "")).toBe(text.replaceAll(/\s/g, ""));
      }),
    );
  });

  it("have the parts of their tokens: the sums are the same", () => {
    const text = "Perhaps nobody does. A treaty governs it.";
    const words = [...text.matchAll(/\w+|\./g)].map(({ index, 0: word }, i) => ({
      ...{ start: index, end: index + word.length },
      part: word === "Perhaps" ? -2 : (i + 1) / 8,
    }));
    const [first, second] = sentenceParts(sentencesOf(text), words);
    expect(first.part).toBe(-2 + (2 + 3 + 4) / 8);
    expect(first.part + second.part).toBeCloseTo(
      words.reduce((sum, { part }) => sum + part, 0),
      12,
    );
  });
});
