import { describe, expect, it } from "vitest";
import { legibilityAfter, legibilityNumbers, readingLimits } from "../../../../src/core/features/legibility.ts";
import { wholePercent } from "../../../../src/report/format.ts";

const whole = { tokens: 100, unknown: 0, unread: 0 };

describe("readingLimits", () => {
  it("are absent for an English response that is read whole, with a few unknown words", () => {
    expect(readingLimits("It is so.", whole)).toEqual({});
    expect(readingLimits("It is so.", { ...whole, unknown: 29 })).toEqual({});
  });

  it("are the share of unknown words, where that is too large for a number", () => {
    expect(readingLimits("It is so.", { ...whole, unknown: 30 })).toEqual({ unknown: 0.3 });
    expect(readingLimits("ጠዋት", { tokens: 2, unknown: 2, unread: 9 })).toEqual({ unknown: 1 });
    expect(readingLimits("\u200b", { tokens: 0, unknown: 0, unread: 0 })).toEqual({ unknown: 1 });
  });

  it("say that most letters are not Latin, and how much is beyond the limit", () => {
    expect(readingLimits("Потому что", whole)).toEqual({ foreign: true });
    expect(readingLimits("Это называется “light scattering”.", whole)).toEqual({});
    expect(readingLimits("Größe, naïveté", { ...whole, unread: 7 })).toEqual({ unread: 7, read: whole.tokens });
    expect(readingLimits("1 + 1 = 2", whole)).toEqual({});
  });
});

it("travels behind φ", () => {
  const legibility = { tokens: 7998, unknown: 3, unread: 9_999_999 };
  const row = Float32Array.from([0.5, 0.25, ...legibilityNumbers(legibility)]);
  expect(legibilityAfter(row, 2)).toEqual(legibility);
});

it("is said in whole percent", () => expect([0.3, 0.976, 1].map(wholePercent)).toEqual(["30%", "98%", "100%"]));
