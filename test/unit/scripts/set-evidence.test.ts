import { describe, expect, it } from "vitest";
import { evidencePerPair } from "../../../scripts/lib/general/set-evidence.ts";
import { packedLength } from "../../../src/core/math/packed-matrix.ts";
import { seededRandom } from "../../../src/core/math/random.ts";
import { sigmoid } from "../../../src/core/model/bradley-terry.ts";

/** ∫ Πσ(±w·d) N(w; m, v) dw of one weight, by summing over a fine grid. */
function integral(d: readonly number[], label: readonly number[], m: number, v: number): number {
  const step = 1e-3;
  let sum = 0;
  for (let w = m - 8 * Math.sqrt(v); w < m + 8 * Math.sqrt(v); w += step) {
    const likelihood = d.reduce((product, x, i) => product * sigmoid((2 * label[i] - 1) * w * x), 1);
    sum += (likelihood * Math.exp(-((w - m) ** 2) / (2 * v)) * step) / Math.sqrt(2 * Math.PI * v);
  }
  return sum;
}

describe("the evidence of a set of choices", () => {
  it.each([
    [0.2, 0.05],
    [-0.5, 0.3],
  ])("is near the integral for a weight around %f with variance %f", (m, v) => {
    const d = [1, -0.5, 2, 0.7, 1.2];
    const label = [1, 0, 1, 0, 1];
    const found = evidencePerPair(
      d.map((x) => Float32Array.of(x)),
      label,
      d.map((x) => m * x),
      [v],
    );
    expect(found * d.length).toBeCloseTo(Math.log(integral(d, label, m, v)), 1);
  });

  it("finds the mode where a whole Newton step overshoots: no evidence is that far below chance", () => {
    const random = seededRandom(2);
    const rows = Array.from({ length: 40 }, () => Float32Array.from({ length: 60 }, () => 2 * random() - 1));
    const label = rows.map((row) => Number(row[0] > 0));
    const covariance = new Float64Array(packedLength(60));
    for (let r = 0, at = 0; r < 60; at += ++r) covariance[at + r] = 40;
    const means = rows.map((row) => -9 * row[0]);
    expect(evidencePerPair(rows, label, means, covariance)).toBeGreaterThan(-1);
  });

  it("is the plain likelihood where the weights are known", () => {
    const found = evidencePerPair([Float32Array.of(1), Float32Array.of(2)], [1, 0.5], [1, 2], [1e-12]);
    expect(found).toBeCloseTo((Math.log(sigmoid(1)) + 0.5 * Math.log(sigmoid(2)) + 0.5 * Math.log(sigmoid(-2))) / 2, 6);
  });
});
