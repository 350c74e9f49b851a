import { describe, expect, it } from "vitest";
import { dot } from "../../../../src/core/math/vectors.ts";
import { comparePair } from "../../../../src/core/model/score.ts";
import { train } from "../../../../src/core/train.ts";
import type { NamedWeights } from "../../../../src/core/model/head.ts";
import { madePreferences, someCard, type TasteOptions } from "../synthetic.ts";

/** A head trained on made choices, and how it judges 200 further pairs of texts whose true margin is known. */
function learned(options: TasteOptions, startersOf: (taste: Float32Array) => NamedWeights[] = () => []) {
  const set = madePreferences(options);
  const head = train(set, { card: someCard, starters: startersOf(set.taste) });
  const { features, dimension } = madePreferences({ ...options, pairs: 200, seed: options.seed! + 1000 });
  const judged = Array.from({ length: 200 }, (_, i) => {
    const [a, b] = [2 * i, 2 * i + 1].map((row) => features.subarray(row * dimension, (row + 1) * dimension));
    const truth = dot(set.taste, 0, a, 0, dimension) - dot(set.taste, 0, b, 0, dimension);
    return { truth, ...comparePair(head, a, b) };
  });
  const share = (is: (judgement: (typeof judged)[number]) => boolean) => judged.filter(is).length / judged.length;
  return { card: head.card, share };
}

const seeds = [10, 20, 30, 40, 50, 60];
const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;

describe("a taste made of 20 features", { timeout: 60_000 }, () => {
  it("is learned from 200 choices: its held-out accuracy is above 0.8, and new pairs are ordered as it would", () => {
    for (const seed of seeds) {
      const { card, share } = learned({ pairs: 200, dimension: 20, strength: 6, seed });
      expect(card.heldOutAccuracy).toBeGreaterThan(0.8);
      expect(card.heldOutInterval[0]).toBeGreaterThan(card.lengthBaseline);
      expect(share(({ margin, truth }) => margin > 0 === truth > 0)).toBeGreaterThan(0.85);
    }
  });

  it.each([1, 2])("of strength %d lies in nine of ten 90% intervals, its size unknown beforehand", (strength) => {
    for (const pairs of [50, 200]) {
      const covered = seeds.map((seed) => {
        const { share } = learned({ pairs, dimension: 20, strength, seed });
        return share(({ margin, sd, truth }) => Math.abs(margin - truth) < 1.6449 * sd);
      });
      expect(mean(covered)).toBeGreaterThan(0.8);
    }
  });

  it("is known without choices to a starter that has it, and reversed to its opposite", () => {
    const few = { pairs: 30, dimension: 20, strength: 3 };
    for (const seed of seeds) {
      const same = learned({ ...few, seed }, (taste) => [{ name: "same", weights: taste }]);
      const opposite = learned({ ...few, seed }, (taste) => [{ name: "opposite", weights: taste.map((t) => -t) }]);
      const none = learned({ ...few, seed });
      expect(same.card.priors[0].alpha).toBeGreaterThan(0.3);
      expect(opposite.card.priors[0].alpha).toBeLessThan(-0.3);
      const right = ({ share }: typeof none) => share(({ margin, truth }) => margin > 0 === truth > 0);
      expect(Math.min(right(same), right(opposite))).toBeGreaterThan(right(none));
    }
  });
});
