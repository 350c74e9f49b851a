import { describe, expect, it } from "vitest";
import { lossAndGradient } from "../../../../src/core/model/bradley-terry.ts";
import { minimise, type Objective } from "../../../../src/core/math/lbfgs.ts";
import { distance, scipy, scipyPairs } from "../fixture.ts";

const precision = new Float64Array(scipy.features).fill(scipy.ridge);
const objective: Objective = (theta, gradient) => lossAndGradient(scipyPairs, precision, theta, gradient);
const start = new Float64Array(scipy.features);

/** Rosenbrock's valley: not convex, badly scaled, minimum at (1, 1). */
const rosenbrock: Objective = (x, g) => {
  const [a, b] = [1 - x[0], x[1] - x[0] * x[0]];
  g[0] = -2 * a - 400 * x[0] * b;
  g[1] = 200 * b;
  return a * a + 100 * b * b;
};

describe("minimise", () => {
  it("finds SciPy's minimum and scikit-learn's", () => {
    const { theta, value, gradientNorm } = minimise(objective, start, { tolerance: 1e-9 });
    expect(gradientNorm).toBeLessThan(1e-6);
    expect(value).toBeCloseTo(scipy.fit.loss, 9);
    expect(distance(theta, scipy.fit.theta)).toBeLessThan(1e-7);
    expect(distance(theta, scipy.fit.sklearn)).toBeLessThan(1e-6);
  });

  it("gives the same bits each time and leaves its start alone", () => {
    expect(minimise(objective, start).theta).toEqual(minimise(objective, start).theta);
    expect(start.every((value) => value === 0)).toBe(true);
  });

  it("follows a curved valley", () => {
    const { theta } = minimise(rosenbrock, Float64Array.of(-1.2, 1), { tolerance: 1e-8 });
    expect(distance(theta, [1, 1])).toBeLessThan(1e-6);
  });

  it("takes few steps from its own answer", () => {
    const { theta } = minimise(objective, start, { tolerance: 1e-6 });
    expect(minimise(objective, theta, { tolerance: 1e-6 }).iterations).toBe(0);
  });

  it("lowers the loss at every iteration that it reports", () => {
    const losses: number[] = [];
    const { iterations } = minimise(objective, start, { onIteration: (_, value) => losses.push(value) });
    expect(losses).toHaveLength(iterations);
    expect(losses).toEqual([...losses].sort((a, b) => b - a));
    expect(iterations).toBeGreaterThan(3);
  });

  it("counts its iterations, and stops at their limit, with nobody listening", () => {
    const limited = minimise(rosenbrock, Float64Array.of(-1.2, 1), { tolerance: 1e-12, maxIterations: 3 });
    expect(limited.iterations).toBe(3);
    expect(limited.gradientNorm).toBeGreaterThan(1e-3);
  });

  it("refuses a start where the loss is not a number", () => {
    const broken: Objective = (_, gradient) => gradient.fill(Number.NaN)[0];
    expect(() => minimise(broken, new Float64Array(2))).toThrow(RangeError);
  });
});
