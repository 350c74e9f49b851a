import { describe, expect, it } from "vitest";
import { margins } from "../../../../src/core/model/bradley-terry.ts";
import { differencesOf, selectPairs } from "../../../../src/core/model/differences.ts";
import { dualLaplace } from "../../../../src/core/model/dual-laplace.ts";
import { fit } from "../../../../src/core/model/fit.ts";
import {
  cholesky,
  inverseOf,
  packedLength,
  solveWith,
  symmetricTimes,
} from "../../../../src/core/math/packed-matrix.ts";
import { leftOutLogLikelihoods } from "../../../../src/core/priors/left-out.ts";
import { moderated } from "../../../../src/core/model/laplace.ts";
import { pairsByQuery } from "../../../../src/core/model/folds.ts";
import { weighPriors } from "../../../../src/core/priors/prior-choice.ts";
import { distance } from "../fixture.ts";
import { madePreferences } from "../synthetic.ts";

const RIDGE = 2;
const set = { ...madePreferences({ pairs: 40, dimension: 60, queries: 15 }) };
set.weight.set([3, 0.5, 2]);
set.label[7] = 0.5;
const differences = differencesOf(set, []);
const { rows, width } = differences;

/** DDᵀ/λ, packed, from its definition. */
const kernel = new Float64Array(packedLength(40));
for (let r = 0, at = 0; r < 40; at += ++r)
  for (let c = 0; c <= r; c++)
    for (let j = 0; j < width; j++) kernel[at + c] += (rows[r * width + j] * rows[c * width + j]) / RIDGE;

const dual = dualLaplace(kernel, set.label, set.weight);

describe("the fit in the space of pairs", () => {
  it("is the fit in the space of weights", () => {
    const { theta } = fit(differences, new Float64Array(width).fill(RIDGE), { tolerance: 1e-3 });
    expect(distance(dual.margins, margins(differences, theta))).toBeLessThan(1e-4);
    const weights = Array.from({ length: width }, (_, j) =>
      dual.a.reduce((sum, a, i) => sum + (a * rows[i * width + j]) / RIDGE, 0),
    );
    expect(distance(weights, theta)).toBeLessThan(1e-4);
  });

  it("is so with label noise, too", () => {
    const noise = 0.1;
    const precision = new Float64Array(width).fill(RIDGE);
    const noisy = dualLaplace(kernel, set.label, set.weight, { start: dual.a, noise, tolerance: 1e-13 });
    const { theta } = fit(differences, precision, { noise, tolerance: 1e-3 });
    expect(distance(noisy.margins, margins(differences, theta))).toBeLessThan(1e-3);
    expect(distance(noisy.margins, dual.margins)).toBeGreaterThan(0.1);
  });

  it("gives (K + W⁻¹)⁻¹", () => {
    const x = Float64Array.from({ length: 40 }, (_, i) => Math.sin(i));
    const y = symmetricTimes(dual.precision, x);
    const back = symmetricTimes(kernel, y).map((value, i) => value + y[i] / dual.curvature[i]);
    expect(distance(back, x)).toBeLessThan(1e-8);
  });

  it("starts anywhere and ends at the same place", () => {
    const start = set.label.map((_, i) => (i % 2 ? 3 : -3));
    expect(distance(dualLaplace(kernel, set.label, set.weight, { start }).a, dual.a)).toBeLessThan(1e-4);
  });
});

describe("packed matrices", () => {
  it("are inverted and solved with", () => {
    const b = kernel.slice();
    for (let r = 0; r < 40; r++) b[packedLength(r) + r] += 1;
    const factor = cholesky(b.slice(), 40);
    const x = Float64Array.from({ length: 40 }, (_, i) => Math.cos(i));
    expect(distance(symmetricTimes(b, solveWith(factor, x)), x)).toBeLessThan(1e-9);
    expect(distance(symmetricTimes(b, symmetricTimes(inverseOf(factor, 40), x)), x)).toBeLessThan(1e-9);
  });
});

describe("pairs left out by query", () => {
  it("are predicted much as by fits without them", () => {
    const nats = leftOutLogLikelihoods(dual, set.label, set.weight, pairsByQuery(set.group));
    const found = nats.reduce((sum, value) => sum + value, 0);
    const precision = new Float64Array(width).fill(RIDGE);
    let real = 0;
    for (const query of new Set(set.group)) {
      const { theta } = fit(
        selectPairs(differences, (i) => set.group[i] !== query),
        precision,
        { tolerance: 1e-3 },
      );
      const held = selectPairs(differences, (i) => set.group[i] === query);
      margins(held, theta).forEach((margin, i) => {
        const p = 1 / (1 + Math.exp(-margin));
        real += held.weight[i] * (held.label[i] * Math.log(p) + (1 - held.label[i]) * Math.log(1 - p));
      });
    }
    const seen = -dual.margins.reduce(
      (sum, m, i) =>
        sum + set.weight[i] * (set.label[i] * Math.log1p(Math.exp(-m)) + (1 - set.label[i]) * Math.log1p(Math.exp(m))),
      0,
    );
    expect(found).toBeLessThan(seen);
    // Averaging over the margin's variance makes it less sure than the refits' best guess.
    expect(Math.abs(found - real)).toBeLessThan(0.35 * Math.abs(real - seen));
  });

  it("are less sure the less is known", () => {
    expect(moderated(2, 0)).toBe(2);
    expect(moderated(2, 4)).toBeLessThan(moderated(2, 1));
    expect(moderated(-2, 4)).toBe(-moderated(2, 4));
  });
});

describe("the priors that choices speak for", () => {
  const small = weighPriors(differences, 60, set.group);

  it("have shares that sum to 1, the heaviest first, and a finite precision for every parameter", () => {
    expect(small.reduce((sum, { share }) => sum + share, 0)).toBeCloseTo(1, 12);
    expect(small.map(({ share }) => share)).toEqual(small.map(({ share }) => share).sort((a, b) => b - a));
    for (const { precision } of small) expect(precision.every((value) => value > 0 && value < Infinity)).toBe(true);
  });

  it("are wider for a strong taste than for random choices", () => {
    const mean = (strength: number) => {
      const made = madePreferences({ pairs: 150, dimension: 10, strength });
      return weighPriors(differencesOf(made, []), 10, made.group).reduce(
        (sum, { precision, share }) => sum + share * Math.log(precision[0]),
        0,
      );
    };
    expect(mean(4)).toBeLessThan(mean(0.1));
  });

  it("are weighed on whole queries where there are many pairs, the same each time", () => {
    const many = madePreferences({ pairs: 500, dimension: 8, queries: 60 });
    const found = weighPriors(differencesOf(many, []), 8, many.group);
    expect(found).toEqual(weighPriors(differencesOf(many, []), 8, many.group));
    expect(found.length).toBeGreaterThan(0);
  });
});
