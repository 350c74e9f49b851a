import { describe, expect, it } from "vitest";
import { dot } from "../../../../src/core/math/vectors.ts";
import { margins, sigmoid, type Differences } from "../../../../src/core/model/bradley-terry.ts";
import { differencesOf } from "../../../../src/core/model/differences.ts";
import { fitMixture } from "../../../../src/core/priors/mixture.ts";
import { madePreferences } from "../synthetic.ts";

/** Choices of a person who is certain of every pair, except every tenth, which is a mistake; and the margins that are meant. */
function withSlips(seed: number) {
  const set = madePreferences({ pairs: 150, dimension: 12, strength: 6, seed });
  const all = differencesOf(set, []);
  const meant = Float64Array.from(set.label, (_, i) => dot(all.rows, i * all.width, set.taste, 0, set.dimension));
  const label = meant.map((margin, i) => (margin > 0 === (i % 10 !== 0) ? 1 : 0));
  return { set, all: { ...all, label }, meant };
}

describe("a person who errs one time in ten", () => {
  const seeds = [1, 2, 3, 4];

  const noiseIn = (all: Differences, { dimension, group }: { dimension: number; group: Int32Array }) =>
    fitMixture(all, dimension, group).parts.reduce((sum, { noise, share }) => sum + (noise > 0 ? share : 0), 0);

  it("is distinguished from a person who is only uncertain where two responses are close", () => {
    const shares = seeds.map((seed) => {
      const { set, all } = withSlips(seed);
      return { noisy: noiseIn(all, set), uncertain: noiseIn(differencesOf(set, []), set) };
    });
    expect(shares.reduce((sum, { noisy }) => sum + noisy / shares.length, 0)).toBeGreaterThan(0.3);
    for (const { uncertain } of shares) expect(uncertain).toBeLessThan(0.1);
  });

  it("is modelled: pairs are ordered as meant, with a confidence below nine in ten", () => {
    for (const seed of seeds) {
      const { set, all, meant } = withSlips(seed);
      const fitted = margins(all, fitMixture(all, set.dimension, set.group).theta);
      expect(fitted.filter((margin, i) => margin > 0 === meant[i] > 0).length / fitted.length).toBeGreaterThan(0.9);
      expect(fitted.reduce((sum, margin) => sum + sigmoid(Math.abs(margin)), 0) / fitted.length).toBeLessThan(0.9);
    }
  });

  it("is fitted to the same bits each time", () => {
    const { set, all } = withSlips(5);
    const [once, again] = [1, 2].map(() => fitMixture(all, set.dimension, set.group).theta);
    expect(once).toEqual(again);
  });
});
