import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  choiceProbability,
  logSigmoid,
  lossAndGradient,
  margins,
  pairInformation,
  pairLoss,
  pairLossSlope,
  sigmoid,
} from "../../../../src/core/model/bradley-terry.ts";
import { dot } from "../../../../src/core/math/vectors.ts";
import { consecutive } from "../../../../src/core/model/differences.ts";
import { gradientStep } from "../../../../src/core/model/gradient-descent.ts";
import { distance, scipy, scipyPairs } from "../fixture.ts";

describe("one pair", () => {
  it.each([
    [0, Math.LN2],
    [1, 0.313],
    [2, 0.127],
    [3, 0.049],
  ])("has at margin %d the loss %f", (margin, loss) => expect(pairLoss(margin)).toBeCloseTo(loss, 3));

  it("has the loss of both halves for a tie", () =>
    expect(pairLoss(1.5, 0.5)).toBeCloseTo((pairLoss(1.5) + pairLoss(-1.5)) / 2, 14));

  it("has a log σ that is exact in both tails", () => {
    expect(logSigmoid(-1000)).toBe(-1000);
    expect(logSigmoid(1000)).toBe(0);
    expect(logSigmoid(-40)).toBeCloseTo(-40, 14);
    expect(logSigmoid(40)).toBeCloseTo(-Math.exp(-40), 30);
  });

  it("has the slope of its loss, by central differences", () =>
    fc.assert(
      fc.property(fc.double({ min: -20, max: 20, noNaN: true }), fc.double({ min: 0, max: 1, noNaN: true }), (x, y) => {
        const h = 1e-5;
        expect(pairLossSlope(x, y)).toBeCloseTo((pairLoss(x + h, y) - pairLoss(x - h, y)) / (2 * h), 6);
      }),
    ));

  it("has probabilities that sum to 1 when swapped", () =>
    fc.assert(
      fc.property(fc.double({ noNaN: true }), (x) => {
        expect(sigmoid(x)).toBeGreaterThanOrEqual(0);
        expect(sigmoid(x) + sigmoid(-x)).toBeCloseTo(1, 15);
      }),
    ));
});

describe("a gradient step by hand", () => {
  it("moves w against the gradient: σ(R_A − R_B) = .88, η = .01", () => {
    const [phiA, phiB] = [
      [2.1, -0.3],
      [1.5, 0.4],
    ];
    const margin = Math.log(0.88 / 0.12);
    const gradient = phiA.map((value, j) => pairLossSlope(margin) * (value - phiB[j]));
    expect(distance(gradient, [-0.072, 0.084])).toBeLessThan(1e-12);
    expect(distance(gradientStep([0, 0], gradient, 0.01), [0.00072, -0.00084])).toBeLessThan(1e-12);
  });
});

describe("the loss of many pairs", () => {
  const precision = new Float64Array(scipy.features).fill(scipy.ridge);

  it("is SciPy's, with its gradient", () => {
    const gradient = new Float64Array(scipy.features);
    expect(lossAndGradient(scipyPairs, precision, scipy.probe.theta, gradient)).toBeCloseTo(scipy.probe.loss, 9);
    expect(distance(gradient, scipy.probe.gradient)).toBeLessThan(1e-10);
  });

  it("is the sum of pair losses and prior for any number of pairs, and its gradient that of central differences", () =>
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 11 }).chain((n) =>
          fc.record({
            rows: fc.array(fc.float({ min: -3, max: 3, noNaN: true }), { minLength: 3 * n, maxLength: 3 * n }),
            label: fc.array(fc.constantFrom(0, 0.5, 1), { minLength: n, maxLength: n }),
            weight: fc.array(fc.double({ min: 0, max: 3, noNaN: true }), { minLength: n, maxLength: n }),
            theta: fc.array(fc.double({ min: -2, max: 2, noNaN: true }), { minLength: 3, maxLength: 3 }),
          }),
        ),
        ({ rows, label, weight, theta }) => {
          const pairs = {
            rows: Float32Array.from(rows),
            width: 3,
            at: consecutive(label.length),
            label: Float64Array.from(label),
            weight: Float64Array.from(weight),
          };
          const lambda = Float64Array.of(1, 0.5, 2);
          const at = (x: Float64Array) => lossAndGradient(pairs, lambda, x, new Float64Array(3));
          const x = Float64Array.from(theta);
          const sum = [...margins(pairs, x)].reduce((total, m, i) => total + weight[i] * pairLoss(m, label[i]), 0);
          expect(at(x)).toBeCloseTo(sum + 0.5 * lambda.reduce((s, l, j) => s + l * x[j] * x[j], 0), 9);
          const gradient = new Float64Array(3);
          lossAndGradient(pairs, lambda, x, gradient);
          const numeric = x.map((_, j) => {
            const moved = (h: number) => at(x.map((value, k) => value + (k === j ? h : 0)));
            return (moved(1e-5) - moved(-1e-5)) / 2e-5;
          });
          expect(distance(gradient, numeric)).toBeLessThan(1e-6);
        },
      ),
    ));

  it("has a product that adds every entry once, whatever the width", () =>
    fc.assert(
      fc.property(fc.array(fc.integer({ min: -9, max: 9 }), { maxLength: 13 }), (values) => {
        expect(dot([7, ...values], 1, values, 0, values.length)).toBe(values.reduce((sum, v) => sum + v * v, 0));
      }),
    ));
});

describe("label noise", () => {
  const h = 1e-5;

  it("leaves the loss of a sure choice finite: −log ε against any margin", () =>
    expect(pairLoss(-800, 1, 0.1)).toBeCloseTo(-Math.log(0.1), 12));

  it("has the slope of its loss", () => {
    for (const margin of [-9, -1.3, 0, 0.4, 6])
      for (const label of [0, 0.5, 1])
        expect(pairLossSlope(margin, label, 0.1)).toBeCloseTo(
          (pairLoss(margin + h, label, 0.1) - pairLoss(margin - h, label, 0.1)) / (2 * h),
          7,
        );
  });

  it("informs by the slope's variance over the choices that it expects", () => {
    for (const margin of [-3, 0, 0.4, 6]) {
      const p = choiceProbability(margin, 0.1);
      const variance = p * pairLossSlope(margin, 1, 0.1) ** 2 + (1 - p) * pairLossSlope(margin, 0, 0.1) ** 2;
      expect(pairInformation(margin, 0.1)).toBeCloseTo(variance, 12);
      expect(pairInformation(margin)).toBeCloseTo(sigmoid(margin) * (1 - sigmoid(margin)), 14);
    }
  });
});
