import { describe, expect, it } from "vitest";
import { pairLoss } from "../../../../src/core/model/bradley-terry.ts";
import { compareUnseen } from "../../../../src/core/evaluation/compare-heads.ts";

describe("a new head against the one before", () => {
  const report = {
    ...{ keys: ["a", "b", "c"], label: [1, 0, 1], heldOut: [1, -2, 3] },
    before: { head: "old", margins: [5, 1, -1] },
  };

  it("is compared on the choices that the one before had not seen", () => {
    const compared = compareUnseen(report, new Set(["a"]))!;
    expect(compared.choices).toBe(2);
    expect(compared.loss).toBeCloseTo((pairLoss(2) + pairLoss(3)) / 2);
    expect(compared.lossBefore).toBeCloseTo((pairLoss(-1) + pairLoss(-1)) / 2);
  });

  it("is not compared where there is nothing to compare on", () => {
    expect(compareUnseen(report, new Set(report.keys))).toBeUndefined();
    expect(compareUnseen({ keys: ["a"], label: [1], heldOut: [1] }, new Set())).toBeUndefined();
  });
});
