import { describe, expect, it } from "vitest";
import { pairStep } from "../../../../src/core/model/gradient-descent.ts";

describe("one step on a pair", () => {
  it("is the worked example's: σ(Δ) .88, η .01", () => {
    const [a, b] = [
      [2.1, -0.3],
      [1.5, 0.4],
    ];
    // W with W·(E_A − E_B) = Δ = ln(.88/.12)
    const margin = Math.log(0.88 / 0.12);
    const head = { weights: [margin / 0.6, 0], bias: 0, mean: [0, 0] };
    const step = pairStep(head, a, b, 0.01);
    expect(step.before.probability).toBeCloseTo(0.88, 12);
    expect(step.before.slope).toBeCloseTo(-0.12, 12);
    expect([...step.gradient]).toEqual([expect.closeTo(-0.072, 12), expect.closeTo(0.084, 12)]);
    expect(step.weights[0] - head.weights[0]).toBeCloseTo(0.00072, 12);
    expect(step.weights[1] - head.weights[1]).toBeCloseTo(-0.00084, 12);
    expect(step.after.loss).toBeLessThan(step.before.loss);
  });

  it("has the gradient of the loss, by central differences", () => {
    const [a, b] = [
      [0.4, -1, 2],
      [1, 0.5, -0.25],
    ];
    const head = { weights: [0.3, -0.2, 0.1], bias: 0.7, mean: [0.1, 0.2, 0.3] };
    const { gradient } = pairStep(head, a, b, 0);
    gradient.forEach((slope, j) => {
      const lossAt = (by: number) =>
        pairStep({ ...head, weights: head.weights.map((w, k) => (k === j ? w + by : w)) }, a, b, 0).before.loss;
      expect((lossAt(1e-5) - lossAt(-1e-5)) / 2e-5).toBeCloseTo(slope, 8);
    });
  });

  it("keeps the average response at its reward", () => {
    const head = { weights: [0.3, -0.2], bias: -0.05, mean: [0.5, 0.5] };
    const { weights, bias } = pairStep(head, [1, 2], [-1, 0], 0.5);
    expect(weights[0] * 0.5 + weights[1] * 0.5 + bias).toBeCloseTo(0, 12);
  });
});
