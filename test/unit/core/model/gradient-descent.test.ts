import { describe, expect, it } from "vitest";
import { dot } from "../../../../src/core/math/vectors.ts";
import { lossAndGradient, pairLoss, sigmoid } from "../../../../src/core/model/bradley-terry.ts";
import { differencesOf } from "../../../../src/core/model/differences.ts";
import { descend, gradientStep, pairGradient } from "../../../../src/core/model/gradient-descent.ts";
import { madePreferences } from "../synthetic.ts";

describe("gradient descent", () => {
  it("makes the step that a course works out by hand", () => {
    const gradient = pairGradient(0.88, [2.1, -0.3], [1.5, 0.4]);
    expect(gradient[0]).toBeCloseTo(-0.072, 12);
    expect(gradient[1]).toBeCloseTo(0.084, 12);
    const change = gradientStep([0, 0], gradient, 0.01);
    expect(change[0]).toBeCloseTo(0.00072, 14);
    expect(change[1]).toBeCloseTo(-0.00084, 14);
  });

  it("has the gradient of a pair's loss, by central differences", () => {
    const [a, b, w] = [
      [0.3, -1.2, 2],
      [1, 0.4, -0.5],
      [0.7, -0.2, 0.1],
    ];
    const margin = (at: readonly number[]) => dot(at, 0, a, 0, 3) - dot(at, 0, b, 0, 3);
    const gradient = pairGradient(sigmoid(margin(w)), a, b);
    const h = 1e-5;
    w.forEach((_, j) => {
      const moved = (by: number) => pairLoss(margin(w.map((value, k) => value + (k === j ? by : 0))));
      expect(gradient[j]).toBeCloseTo((moved(h) - moved(-h)) / (2 * h), 8);
    });
  });

  it("starts at the loss by chance and lowers it at every short step", () => {
    const differences = differencesOf(madePreferences({ pairs: 30 }), []);
    const { theta, losses } = descend(differences, 1e-3, 25);
    expect(losses).toHaveLength(26);
    expect(losses[0]).toBeCloseTo(Math.LN2, 12);
    for (const [i, loss] of losses.entries()) if (i > 0) expect(loss).toBeLessThan(losses[i - 1]);
    const { width, weight } = differences;
    const total = weight.reduce((sum, c) => sum + c, 0);
    const loss = lossAndGradient(differences, new Float64Array(width), theta, new Float64Array(width));
    expect(losses.at(-1)).toBeCloseTo(loss / total, 10);
  });

  it("overshoots where the steps are too long", () => {
    const { losses } = descend(differencesOf(madePreferences({ pairs: 30 }), []), 50, 10);
    expect(losses.some((loss, i) => i > 0 && loss > losses[i - 1])).toBe(true);
  });
});
