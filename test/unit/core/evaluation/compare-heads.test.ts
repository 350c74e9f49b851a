import { describe, expect, it } from "vitest";
import { compareHeads } from "../../../../src/core/evaluation/compare-heads.ts";

describe("compareHeads", () => {
  it("counts what either head has right, and lists the pairs that they order differently, the largest change first", () => {
    const label = [1, 0, 1, 0.5, 1];
    const one = [2, -1, -0.5, 3, 0.2];
    const other = [1, 2, 0.5, -3, -4];
    expect(compareHeads(label, one, other)).toEqual({
      pairs: 4,
      right: [3, 2],
      flips: [
        { pair: 4, margins: [0.2, -4] },
        { pair: 1, margins: [1, -2] },
        { pair: 2, margins: [-0.5, 0.5] },
      ],
    });
  });

  it("takes a margin of 0 for no preference, which is not right", () => {
    expect(compareHeads([1], [0], [1])).toMatchObject({ right: [0, 1], flips: [{ pair: 0 }] });
  });

  it("finds nothing in ties, nor in no pairs", () => {
    expect(compareHeads([0.5], [1], [-1])).toEqual({ pairs: 0, right: [0, 0], flips: [] });
  });
});
