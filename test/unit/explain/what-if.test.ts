import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { changeSince, editsBetween, undo } from "../../../src/extension/explain/what-if.ts";

const long =
  "The refund is not possible after thirty days. A repair is free for two years. Please send us the headphones.";

describe("the edits since What-If began", () => {
  it("are empty where nothing changed", () => expect(editsBetween(long, long)).toEqual([]));

  it("are words that are new, words that were there, and words that are gone, each apart", () => {
    const now = long.replace("not ", "").replace("free", "cheap").replace("headphones.", "headphones!!!");
    const edits = editsBetween(long, now);
    expect(edits.map(({ start, end, before }) => [now.slice(start, end), before])).toEqual([
      ["", "not "],
      ["cheap", "free"],
      ["!!!", "."],
    ]);
  });

  it("are one where they are a few characters apart", () => {
    const now = long.replace("not possible", "never likely");
    expect(editsBetween(long, now)).toHaveLength(1);
  });

  it("are few, however many words differ", () => {
    const words = Array.from({ length: 400 }, (_, i) => `word${i} and something long between`);
    const now = words.map((word, i) => (i % 10 === 0 ? `X${word}` : word)).join(" ");
    expect(editsBetween(words.join(" "), now).length).toBeLessThanOrEqual(6);
    const other = Array.from({ length: 3000 }, (_, i) => `other${i}`).join(" ");
    expect(editsBetween(words.join(" "), other)).toHaveLength(1);
  });

  it("give the text before where all are undone, the last one first", () => {
    const text = fc.string({
      unit: fc.constantFrom("one ", "two. ", "!", "\n", "é", "😀", "a long word between "),
      maxLength: 30,
    });
    fc.assert(
      fc.property(text, text, (before, now) => {
        expect(editsBetween(before, now).toReversed().reduce(undo, now)).toBe(before);
      }),
    );
  });
});

describe("the change since What-If began", () => {
  it("is the whole change of the reward for an edit that is alone", () => {
    const { now, before, edits } = changeSince({ reward: 2.2, response: "Fine." }, "Fine!!!", -2.6);
    expect([before, now]).toEqual([2.2, -2.6]);
    expect(edits).toEqual([{ start: 4, end: 7, before: ".", effect: -2.6 - 2.2 }]);
  });

  it("has to be read for several edits", () => {
    const { edits } = changeSince(
      { reward: 1, response: long },
      long.replace("The", "Our").replace("headphones", "box"),
      2,
    );
    expect(edits.map(({ effect }) => effect)).toEqual([undefined, undefined]);
  });
});
