import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { histogram } from "../../../../src/core/math/histogram.ts";

describe("histogram", () => {
  it("counts two series in the same bins of a round width", () => {
    expect(histogram([[-0.4, 0.1, 0.9], [0.2]], 4)).toEqual([
      { from: -0.5, to: 0, counts: [1, 0] },
      { from: 0, to: 0.5, counts: [1, 1] },
      { from: 0.5, to: 1, counts: [1, 0] },
    ]);
  });

  it("has one bin for one value, and none for none", () => {
    expect(histogram([[2], []], 10)).toHaveLength(1);
    expect(histogram([[], []], 10)).toEqual([]);
  });

  it("treats values that differ only by rounding as one", () => {
    expect(histogram([[0, 5e-324]], 10)).toEqual([{ from: 0, to: 0.1, counts: [2] }]);
    expect(histogram([[1, 1 + Number.EPSILON / 2]], 10)).toHaveLength(1);
  });

  it("counts every value once, in no more bins than asked for", () => {
    const value = fc.double({ min: -1e6, max: 1e6, noNaN: true });
    fc.assert(
      fc.property(fc.array(value, { minLength: 1, maxLength: 50 }), fc.integer({ min: 2, max: 40 }), (values, most) => {
        const bins = histogram([values], most);
        expect(bins.length).toBeLessThanOrEqual(most);
        expect(bins.reduce((sum, { counts }) => sum + counts[0], 0)).toBe(values.length);
      }),
    );
  });
});
