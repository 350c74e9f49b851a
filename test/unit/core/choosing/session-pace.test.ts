import { describe, expect, it } from "vitest";
import { needsBreak, pace, timeLeft } from "../../../../src/core/choosing/session-pace.ts";

const times = (count: number, seconds: number) => Array<number>(count).fill(seconds);

describe("pace", () => {
  it("is the mean of the last twenty, and nothing before there are five", () => {
    expect(pace([3, 3, 3, 3])).toBeUndefined();
    expect(pace([1, 2, 3, 4, 5])).toBe(3);
    expect(pace([...times(50, 100), ...times(20, 4)])).toBe(4);
  });

  it("takes a coffee break for five choices' time", () => {
    expect(pace([...times(9, 4), 3600])).toBeCloseTo((9 * 4 + 20) / 10);
  });

  it("includes the repeated pairs in the time left", () => {
    expect(timeLeft(40, 5, 0.1)).toBeCloseTo(220);
  });
});

describe("needsBreak", () => {
  const slow = [...times(30, 4), ...times(15, 7)];

  it("wants both signs", () => {
    expect(needsBreak({ seconds: slow, alike: [1, 1, 1, 0, 0, 1, 1] })).toBe(true);
    expect(needsBreak({ seconds: slow, alike: [1, 1, 1, 1, 1, 1, 0] })).toBe(false);
    expect(needsBreak({ seconds: times(45, 4), alike: [1, 1, 1, 0, 0, 1, 1] })).toBe(false);
  });

  it("does not call a person tired who was never consistent, or who has hardly begun", () => {
    expect(needsBreak({ seconds: slow, alike: [0, 1, 0, 1, 0, 1, 0, 1] })).toBe(false);
    expect(needsBreak({ seconds: [...times(10, 2), ...times(15, 9)], alike: [0, 0] })).toBe(false);
  });

  it("counts a tie against a choice as half a difference", () => {
    expect(needsBreak({ seconds: slow, alike: [0.5, 0.5, 0.5] })).toBe(false);
    expect(needsBreak({ seconds: slow, alike: [0.5, 0.5, 0.5, 0.5] })).toBe(true);
  });
});
