import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { lossAndGradient, margins, sigmoid } from "../../../../src/core/model/bradley-terry.ts";
import { covarianceByPairs } from "../../../../src/core/model/covariance-by-pairs.ts";
import { addOuterProducts, cholesky, inverseOf, packedLength } from "../../../../src/core/math/packed-matrix.ts";
import { addPriorPrecision, posteriorDeviation } from "../../../../src/core/model/laplace.ts";
import { distance, scipy, scipyPairs } from "../fixture.ts";

const D = scipy.features;
const vectors = scipy.prior.vectors.map((v) => Float32Array.from(v));
/** λ of (u, α). */
const precision = Float64Array.from([...scipy.prior.ridge, ...vectors.map(() => scipy.prior.priorRidge)]);

/** c p (1 − p) of every pair at w. */
const curvature = (w: Float64Array) =>
  margins(scipyPairs, w).map((margin, i) => scipy.weight[i] * sigmoid(margin) * sigmoid(-margin));

/** A packed lower triangle as a full matrix, row-major. */
const unpacked = (packed: Float64Array) =>
  Float64Array.from({ length: D * D }, (_, k) => {
    const [i, j] = [Math.floor(k / D), k % D].sort((a, b) => b - a);
    return packed[(i * (i + 1)) / 2 + j];
  });

describe("the posterior", () => {
  it("has the precision that central differences of the gradient give", () => {
    const precision = new Float64Array(D).fill(scipy.ridge);
    const theta = scipy.probe.theta;
    const packed = new Float64Array(packedLength(D));
    addOuterProducts(packed, D, scipyPairs.rows, D, curvature(theta));
    addPriorPrecision(packed, D, precision, []);
    const gradientAt = (j: number, h: number) => {
      const gradient = new Float64Array(D);
      const moved = theta.map((value, k) => value + (k === j ? h : 0));
      lossAndGradient(scipyPairs, precision, moved, gradient);
      return gradient;
    };
    const hessian = unpacked(packed);
    for (let j = 0; j < D; j++) {
      const below = gradientAt(j, -1e-5);
      const numeric = gradientAt(j, 1e-5).map((g, k) => (g - below[k]) / 2e-5);
      expect(distance(hessian.subarray(j * D, (j + 1) * D), numeric)).toBeLessThan(1e-6);
    }
  });

  it("has the prior precision of w that NumPy gets by inverting its covariance", () => {
    const packed = new Float64Array(packedLength(D));
    addPriorPrecision(packed, D, precision, vectors);
    expect(distance(unpacked(packed), scipy.prior.precision)).toBeLessThan(1e-10);
  });

  it("has NumPy's standard deviations", () => {
    const packed = new Float64Array(packedLength(D));
    addOuterProducts(packed, D, scipyPairs.rows, D, curvature(scipy.prior.weights));
    addPriorPrecision(packed, D, precision, vectors);
    const covariance = inverseOf(cholesky(packed, D), D);
    const deviations = scipy.prior.probes.map((d) => posteriorDeviation(covariance, d));
    expect(distance(deviations, scipy.prior.deviations)).toBeLessThan(1e-9);
    const stored = Float32Array.from(covariance);
    expect(
      distance(
        scipy.prior.probes.map((d) => posteriorDeviation(stored, d)),
        scipy.prior.deviations,
      ),
    ).toBeLessThan(1e-5);
  });

  it("is the same by way of the pairs, as few choices go, and by way of the features", () => {
    for (const pairs of [0, 1, 5, scipy.pairs]) {
      const scales = curvature(scipy.prior.weights).slice(0, pairs);
      const packed = new Float64Array(packedLength(D));
      addOuterProducts(packed, D, scipyPairs.rows, D, scales);
      addPriorPrecision(packed, D, precision, vectors);
      const byFeatures = inverseOf(cholesky(packed, D), D);
      const byPairs = covarianceByPairs(precision, vectors, { rows: scipyPairs.rows, stride: D, scales });
      expect(distance(byPairs, byFeatures)).toBeLessThan(1e-11);
    }
  });

  it("adds rows of any number and of a longer stride", () =>
    fc.assert(
      fc.property(
        fc
          .integer({ min: 0, max: 9 })
          .chain((n) =>
            fc.tuple(
              fc.array(fc.integer({ min: -4, max: 4 }), { minLength: 3 * n, maxLength: 3 * n }),
              fc.array(fc.integer({ min: 0, max: 3 }), { minLength: n, maxLength: n }),
            ),
          ),
        ([rows, scales]) => {
          const packed = new Float64Array(packedLength(2));
          addOuterProducts(packed, 2, Float32Array.from(rows), 3, Float64Array.from(scales));
          const sum = (r: number, c: number) =>
            scales.reduce((total, s, i) => total + s * rows[3 * i + r] * rows[3 * i + c], 0);
          expect([...packed]).toEqual([sum(0, 0), sum(1, 0), sum(1, 1)]);
        },
      ),
    ));

  it("is more certain after more choices, in every direction", () => {
    const deviations = (pairs: number) => {
      const packed = new Float64Array(packedLength(D));
      addOuterProducts(packed, D, scipyPairs.rows, D, curvature(scipy.fit.theta).slice(0, pairs));
      addPriorPrecision(packed, D, precision, vectors);
      const covariance = inverseOf(cholesky(packed, D), D);
      return scipy.prior.probes.map((d) => posteriorDeviation(covariance, d));
    };
    const counts = [0, 1, 10, scipy.pairs].map(deviations);
    for (let k = 1; k < counts.length; k++) counts[k].forEach((sd, i) => expect(sd).toBeLessThan(counts[k - 1][i]));
  });

  it("says when a matrix has no factor", () =>
    expect(() => cholesky(Float64Array.of(1, 2, 1), 2)).toThrow(/positive definite/));
});
