import { describe, expect, it } from "vitest";
import { dot, margins, pairLoss, sigmoid } from "../../../src/core/bradley-terry.ts";
import { crossvalidate, fit, precisionOf, PRIOR_RIDGE, ridgesFor } from "../../../src/core/crossvalidate.ts";
import { differencesOf, selectPairs } from "../../../src/core/differences.ts";
import { DIMENSION, surfaceStart } from "../../../src/core/feature-layout.ts";
import { foldsByQuery } from "../../../src/core/folds.ts";
import { train } from "../../../src/core/train.ts";
import type { PreferenceSet } from "../../../src/core/types.ts";
import { distance } from "./fixture.ts";
import { madePreferences, someCard } from "./synthetic.ts";

const withWeights = (set: ReturnType<typeof madePreferences>) => ({
  ...set,
  weight: Float64Array.from(set.label, (_, i) => [0.5, 1, 3][i % 3]),
});

/** Two folds by the definition: mean held-out loss when each is judged by the other's ridge, and when by its own. */
function twoFolds(set: PreferenceSet, seed: number) {
  const fold = foldsByQuery(set.group, 2, seed);
  const all = differencesOf(set, []);
  const ridges = ridgesFor(set.label.length, set.dimension);
  /** Loss of fold f under each ridge: with weights, for choosing, and without, for telling. */
  const losses = [0, 1].map((f) =>
    ridges.map((ridge) => {
      const { theta } = fit(
        selectPairs(all, (i) => fold[i] !== f),
        precisionOf(ridge, set.dimension, 0),
      );
      const held = selectPairs(all, (i) => fold[i] === f);
      const each = [...margins(held, theta)].map((margin, i) => pairLoss(margin, held.label[i]));
      const sum = (by: (i: number) => number) => each.reduce((total, loss, i) => total + by(i) * loss, 0);
      return { choosing: sum((i) => held.weight[i]), telling: sum(() => 1) };
    }),
  );
  const least = (values: readonly number[]) => values.indexOf(Math.min(...values));
  const best = losses.map((list) => least(list.map(({ choosing }) => choosing)));
  const mean = (k0: number, k1: number) => (losses[0][k0].telling + losses[1][k1].telling) / set.label.length;
  const overall = least(ridges.map((_, k) => losses[0][k].choosing + losses[1][k].choosing));
  return { honest: mean(best[1], best[0]), flattered: mean(best[0], best[1]), ridge: ridges[overall] };
}

describe("a second way of reckoning agrees", () => {
  it("on the held-out loss: each fold is judged by the ridge that suits the other one, weights counted in the choice", () => {
    let differ = 0;
    for (let seed = 1; seed <= 12; seed++) {
      const set = withWeights(madePreferences({ pairs: 60, dimension: 20, strength: 1, seed }));
      const { honest, flattered, ridge } = twoFolds(set, seed);
      const found = crossvalidate(set, [], { folds: 2, seed });
      expect(found.loss).toBeCloseTo(honest, 4);
      expect(found.ridge).toEqual(ridge);
      if (Math.abs(honest - flattered) > 1e-3) differ++;
    }
    expect(differ).toBeGreaterThan(0);
  });

  it("on the card: its figures are those of the folds, the ridge of the surface features its own", () => {
    // A taste for one surface feature: the folds give those a weaker ridge than the states.
    const set = madePreferences({ pairs: 40, dimension: DIMENSION });
    set.label.forEach((_, i) => {
      const [a, b] = [2 * i, 2 * i + 1].map((row) => set.features[row * DIMENSION + surfaceStart(DIMENSION)]);
      set.label[i] = a > b ? 1 : 0;
    });
    const { accuracy, loss, ece, lengthBaseline, ridge } = crossvalidate(set, [], { seed: 5 });
    expect(ridge.surface).toBeLessThan(ridge.states);
    expect(new Set([accuracy.value, loss, ece, lengthBaseline.value]).size).toBe(4);
    expect(train(set, { card: someCard, seed: 5 }).card).toMatchObject({
      heldOutAccuracy: accuracy.value,
      heldOutInterval: [accuracy.low, accuracy.high],
      heldOutLoss: loss,
      ece,
      lengthBaseline: lengthBaseline.value,
      ridge: ridge.states,
      surfaceRidge: ridge.surface,
    });
  });

  it("on the posterior of a weighted fit with a starter: H = Σ c p(1 − p) ddᵀ + (Λ⁻¹ + vvᵀ/ρ)⁻¹", () => {
    const set = withWeights(madePreferences({ pairs: 60, strength: 4 }));
    const D = set.dimension;
    const v = Float32Array.from(set.taste, (t) => 5 * t);
    const head = train(set, { card: someCard, starters: [{ name: "some", weights: v }] });
    const { rows, width } = differencesOf(set, [v]);
    const ridge = head.card.ridge;
    const entry = (r: number, c: number) => {
      // Sherman and Morrison's inverse of I/λ + vvᵀ/ρ.
      const prior = (r === c ? ridge : 0) - (ridge * ridge * v[r] * v[c]) / (PRIOR_RIDGE + ridge * dot(v, 0, v, 0, D));
      return set.weight.reduce((sum, weight, i) => {
        const p = sigmoid(dot(rows, i * width, head.weights, 0, D));
        return sum + weight * p * (1 - p) * rows[i * width + r] * rows[i * width + c];
      }, prior);
    };
    const packed: number[] = [];
    const expected: number[] = [];
    for (let r = 0, atR = 0; r < D; atR += ++r) {
      for (let c = 0, atC = 0; c <= r; atC += ++c) {
        packed.push(dot(head.factor, atR, head.factor, atC, c + 1));
        expected.push(entry(r, c));
      }
    }
    expect(distance(packed, expected)).toBeLessThan(1e-4 * ridge);
    expect(Math.abs(ridge * ridge * v[0] * v[0])).toBeGreaterThan(ridge); // the starter's part is no small one
  });
});
