import { describe, expect, it } from "vitest";
import { examplesOf } from "../../../src/report/examples.ts";

const texts = Array.from({ length: 8 }, (_, i) => ({ query: `q${i}`, first: `a${i}`, second: `b${i}` }));

describe("examples of a head", () => {
  it("are what it was wrong about and right about, the surest first, the preferred response named", () => {
    const label = [1, 0, 1, 0, 0.5, 1, 1, 0];
    const heldOut = [2, 3, -1, -0.5, -9, 0.1, -4, 0];
    const { surprising, expected } = examplesOf({ label, heldOut }, texts);
    expect(surprising.map(({ query, preferred, margin }) => [query, preferred, margin])).toEqual([
      ["q6", "a6", -4],
      ["q1", "b1", -3],
      ["q2", "a2", -1],
    ]);
    expect(expected.map(({ query, other, margin }) => [query, other, margin])).toEqual([
      ["q0", "b0", 2],
      ["q3", "a3", 0.5],
      ["q5", "b5", 0.1],
    ]);
  });

  it("leave out choices whose texts are gone, and are five of each at most", () => {
    const label = new Array<number>(20).fill(1);
    const heldOut = label.map((_, i) => i - 9.5);
    const some = label.map((_, i) => (i === 0 ? undefined : { ...texts[0], query: `q${i}` }));
    const { surprising, expected } = examplesOf({ label, heldOut }, some);
    expect(surprising.map(({ query }) => query)).toEqual(["q1", "q2", "q3", "q4", "q5"]);
    expect(expected.map(({ query }) => query)).toEqual(["q19", "q18", "q17", "q16", "q15"]);
  });
});
