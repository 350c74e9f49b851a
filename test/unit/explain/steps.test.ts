import { describe, expect, it } from "vitest";
import { shadeOf } from "../../../src/extension/explain/steps.ts";

describe("a part's shade", () => {
  it("is by its share of the largest part, and by its sign", () => {
    expect([0.05, 0.2, 0.5, 1].map((part) => shadeOf(part, 1))).toEqual([0, 1, 2, 3]);
    expect([-0.05, -0.2, -0.5, -1].map((part) => shadeOf(part, 1) + 0)).toEqual([0, -1, -2, -3]);
  });

  it("has no step where every part is tiny", () => {
    expect(shadeOf(0.001, 0.001)).toBe(0);
    expect(shadeOf(0, 0)).toBe(0);
  });
});
