import { describe, expect, it } from "vitest";
import { bestOfN } from "../../../../src/core/model/best-of-n.ts";

const rewards = [0.4, -1.2, 2.1, 0, 0.9];
const values = [10, 3, 25, 8, 4];

/** Every way to draw n of the responses. */
function subsets(n: number, from = 0): number[][] {
  if (n === 0) return [[]];
  return rewards.flatMap((_, i) => (i < from ? [] : subsets(n - 1, i + 1).map((rest) => [i, ...rest])));
}

describe("best of N", () => {
  it.each([1, 2, 3, 4, 5])("is the mean over all draws of %i", (n) => {
    const kept = subsets(n).map((drawn) => values[drawn.reduce((best, i) => (rewards[i] > rewards[best] ? i : best))]);
    expect(bestOfN(rewards, values, n)).toBeCloseTo(kept.reduce((sum, value) => sum + value, 0) / kept.length, 12);
  });

  it("refuses to draw none, or more than there are", () => {
    expect(() => bestOfN(rewards, values, 0)).toThrow(RangeError);
    expect(() => bestOfN(rewards, values, 6)).toThrow(/best of 6 from 5/);
  });
});
