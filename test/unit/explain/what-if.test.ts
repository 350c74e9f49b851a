import { describe, expect, it } from "vitest";
import { baselineOf, compareWith, followEdit, type PlacedSentence } from "../../../src/extension/explain/what-if.ts";

const sentences: readonly PlacedSentence[] = [
  { start: 10, end: 20, part: 0.5 },
  { start: 21, end: 30, part: -0.25 },
];
const baseline = baselineOf({ reward: 1 }, sentences);

describe("What-If", () => {
  it("finds no change where there is none", () => {
    const { sentences: now, removed, features } = compareWith(baseline, 1, sentences);
    expect(now.map(({ change }) => change)).toEqual([0, 0]);
    expect([removed, features]).toEqual([0, 0]);
  });

  it("follows a sentence through an edit before it, and one inside it", () => {
    const moved = followEdit(baseline, [{ rangeOffset: 12, rangeLength: 0, text: "xyz" }]);
    const now = [
      { start: 10, end: 23, part: 0.75 },
      { start: 24, end: 33, part: -0.25 },
    ];
    const { sentences: changed, features } = compareWith(moved, 1.5, now);
    expect(changed.map(({ change }) => change)).toEqual([0.25, 0]);
    expect(features).toBeCloseTo(0.25, 12);
  });

  it("shows a removed sentence, and a new one", () => {
    const cut = followEdit(baseline, [{ rangeOffset: 20, rangeLength: 10, text: "" }]);
    const one = compareWith(cut, 1.25, [sentences[0]]);
    expect(one.removed).toBe(0.25);
    expect(one.sentences).toEqual([{ ...sentences[0], change: 0 }]);
    const three = compareWith(baseline, 0.9, [...sentences, { start: 31, end: 40, part: -0.1 }]);
    expect(three.sentences.map(({ change }) => change)).toEqual([0, 0, undefined]);
    expect(three.features).toBeCloseTo(0, 12);
  });

  it("compares a sentence that two were joined to with both", () => {
    const joined = compareWith(baseline, 1, [{ start: 10, end: 30, part: 0.25 }]);
    expect(joined.sentences[0].change).toBe(0);
  });

  it("has changes that sum to the reward's", () => {
    const now = [sentences[1], { start: 40, end: 44, part: 0.3 }];
    const { sentences: changed, removed, features } = compareWith(baseline, 2, now);
    const words = changed.reduce((sum, { change, part }) => sum + (change ?? part), 0);
    expect(words + removed + features).toBeCloseTo(2 - 1, 12);
  });
});
