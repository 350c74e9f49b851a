import { describe, expect, it } from "vitest";
import { sigmoid } from "../../../../src/core/model/bradley-terry.ts";
import { calibrationWithin } from "../../../../src/core/evaluation/calibration.ts";
import { crossvalidate } from "../../../../src/core/evaluation/crossvalidate.ts";
import { expectedCalibrationError } from "../../../../src/core/evaluation/metrics.ts";
import { seededRandom } from "../../../../src/core/math/random.ts";
import { evaluateHead } from "../../../../src/core/evaluation/evaluate-head.ts";
import { selfConsistency } from "../../../../src/core/choosing/self-consistency.ts";
import { fitTemperature } from "../../../../src/core/model/temperature.ts";
import { madePreferences, normals } from "../synthetic.ts";

describe("evaluateHead", () => {
  const set = madePreferences({ pairs: 120, strength: 3 });
  const found = crossvalidate(set, []);

  it("compares with length and with the previous head on pairs that this one has not seen", () => {
    const chance = found.margins.map((_, i) => (i < 20 ? Number.NaN : i % 2 ? 1 : -1));
    const report = evaluateHead(set, found, undefined, { name: "old", margins: chance });
    expect(report.againstLength).toMatchObject({ pairs: 120, verdict: "better" });
    expect(report.againstPrevious).toMatchObject({ name: "old", pairs: 100, verdict: "better" });
    expect(report.warnings).toEqual([]);
    expect(report.selfConsistency).toBeUndefined();
    for (const { value, low, high } of [report.accuracy, report.loss, report.ece, report.lengthBaseline])
      expect(low <= value && value <= high).toBe(true);
    expect(report.reliability.reduce((sum, { pairs }) => sum + pairs, 0)).toBe(120);
  });

  it("has no comparison with a head that knows every query", () => {
    const margins = found.margins.map(() => Number.NaN);
    expect(evaluateHead(set, found, undefined, { name: "old", margins }).againstPrevious).toBeUndefined();
  });

  it("survives JSON, with ties, repeats and few choices", () => {
    const few = madePreferences({ pairs: 4, queries: 2 });
    few.label.set([0.5], 0);
    const facts = { shown: 4, shownFirst: 2, repeats: 3, same: 2.5 };
    const report = evaluateHead(few, crossvalidate(few, []), facts);
    expect(JSON.parse(JSON.stringify(report))).toEqual(report);
    expect(report.selfConsistency).toMatchObject({ pairs: 3, same: { value: 2.5 / 3 } });
    expect(report.warnings.map(({ code }) => code)).toEqual(["few-queries"]);
  });
});

describe("selfConsistency", () => {
  it("says the most that a head can get right of an annotator who errs", () => {
    const random = seededRandom(2);
    const q = 0.9; // each answer is the annotator's own with this chance
    const same = Array.from({ length: 4000 }).filter(() => random() < q === random() < q).length;
    const found = selfConsistency(same, 4000)!;
    expect(found.same.value).toBeCloseTo(0.82, 1);
    expect(Math.abs(found.ceiling.value - q)).toBeLessThan(0.02);
    expect(found.ceiling.low).toBeLessThan(found.ceiling.value);
    expect(selfConsistency(0, 0)).toBeUndefined();
    expect(selfConsistency(2, 10)!.ceiling.value).toBe(0.5);
  });
});

describe("calibration", () => {
  const normal = normals(3);
  const random = seededRandom(5);
  /** Choices by probabilities σ(Δ/T) of margins Δ. */
  const made = (n: number, T: number) => {
    const margins = Float64Array.from({ length: n }, () => 2 * normal());
    return { margins, labels: margins.map((margin) => (random() < sigmoid(margin / T) ? 1 : 0)) };
  };
  const index = (n: number) => Int32Array.from({ length: n }, (_, i) => i);

  it("finds the temperature of a head that is too sure, and of one that is not sure enough", () => {
    for (const T of [0.5, 1, 2]) {
      const { margins, labels } = made(20_000, T);
      expect(fitTemperature(margins, labels) / T).toBeGreaterThan(0.93);
      expect(fitTemperature(margins, labels) / T).toBeLessThan(1.07);
    }
  });

  it("has an interval that covers the true error about as often as it says", () => {
    const big = made(200_000, 2);
    const truth = expectedCalibrationError(big.margins, big.labels);
    const held = Array.from({ length: 60 }, () => {
      const { margins, labels } = made(300, 2);
      const { low, high } = calibrationWithin(margins, labels, index(300));
      return low <= truth && truth <= high;
    }).filter(Boolean).length;
    expect(truth).toBeGreaterThan(0.08);
    expect(held).toBeGreaterThan(46); // 54 expected, standard deviation 2.3
  });
});
