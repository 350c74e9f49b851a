import { describe, expect, it } from "vitest";
import { rankCorrelation } from "../../../../scripts/lib/measure/rank-correlation.ts";
import { dot } from "../../../../src/core/math/vectors.ts";
import { differencesOf, selectPairs } from "../../../../src/core/model/differences.ts";
import { fit } from "../../../../src/core/model/fit.ts";
import { influences } from "../../../../src/core/explain/influence.ts";
import { fitMixture } from "../../../../src/core/priors/mixture.ts";
import { train } from "../../../../src/core/train.ts";
import { madePreferences, someCard } from "../synthetic.ts";

const D = 30;
const set = madePreferences({ pairs: 60, dimension: D, strength: 1.5 });
const head = train(set, { card: someCard });
const phi = madePreferences({ pairs: 1, dimension: D, seed: 99 }).features.subarray(0, D);
const found = influences(head, set, phi);

describe("the influence of each choice on a reward", () => {
  it("ranks choices as real refits without each of them do", () => {
    const all = differencesOf(set, []);
    const { parts } = fitMixture(all, D, set.group);
    const x = phi.map((value, j) => value - head.mean[j]);
    const rewardOf = (keep: (i: number) => boolean) =>
      parts.reduce((sum, { precision, noise, scale, share }) => {
        const { theta } = fit(selectPairs(all, keep), precision, { noise, tolerance: 1e-3 });
        return sum + share * scale * dot(theta, 0, x, 0, D);
      }, 0);
    const whole = rewardOf(() => true);
    const real = Float64Array.from(set.label, (_, left) => whole - rewardOf((i) => i !== left));
    expect(rankCorrelation(found, real)).toBeGreaterThan(0.97);
    const largest = found.reduce((best, value, i) => (Math.abs(value) > Math.abs(found[best]) ? i : best), 0);
    expect(Math.sign(found[largest])).toBe(Math.sign(real[largest]));
  });

  it("is nothing for a response that is the average one, and turns with the choice", () => {
    expect(influences(head, set, head.mean).every((value) => value === 0)).toBe(true);
    const turned = influences(head, { ...set, label: set.label.map((y) => 1 - y) }, phi);
    turned.forEach((value, i) => expect(Math.sign(value)).toBe(-Math.sign(found[i])));
  });
});
