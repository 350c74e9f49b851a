import { describe, expect, it } from "vitest";
import { sigmoid } from "../../../../src/core/model/bradley-terry.ts";
import { expectedCalibrationError } from "../../../../src/core/evaluation/metrics.ts";
import { reliability } from "../../../../src/core/evaluation/calibration.ts";
import { normals } from "../synthetic.ts";

describe("reliability", () => {
  it("bins choices by how sure the model was, whichever side it preferred", () => {
    const bins = reliability([3, -3, -3, 0.1, 5], [1, 0, 1, 0, 0.5]);
    expect(bins.map(({ from, pairs }) => [from, pairs])).toEqual([
      [0.5, 1],
      [0.95, 3],
    ]);
    expect(bins[1].right.value).toBeCloseTo(2 / 3);
    expect(bins[1].confidence).toBeCloseTo(sigmoid(3));
    expect(bins[0].right).toMatchObject({ value: 0, low: 0 });
  });

  it("sums to the expected calibration error", () => {
    const normal = normals(5);
    const margins = Array.from({ length: 400 }, () => 2 * normal());
    const labels = margins.map((_, i) => (i % 9 === 0 ? 0.5 : Number(normal() > 0)));
    const bins = reliability(margins, labels);
    const n = bins.reduce((sum, { pairs }) => sum + pairs, 0);
    const gaps = bins.reduce(
      (sum, { pairs, right, confidence }) => sum + pairs * Math.abs(right.value - confidence),
      0,
    );
    expect(n).toBe(labels.filter((y) => y !== 0.5).length);
    expect(gaps / n).toBeCloseTo(expectedCalibrationError(margins, labels), 12);
  });

  it("counts a margin of 0 as half right, and has no bin for no choices", () => {
    expect(reliability([0], [1])[0].right.value).toBe(0.5);
    expect(reliability([], [])).toEqual([]);
  });
});
