import { describe, expect, it } from "vitest";
import { dot } from "../../../../src/core/math/vectors.ts";
import { margins, sigmoid, type Differences } from "../../../../src/core/model/bradley-terry.ts";
import { differencesOf } from "../../../../src/core/model/differences.ts";
import { fitMixture } from "../../../../src/core/priors/mixture.ts";
import { madePreferences } from "../synthetic.ts";

/** Choices of a person who is sure of every pair, but for every tenth, which is a slip; and the margins that are meant. */
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

  it("is told from one who only doubts where two responses are near each other", () => {
    const shares = seeds.map((seed) => {
      const { set, all } = withSlips(seed);
      return { slips: noiseIn(all, set), doubts: noiseIn(differencesOf(set, []), set) };
    });
    expect(shares.reduce((sum, { slips }) => sum + slips / shares.length, 0)).toBeGreaterThan(0.3);
    for (const { doubts } of shares) expect(doubts).toBeLessThan(0.1);
  });

  it("is understood: pairs are ordered as meant, and no surer than nine in ten", () => {
    for (const seed of seeds) {
      const { set, all, meant } = withSlips(seed);
      const learnt = margins(all, fitMixture(all, set.dimension, set.group).theta);
      expect(learnt.filter((margin, i) => margin > 0 === meant[i] > 0).length / learnt.length).toBeGreaterThan(0.9);
      expect(learnt.reduce((sum, margin) => sum + sigmoid(Math.abs(margin)), 0) / learnt.length).toBeLessThan(0.9);
    }
  });

  it("is learnt to the same bits each time", () => {
    const { set, all } = withSlips(5);
    const [once, again] = [1, 2].map(() => fitMixture(all, set.dimension, set.group).theta);
    expect(once).toEqual(again);
  });
});
