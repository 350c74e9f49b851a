import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { dot } from "../../../../src/core/math/vectors.ts";
import { lossAndGradient, margins, sigmoid, type Differences } from "../../../../src/core/model/bradley-terry.ts";
import { consecutive, differencesOf } from "../../../../src/core/model/differences.ts";
import { addOuterProducts, packedLength, symmetricTimes } from "../../../../src/core/math/packed-matrix.ts";
import { addPriorPrecision } from "../../../../src/core/model/laplace.ts";
import { minimise } from "../../../../src/core/math/lbfgs.ts";
import { distance } from "../fixture.ts";

/** One pair: d, y, c. */
type Pair = readonly [d: readonly number[], label: number, weight: number];

const WIDTH = 4;
const RIDGE = Float64Array.of(1, 0.5, 2, 4);
const pair: fc.Arbitrary<Pair> = fc.tuple(
  fc
    .array(fc.integer({ min: -192, max: 192 }), { minLength: WIDTH, maxLength: WIDTH })
    .map((d) => d.map((x) => x / 64)),
  fc.constantFrom(0, 0.25, 0.5, 1),
  fc.constantFrom(0, 0.5, 1, 2),
);
const pairs = fc.array(pair, { minLength: 1, maxLength: 12 });

const differences = (list: readonly Pair[]): Differences => ({
  rows: Float32Array.from(list.flatMap(([d]) => d)),
  width: WIDTH,
  at: consecutive(list.length),
  label: Float64Array.from(list, ([, label]) => label),
  weight: Float64Array.from(list, ([, , weight]) => weight),
});

/** The minimum to about 1e-9: the ridge is 0.5 at least, so the error of w is at most twice the gradient. */
const weights = (list: readonly Pair[]) => {
  const set = differences(list);
  const options = { tolerance: 1e-9 };
  const found = minimise((w, g) => lossAndGradient(set, RIDGE, w, g), new Float64Array(WIDTH), options);
  return found.theta;
};
const CLOSE = 1e-6;

/** H = Σ c p(1 − p) ddᵀ + Λ at w, packed. */
const curvature = (list: readonly Pair[], w: Float64Array) => {
  const set = differences(list);
  const packed = new Float64Array(packedLength(WIDTH));
  const scales = margins(set, w).map((margin, i) => set.weight[i] * sigmoid(margin) * sigmoid(-margin));
  addOuterProducts(packed, WIDTH, set.rows, WIDTH, scales);
  addPriorPrecision(packed, WIDTH, RIDGE, []);
  return packed;
};
const point = fc
  .array(fc.double({ min: -2, max: 2, noNaN: true }), { minLength: WIDTH, maxLength: WIDTH })
  .map((w) => Float64Array.from(w));

describe("the minimum, of any choices", () => {
  it("is where the gradient vanishes", () =>
    fc.assert(
      fc.property(pairs, (list) => {
        const gradient = new Float64Array(WIDTH);
        lossAndGradient(differences(list), RIDGE, weights(list), gradient);
        expect(distance(gradient, new Float64Array(WIDTH))).toBeLessThan(CLOSE);
      }),
    ));

  it("stays when responses are swapped together with the choice", () =>
    fc.assert(
      fc.property(pairs, fc.nat(), (list, which) => {
        const swapped = list.map(([d, y, c], i): Pair => ((which >> i) & 1 ? [d.map((x) => -x), 1 - y, c] : [d, y, c]));
        expect(distance(weights(swapped), weights(list))).toBeLessThan(CLOSE);
      }),
    ));

  it("takes a choice made twice for one of twice the weight, and one of weight 0 for none", () =>
    fc.assert(
      fc.property(pairs, pair, (list, [d, y, c]) => {
        const [twice, heavier] = [weights([...list, [d, y, c], [d, y, c]]), weights([...list, [d, y, 2 * c]])];
        expect(distance(twice, heavier)).toBeLessThan(CLOSE);
        expect(distance(weights([...list, [d, y, 0]]), weights(list))).toBeLessThan(CLOSE);
      }),
    ));

  it("does not depend on the order of the choices", () =>
    fc.assert(
      fc.property(
        pairs.chain((list) => fc.tuple(fc.constant(list), fc.shuffledSubarray(list, { minLength: list.length }))),
        ([list, mixed]) => void expect(distance(weights(mixed), weights(list))).toBeLessThan(CLOSE),
      ),
    ));

  it("turns round with every choice, and is the same bits each time", () =>
    fc.assert(
      fc.property(pairs, (list) => {
        const against = weights(list.map(([d, y, c]): Pair => [d, 1 - y, c]));
        const opposite = weights(list).map((w) => -w);
        expect(distance(against, opposite)).toBeLessThan(CLOSE);
        expect(weights(list)).toEqual(weights(list));
      }),
    ));

  it("moves a pair's margin towards what one more choice of it says, the further the more the choice weighs", () =>
    fc.assert(
      fc.property(pairs, pair, (list, [d, , c]) => {
        const marginAfter = (weight: number, label: number) =>
          dot(weights([...list, [d, label, weight]]), 0, d, 0, WIDTH);
        const growing = [
          marginAfter(c + 1, 0),
          marginAfter(c, 0),
          marginAfter(0, 0),
          marginAfter(c, 1),
          marginAfter(c + 1, 1),
        ];
        for (let k = 1; k < growing.length; k++) expect(growing[k] - growing[k - 1]).toBeGreaterThan(-CLOSE);
        if (d.some((x) => x !== 0)) expect(growing[4]).toBeGreaterThan(growing[0]);
      }),
    ));

  it("knows nothing of b, nor of whatever a query adds to both of its responses", () =>
    fc.assert(
      fc.property(
        pairs,
        fc.integer({ min: -640, max: 640 }),
        fc.array(point, { minLength: 12, maxLength: 12 }),
        (list, shift, queries) => {
          const set = (more: (i: number, j: number) => number) => ({
            ...{ dimension: WIDTH, group: new Int32Array(list.length), length: new Float64Array(2 * list.length) },
            features: Float32Array.from(
              list.flatMap(([d], i) => [...d.map((x, j) => x + more(i, j)), ...d.map((_, j) => more(i, j))]),
            ),
            first: Int32Array.from(list, (_, i) => 2 * i),
            second: Int32Array.from(list, (_, i) => 2 * i + 1),
            label: Float64Array.from(list, ([, label]) => label),
            weight: Float64Array.from(list, ([, , weight]) => weight),
          });
          // Multiples of 1/64, exact in float32.
          const added = set((i, j) => Math.round(64 * queries[i][j]) / 64 + shift / 64);
          expect(differencesOf(added, [])).toEqual(differences(list));
        },
      ),
    ));
});

describe("the curvature of the loss, of any choices", () => {
  it("is what central differences of the gradient give", () =>
    fc.assert(
      fc.property(pairs, point, (list, w) => {
        const gradientAt = (j: number, h: number) => {
          const gradient = new Float64Array(WIDTH);
          const moved = w.map((value, k) => value + (k === j ? h : 0));
          lossAndGradient(differences(list), RIDGE, moved, gradient);
          return gradient;
        };
        const packed = curvature(list, w);
        for (let j = 0; j < WIDTH; j++) {
          const unit = Float64Array.from({ length: WIDTH }, (_, k) => Number(k === j));
          const below = gradientAt(j, -1e-4);
          const numeric = gradientAt(j, 1e-4).map((g, k) => (g - below[k]) / 2e-4);
          expect(distance(symmetricTimes(packed, unit), numeric)).toBeLessThan(1e-5);
        }
      }),
    ));

  it("is never less in any direction for one more choice: a posterior only narrows", () =>
    fc.assert(
      fc.property(pairs, pair, point, point, (list, more, w, x) => {
        const along = (some: readonly Pair[]) => dot(symmetricTimes(curvature(some, w), x), 0, x, 0, WIDTH);
        expect(along([...list, more]) - along(list)).toBeGreaterThan(-1e-9);
      }),
    ));
});
