import { describe, expect, it } from "vitest";
import type { WinRate } from "../../../src/core/evaluation/win-rate.ts";
import { comparisonText } from "../../../src/verify/sentences.ts";

const said = (verdict: WinRate["verdict"], value: number, low: number, high: number) => {
  const winRate = { value, low, high };
  const result = { queries: 30, verdict, winRate, lengthControlled: winRate, knownWeights: winRate };
  const more = { byLastMessage: false, byTest: false, unpaired: 0, unreadable: 0, losses: [] };
  return comparisonText({ model: "general", result, ...more }, "main");
};

describe("the sentence of a comparison", () => {
  it("does not call a range with 50 in it better or worse because of its digits", () => {
    expect(said("better", 0.87, 0.504, 0.98)).toContain("better (87%, 50.4 to 98, 30 queries)");
    expect(said("worse", 0.3, 0.1, 0.4968)).toContain("worse (30%, 10 to 49.7, 30 queries)");
    expect(said("unknown", 0.6, 0.496, 0.7)).toContain("can't tell (60%, 49.6 to 70, 30 queries)");
    expect(said("unknown", 0.5, 0.5, 0.506)).toContain("can't tell (50%, 50 to 51, 30 queries)");
  });
});
