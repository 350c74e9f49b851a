import { describe, expect, it } from "vitest";
import { dot } from "../../../../src/core/math/vectors.ts";
import { DIMENSION, SURFACE } from "../../../../src/core/features/feature-layout.ts";
import { surfaceShares } from "../../../../src/core/explain/surface-shares.ts";
import { seededRandom } from "../../../../src/core/math/random.ts";
import { sigmoid } from "../../../../src/core/model/bradley-terry.ts";
import { differencesOf, weightsOf } from "../../../../src/core/model/differences.ts";
import { fitMixture } from "../../../../src/core/priors/mixture.ts";
import { lengthShares } from "../../../../src/core/priors/length-shares.ts";
import type { PreferenceSet } from "../../../../src/core/types.ts";
import { normals } from "../synthetic.ts";

const LENGTH = SURFACE.offset;
const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;

/** Choices between random texts by Bradley–Terry with the margin `prefers`; `shape` changes the features of a text. */
function choices(
  pairs: number,
  seed: number,
  prefers: (difference: Float32Array) => number,
  shape: (text: Float32Array, row: number) => void = () => undefined,
): PreferenceSet {
  const normal = normals(seed);
  const random = seededRandom(seed + 1);
  const index = Array.from({ length: pairs }, (_, i) => i);
  const features = Float32Array.from({ length: 2 * pairs * DIMENSION }, () => 0.7 * normal());
  const text = (row: number) => features.subarray(row * DIMENSION, (row + 1) * DIMENSION);
  for (let row = 0; row < 2 * pairs; row++) shape(text(row), row);
  return {
    features,
    dimension: DIMENSION,
    first: Int32Array.from(index, (i) => 2 * i),
    second: Int32Array.from(index, (i) => 2 * i + 1),
    label: Float64Array.from(index, (i) => {
      const other = text(2 * i + 1);
      return random() < sigmoid(prefers(text(2 * i).map((value, j) => value - other[j]))) ? 1 : 0;
    }),
    weight: new Float64Array(pairs).fill(1),
    group: Int32Array.from(index),
    length: Float64Array.from({ length: 2 * pairs }, () => 100),
  };
}

/** Some head: its margins have a standard deviation of about one logit. */
const headOf = (seed: number) => {
  const normal = normals(seed);
  return Float32Array.from({ length: DIMENSION }, () => normal() / Math.sqrt(DIMENSION));
};

describe("lengthShares", () => {
  const column = (...values: number[]) => Float64Array.from(values);

  it("gives all to the length where no other feature differs with it", () => {
    expect(lengthShares([column(1, -2, 3), column(2, 1, 0)])).toEqual([1, 0]);
  });

  it("divides evenly among features that always differ together, in either direction", () => {
    const shares = lengthShares([column(1, -2, 3), column(2, -4, 6), column(-1, 2, -3)]);
    for (const share of shares) expect(share).toBeCloseTo(1 / 3, 12);
  });

  it("is 0 for all where no two responses differ in length", () => {
    expect(lengthShares([column(0, 0), column(1, 2)])).toEqual([0, 0]);
  });
});

describe("a training around a head of other people", { timeout: 120_000 }, () => {
  it("soon finds that somebody also likes long responses: better than the head alone and than length alone", () => {
    const right = [1, 2, 3, 4].map((seed) => {
      const head = headOf(seed);
      const prefers = (d: Float32Array) => dot(head, 0, d, 0, DIMENSION) + 1.2 * d[LENGTH];
      const set = choices(40, 100 + seed, prefers);
      const { theta } = fitMixture(differencesOf(set, [head]), DIMENSION, set.group);
      const learned = weightsOf(theta, [head], DIMENSION);
      const test = choices(400, 200 + seed, (d) => 1000 * prefers(d));
      const differences = differencesOf(test, []);
      const share = (weights: ArrayLike<number>) =>
        mean(
          Array.from(test.label, (y, i) =>
            dot(weights, 0, differences.rows, differences.at[i] * DIMENSION, DIMENSION) > 0 === y > 0.5 ? 1 : 0,
          ),
        );
      const lengthAlone = Float64Array.from({ length: DIMENSION }, (_, j) => (j === LENGTH ? 1 : 0));
      return { learned: share(learned), head: share(head), length: share(lengthAlone) };
    });
    const learned = mean(right.map((one) => one.learned));
    expect(learned).toBeGreaterThan(mean(right.map(({ head }) => head)) + 0.03);
    expect(learned).toBeGreaterThan(mean(right.map(({ length }) => length)) + 0.03);
  });

  it.each([20, 44])("shares %d easy choices among ten features that explain them equally well", (pairs) => {
    const ten = Array.from({ length: 10 }, (_, k) => LENGTH + 3 * k);
    const shape = (text: Float32Array, row: number) => {
      for (const at of ten) text[at] = row % 2 === 0 ? 1 : -1;
    };
    const head = headOf(3);
    const set = choices(pairs, 3, () => 1000, shape);
    const { theta } = fitMixture(differencesOf(set, [head]), DIMENSION, set.group);
    const [first, second] = surfaceShares(set, Float32Array.from(weightsOf(theta, [head], DIMENSION)));
    expect(first.share + second.share).toBeLessThan(0.45);
  });
});
