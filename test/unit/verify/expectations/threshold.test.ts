import { describe, expect, it } from "vitest";
import { against, parseThreshold, type Threshold } from "../../../../src/verify/expectations/threshold.ts";

describe("a threshold", () => {
  it.each([
    [">= 0.6", { operator: ">=", value: 0.6 }],
    [">.5", { operator: ">", value: 0.5 }],
    ["<  0.25", { operator: "<", value: 0.25 }],
    ["<=0.9", { operator: "<=", value: 0.9 }],
    [0.6, { operator: ">=", value: 0.6 }],
  ])("is read from %j", (written, expected) => {
    expect(parseThreshold(written)).toEqual(expected);
  });

  it.each([">= 0", "> 0", "<= 1", "< 1", 0])("is refused where it can never fail: %j", (written) => {
    expect(parseThreshold(written)).toMatch(/can never fail: .* Write a number between them$/);
  });

  it.each([">= 1", "> 1", "<= 0", "< 0", 1, 60])("is refused where it can never pass: %j", (written) => {
    expect(parseThreshold(written)).toMatch(/can never pass/);
  });

  it.each(["0.6 or so", "=> 0.6", ">= 60%", "", "≥ 0.6"])("is refused where it is not a threshold: %j", (written) => {
    expect(parseThreshold(written)).toMatch(/is not a threshold\. Write one such as ">= 0\.6"$/);
  });

  it("passes or fails with the whole interval, and is unsure between", () => {
    const atLeast: Threshold = { operator: ">=", value: 0.5 };
    expect(against({ low: 0.5, high: 0.9 }, atLeast)).toBe("passed");
    expect(against({ low: 0.4, high: 0.6 }, atLeast)).toBe("unsure");
    expect(against({ low: 0.4, high: 0.5 }, atLeast)).toBe("unsure");
    expect(against({ low: 0.1, high: 0.49 }, atLeast)).toBe("failed");
    const below: Threshold = { operator: "<", value: 0.5 };
    expect(against({ low: 0.1, high: 0.49 }, below)).toBe("passed");
    expect(against({ low: 0.1, high: 0.5 }, below)).toBe("unsure");
    expect(against({ low: 0.51, high: 0.6 }, below)).toBe("failed");
  });
});
