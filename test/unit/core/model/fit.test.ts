import { describe, expect, it } from "vitest";
import { pairLoss } from "../../../../src/core/model/bradley-terry.ts";
import { differencesOf, ownRows, selectPairs, weightsOf } from "../../../../src/core/model/differences.ts";
import { DIMENSION, FEATURE_BLOCKS } from "../../../../src/core/features/feature-layout.ts";
import { fit } from "../../../../src/core/model/fit.ts";
import { seededRandom, shuffled } from "../../../../src/core/math/random.ts";
import type { PreferenceSet } from "../../../../src/core/types.ts";
import { distance, scipy, scipyPairs } from "../fixture.ts";
import { madePreferences } from "../synthetic.ts";

const set = madePreferences({ pairs: 60 });
const precision = new Float64Array(set.dimension).fill(3);
const weights = (pairs: PreferenceSet) => fit(differencesOf(pairs, []), precision).theta;
const pick = (order: readonly number[]): PreferenceSet => ({
  ...set,
  first: Int32Array.from(order, (i) => set.first[i]),
  second: Int32Array.from(order, (i) => set.second[i]),
  label: Float64Array.from(order, (i) => set.label[i]),
  weight: Float64Array.from(order, (i) => set.weight[i]),
  group: Int32Array.from(order, (i) => set.group[i]),
});
const all = Array.from(set.label, (_, i) => i);

/** The fit stops at a small gradient, not at none: weights agree to about that over the ridge. */
const TOLERANCE = 1e-4;

describe("a fit", () => {
  it("does not depend on which response came first", () => {
    const swapped = { ...set, first: set.second, second: set.first, label: set.label.map((y) => 1 - y) };
    expect(distance(weights(swapped), weights(set))).toBeLessThan(1e-9);
  });

  it("takes a choice made twice for one of weight 2", () => {
    const twice = pick([...all, 0, 7, 7]);
    const heavier = { ...set, weight: set.weight.map((c, i) => c + (i === 0 ? 1 : i === 7 ? 2 : 0)) };
    expect(distance(weights(twice), weights(heavier))).toBeLessThan(TOLERANCE);
    expect(distance(weights(twice), weights(set))).toBeGreaterThan(10 * TOLERANCE);
  });

  it("does not depend on the order of the choices", () =>
    expect(distance(weights(pick(shuffled(all, seededRandom(3)))), weights(set))).toBeLessThan(TOLERANCE));

  it("takes a tie for half a choice each way", () => {
    const both = {
      ...pick([...all, 5, 5]),
      label: Float64Array.of(...set.label, 1, 0),
      weight: Float64Array.of(...set.weight, 0.5, 0.5),
    };
    const tie = { ...pick([...all, 5]), label: Float64Array.of(...set.label, 0.5) };
    expect(distance(weights(tie), weights(both))).toBeLessThan(TOLERANCE);
  });

  it("is blind to whatever a query adds to both of its responses", () => {
    const shifted = set.features.map((value, k) => value + (Math.floor(k / (2 * set.dimension)) % 7));
    expect(distance(weights({ ...set, features: shifted }), weights(set))).toBeLessThan(TOLERANCE);
  });

  it("finds the taste that made the choices, given enough of them", () => {
    const many = madePreferences({ pairs: 4000 });
    const found = fit(differencesOf(many, []), new Float64Array(many.dimension).fill(1)).theta;
    expect(distance(found, many.taste)).toBeLessThan(0.1 * Math.max(...many.taste));
  });

  it("starts at ln 2 a pair and gives the same bits each time", () => {
    const { value, theta } = fit(differencesOf(set, []), precision);
    expect(value).toBeLessThan(set.label.length * pairLoss(0));
    expect(theta).toEqual(weights(set));
  });
});

describe("a prior", () => {
  const vectors = scipy.prior.vectors.map((v) => Float32Array.from(v));
  const width = scipy.features + vectors.length;

  it("enters as columns and gives SciPy's w and α", () => {
    const rows = scipyPairs.rows;
    const one: PreferenceSet = {
      features: Float32Array.of(...rows, ...new Float32Array(scipy.features)),
      dimension: scipy.features,
      first: Int32Array.from({ length: scipy.pairs }, (_, i) => i),
      second: new Int32Array(scipy.pairs).fill(scipy.pairs),
      label: scipy.label,
      weight: scipy.weight,
      group: new Int32Array(scipy.pairs),
      length: new Float64Array(scipy.pairs + 1),
    };
    const columns = differencesOf(one, vectors);
    expect(columns.width).toBe(width);
    const precisions = Float64Array.of(...scipy.prior.ridge, scipy.prior.priorRidge, scipy.prior.priorRidge);
    const { theta } = fit(columns, precisions);
    expect(distance(theta.slice(scipy.features), scipy.prior.alpha)).toBeLessThan(TOLERANCE);
    expect(distance(weightsOf(theta, vectors, scipy.features), scipy.prior.weights)).toBeLessThan(TOLERANCE);
  });

  it("is followed where choices agree with it, and turned away from where they oppose it", () => {
    const few = madePreferences({ pairs: 30, dimension: 40 });
    const alpha = (sign: number) =>
      fit(differencesOf(few, [few.taste.map((t) => sign * t)]), new Float64Array(41).fill(100).fill(1, 40)).theta[40];
    expect(alpha(1)).toBeGreaterThan(0.3);
    expect(alpha(-1)).toBeCloseTo(-alpha(1), 6);
  });
});

describe("the parts", () => {
  it("selects pairs with their rows", () => {
    const chosen = selectPairs(scipyPairs, (i) => i % 40 === 2);
    expect([...chosen.label]).toEqual([2, 42, 82].map((i) => scipy.label[i]));
    expect(ownRows(chosen).slice(scipy.features, 2 * scipy.features)).toEqual(
      scipyPairs.rows.slice(42 * scipy.features, 43 * scipy.features),
    );
  });

  it("has blocks of features that follow each other to the end", () => {
    expect(FEATURE_BLOCKS.reduce((at, block) => (block.offset === at ? at + block.length : -1), 0)).toBe(DIMENSION);
  });
});
