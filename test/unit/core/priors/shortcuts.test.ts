import { describe, expect, it } from "vitest";
import { dot } from "../../../../src/core/math/vectors.ts";
import { DIMENSION, SURFACE } from "../../../../src/core/features/feature-layout.ts";
import { SURFACE_FEATURES } from "../../../../src/core/features/surface-features.ts";
import { surfaceShares } from "../../../../src/core/explain/surface-shares.ts";
import { train } from "../../../../src/core/train.ts";
import { shortcutWarning } from "../../../../src/core/evaluation/warnings.ts";
import type { PreferenceSet } from "../../../../src/core/types.ts";
import { normals, someCard } from "../synthetic.ts";

const column = (name: string) => SURFACE.offset + SURFACE_FEATURES.findIndex((feature) => feature.name === name);
const TEN = ["words", "sentences", "paragraphs", "list items", "numbers"]
  .concat(["exclamations", "commas", "asides", "markup", "questions"])
  .map(column);

/** Choices of the response that has more of all these features, ±1 around it with so much noise; all else is noise. */
function easyChoices(pairs: number, columns: readonly number[], noise: number, seed = 3): PreferenceSet {
  const normal = normals(seed);
  const features = Float32Array.from({ length: 2 * pairs * DIMENSION }, () => 0.7 * normal());
  const index = Array.from({ length: pairs }, (_, i) => i);
  for (let row = 0; row < 2 * pairs; row++)
    for (const at of columns) features[row * DIMENSION + at] = (row % 2 === 0 ? 1 : -1) + noise * normal();
  return {
    features,
    dimension: DIMENSION,
    first: Int32Array.from(index, (i) => 2 * i),
    second: Int32Array.from(index, (i) => 2 * i + 1),
    label: new Float64Array(pairs).fill(1),
    weight: new Float64Array(pairs).fill(1),
    group: Int32Array.from(index),
    length: Float64Array.from({ length: 2 * pairs }, (_, row) => (row % 2 === 0 ? 900 : 100)),
  };
}

describe("ten features that explain the choices equally well", { timeout: 120_000 }, () => {
  it.each([
    [20, 0],
    [44, 0],
    [44, 0.3],
    [44, 0.7],
    [150, 0.3],
  ])("share the weight: %d choices, noise %d", (pairs, noise) => {
    for (const seed of [3, 4]) {
      const set = easyChoices(pairs, TEN, noise, seed);
      const { weights } = train(set, { card: someCard });
      const [first, second] = surfaceShares(set, weights);
      expect(first.share + second.share).toBeLessThan(0.6);
      // A response with the two strongest features does not win against one with the other eight.
      const sorted = TEN.map((at) => weights[at]).sort((a, b) => b - a);
      const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);
      expect(sum(sorted.slice(0, 2))).toBeLessThan(sum(sorted.slice(2)));
    }
  });
});

describe("surfaceShares", () => {
  it("is each feature's part of the margins, as one computes it by hand", () => {
    const set = { ...easyChoices(2, [], 0), features: new Float32Array(4 * DIMENSION) };
    const put = (row: number, at: number, value: number) => (set.features[row * DIMENSION + at] = value);
    put(0, column("markup"), 3); // pair 0: 3 · 2 by markup, 1 · −1 by words: Δ = 5
    put(0, column("words"), 1);
    put(3, 0, 1); // pair 1: the states decide for the second: Δ = −5
    const weights = new Float32Array(DIMENSION);
    [weights[column("markup")], weights[column("words")], weights[0]] = [2, -1, 5];
    const shares = surfaceShares(set, weights);
    expect(shares[0]).toEqual({ name: "markup", share: 0.6 });
    expect(shares.at(-1)).toEqual({ name: "words", share: -0.1 });
    expect(surfaceShares(set, new Float32Array(DIMENSION))).toEqual([]);
  });

  it("sums to 1 with what the states decide", () => {
    const set = easyChoices(10, TEN, 0.3);
    const normal = normals(8);
    const weights = Float32Array.from({ length: DIMENSION }, normal);
    const states = weights.map((w, j) => (j >= SURFACE.offset && j < SURFACE.offset + SURFACE.length ? 0 : w));
    let [by, total] = [0, 0];
    for (let i = 0; i < 10; i++) {
      const of = (w: Float32Array) =>
        dot(set.features, 2 * i * DIMENSION, w, 0, DIMENSION) -
        dot(set.features, (2 * i + 1) * DIMENSION, w, 0, DIMENSION);
      by += Math.sign(of(weights)) * of(states);
      total += Math.abs(of(weights));
    }
    const surface = surfaceShares(set, weights).reduce((sum, { share }) => sum + share, 0);
    expect(surface + by / total).toBeCloseTo(1, 5);
  });
});

describe("the warning of a shortcut", () => {
  const alone = { value: 0.9, low: 0.8, high: 0.95 };

  it("names the two features and how much they decide", () => {
    const shares = [
      { name: "markup", share: 0.5 },
      { name: "exclamations", share: 0.28 },
      { name: "words", share: 0.1 },
    ];
    expect(shortcutWarning(shares, alone)).toEqual([
      { code: "shortcut", features: ["markup", "exclamations"], share: 0.78, alone },
    ]);
  });

  it("names one feature where the second adds little, and is silent below 75%", () => {
    const of = (...shares: number[]) => shortcutWarning(shares.map((share, i) => ({ name: `f${i}`, share })));
    expect(of(0.8, 0.05, 0)).toEqual([{ code: "shortcut", features: ["f0"], share: 0.8 }]);
    expect(of(0.5, 0.24, 0.2)).toEqual([]);
    expect(of()).toEqual([]);
  });

  it("is in the report of a training by one feature alone, and not of a taste of many", () => {
    const codes = (columns: readonly number[]) =>
      train(easyChoices(30, columns, 0.3), { card: someCard }).card.report!.warnings.map(({ code }) => code);
    expect(codes([column("markup")])).toContain("shortcut");
    expect(codes(TEN)).not.toContain("shortcut");
  });
});
