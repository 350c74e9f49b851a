import { describe, expect, it } from "vitest";
import { auditLabels } from "../../../../src/core/evaluation/label-audit.ts";
import { seededRandom, shuffled } from "../../../../src/core/math/random.ts";
import { differencesOf, selectPairs } from "../../../../src/core/model/differences.ts";
import { fit } from "../../../../src/core/model/fit.ts";
import { dot } from "../../../../src/core/math/vectors.ts";
import { fitMixture } from "../../../../src/core/priors/mixture.ts";
import { train } from "../../../../src/core/train.ts";
import type { PreferenceSet } from "../../../../src/core/types.ts";
import { madePreferences, someCard } from "../synthetic.ts";

const PAIRS = 200;

/** Choices of which one in ten says the opposite of what was meant. */
function withMistakes(seed: number) {
  const set = madePreferences({ pairs: PAIRS, dimension: 8, strength: 6, seed });
  const mistakes = new Set(shuffled([...set.label.keys()], seededRandom(seed + 50)).slice(0, PAIRS / 10));
  return { set: { ...set, label: set.label.map((y, i) => (mistakes.has(i) ? 1 - y : y)) }, mistakes };
}

describe("an audit of labels", () => {
  it.each([1, 2, 3])(
    "finds seven in ten of the planted mistakes among the first fifth that it names (seed %i)",
    async (seed) => {
      const { set, mistakes } = withMistakes(seed);
      const { ranked, contradicted } = await auditLabels(train(set, { card: someCard }), set);
      const named = ranked.slice(0, PAIRS / 5).filter(({ pair }) => mistakes.has(pair));
      expect(named.length / mistakes.size).toBeGreaterThanOrEqual(0.7);
      expect(ranked).toHaveLength(PAIRS);
      expect(contradicted.every(({ doubt }) => doubt > 0.5)).toBe(true);
      expect(contradicted.length).toBeLessThan(PAIRS / 3);
    },
  );

  it("orders the choices as real refits without each of them do", async () => {
    const set = madePreferences({ pairs: 40, dimension: 6, strength: 2 });
    const all = differencesOf(set, []);
    const { parts } = fitMixture(all, set.dimension, set.group);
    const { ranked } = await auditLabels(train(set, { card: someCard }), set);
    const without = (left: number) =>
      parts.reduce((sum, { precision, noise, scale, share }) => {
        const { theta } = fit(
          selectPairs(all, (i) => i !== left),
          precision,
          { noise, tolerance: 1e-3 },
        );
        const [a, b] = [set.first[left], set.second[left]].map((row) => row * set.dimension);
        const margin = dot(theta, 0, set.features, a, set.dimension) - dot(theta, 0, set.features, b, set.dimension);
        return sum + share * scale * margin;
      }, 0);
    // The most doubtful are those that a refit predicts wrong, the least doubtful are those that it predicts right.
    const wrong = ({ pair }: { readonly pair: number }) => without(pair) > 0 !== set.label[pair] > 0.5;
    expect(ranked.slice(0, 4).every(wrong)).toBe(true);
    expect(ranked.slice(-20).some(wrong)).toBe(false);
  });

  /** Choices "better over worse" about texts of one query, by the texts' rows. */
  function chosen(pairs: readonly (readonly [number, number, number?])[], query = 0): PreferenceSet {
    const n = pairs.length;
    return {
      features: Float32Array.from({ length: 10 }, (_, i) => i % 3),
      dimension: 1,
      first: Int32Array.from(pairs, ([better]) => better),
      second: Int32Array.from(pairs, ([, worse]) => worse),
      label: Float64Array.from(pairs, ([, , label = 1]) => label),
      weight: new Float64Array(n).fill(1),
      group: new Int32Array(n).fill(query),
      length: new Float64Array(10).fill(1),
    };
  }
  const head = { weights: Float32Array.of(0), covariance: Float32Array.of(1) };

  it("names two texts that were chosen both ways, ties left out", async () => {
    const { bothWays, ranked } = await auditLabels(head, chosen([[0, 1], [2, 1], [1, 0], [0, 2, 0.5], [0, 1, 0]])); // prettier-ignore
    expect(bothWays).toEqual([
      [0, 2],
      [0, 4],
    ]);
    expect(ranked.map(({ pair }) => pair).sort()).toEqual([0, 1, 2, 4]);
  });

  it("names each circle of three once, whichever side was shown first", async () => {
    const { circles } = await auditLabels(head, chosen([[2, 0], [0, 1], [1, 2], [3, 4], [4, 5], [5, 3, 0]])); // prettier-ignore
    expect(circles).toEqual([[1, 2, 0]]);
    expect((await auditLabels(head, chosen([[0, 2], [0, 1], [1, 2]]))).circles).toEqual([]); // prettier-ignore
  });

  it("finds no circle across queries", async () => {
    const set = chosen([[0, 1], [1, 2], [2, 0]]); // prettier-ignore
    expect((await auditLabels(head, { ...set, group: Int32Array.of(0, 0, 1) })).circles).toEqual([]);
  });

  it("ends in time where everything contradicts everything", async () => {
    const texts = 60;
    const pairs = Array.from({ length: texts * texts }, (_, i) => [Math.floor(i / texts), i % texts] as const);
    const all = pairs.filter(([a, b]) => a !== b);
    const set = { ...chosen(all), features: new Float32Array(texts), length: new Float64Array(texts).fill(1) };
    expect((await auditLabels(head, set)).circles).toHaveLength(1000);
  });
});
