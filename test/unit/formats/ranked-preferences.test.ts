import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { ALL_PAIRS_UP_TO, MAX_RESPONSES } from "../../../src/formats/text/limits.ts";
import { rankedPreferences } from "../../../src/formats/shapes/ranked-preferences.ts";
import { strict } from "./reading.ts";
import { readPairs } from "../../../src/formats/read-pairs.ts";

const listOf = (scores: readonly (number | undefined)[]) =>
  scores.map((score, i) => ({ text: `${i}`, label: "", score }));

describe("preferences that scores imply", () => {
  it("are all pairs of a short list, each 2/n of a choice", () => {
    const { judgements, weight } = rankedPreferences(listOf([1, 3, undefined, 2]));
    expect(strict(judgements).sort()).toEqual([
      [1, 0],
      [1, 3],
      [3, 0],
    ]);
    expect(weight).toBeCloseTo(2 / 3, 12);
    expect(rankedPreferences(listOf([2, 1])).weight).toBeUndefined();
    expect([...rankedPreferences(listOf([5])).judgements]).toEqual([]);
  });

  it("join a long list from the best to the worst, count as n − 1 choices, and are never against the scores", () => {
    const scores = fc.uniqueArray(fc.integer(), { minLength: ALL_PAIRS_UP_TO + 1, maxLength: 200 });
    fc.assert(
      fc.property(scores, (list) => {
        const { judgements, weight } = rankedPreferences(listOf(list));
        const pairs = strict(judgements);
        const n = list.length;
        expect(pairs.length).toBeLessThanOrEqual(n * Math.ceil(Math.log2(n)));
        expect(pairs.length * weight!).toBeCloseTo(n - 1, 6);
        for (const [better, worse] of pairs) expect(list[better]).toBeGreaterThan(list[worse]);
        const beats = new Set(pairs.map(([better, worse]) => `${better} ${worse}`));
        const order = list.map((_, i) => i).sort((a, b) => list[b] - list[a]);
        for (let k = 1; k < n; k++) expect(beats.has(`${order[k - 1]} ${order[k]}`)).toBe(true);
        expect(new Set(beats).size).toBe(pairs.length);
      }),
      { numRuns: 50 },
    );
  });

  it("of 16,000 responses are those of the first thousand, and the rest is reported", () => {
    const responses = Array.from({ length: 16_000 }, (_, i) => ({ text: `response ${i}`, score: i % 977 }));
    const { pairs, problems } = readPairs(JSON.stringify({ prompt: "q", responses }));
    expect(problems).toEqual([{ line: 1, message: `has 16000 responses: the first ${MAX_RESPONSES} are read` }]);
    expect(pairs.length).toBeGreaterThan(MAX_RESPONSES);
    expect(pairs.length).toBeLessThan(10 * MAX_RESPONSES);
    const total = pairs.reduce((sum, { weight }) => sum + weight!, 0);
    expect(total).toBeLessThanOrEqual(MAX_RESPONSES - 1);
    expect(total).toBeGreaterThan(0.9 * MAX_RESPONSES);
  });
});
