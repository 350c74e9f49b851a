import { describe, expect, it } from "vitest";
import { dot } from "../../../src/core/math/vectors.ts";
import { margins, pairLoss, sigmoid } from "../../../src/core/model/bradley-terry.ts";
import { crossvalidate } from "../../../src/core/evaluation/crossvalidate.ts";
import { differencesOf, selectPairs } from "../../../src/core/model/differences.ts";
import { DIMENSION, surfaceStart } from "../../../src/core/features/feature-layout.ts";
import { foldsByQuery } from "../../../src/core/model/folds.ts";
import { posteriorCovariance, fitMixture } from "../../../src/core/priors/mixture.ts";
import { train } from "../../../src/core/train.ts";
import { distance } from "./fixture.ts";
import { madePreferences, someCard } from "./synthetic.ts";

const withWeights = (set: ReturnType<typeof madePreferences>) => ({
  ...set,
  weight: Float64Array.from(set.label, (_, i) => [0.5, 1, 3][i % 3]),
});

describe("a second implementation agrees", () => {
  it("on the held-out loss: each fold by a fit that saw nothing of it, its priors included", () => {
    const set = withWeights(madePreferences({ pairs: 60, dimension: 20, strength: 1 }));
    const fold = foldsByQuery(set.group, 2, 3);
    const all = differencesOf(set, []);
    const losses = [0, 1].flatMap((f) => {
      const training = selectPairs(all, (i) => fold[i] !== f);
      const { theta } = fitMixture(
        training,
        20,
        set.group.filter((_, i) => fold[i] !== f),
      );
      const held = selectPairs(all, (i) => fold[i] === f);
      return [...margins(held, theta)].map((margin, i) => pairLoss(margin, held.label[i]));
    });
    const mean = losses.reduce((sum, loss) => sum + loss, 0) / losses.length;
    expect(crossvalidate(set, [], { folds: 2, seed: 3 }).loss).toBeCloseTo(mean, 9);
  });

  it("on the card: its figures are those of the folds; a taste for one surface feature finds it", () => {
    const set = madePreferences({ pairs: 40, dimension: DIMENSION });
    const column = surfaceStart(DIMENSION);
    set.label.forEach((_, i) => {
      const [a, b] = [2 * i, 2 * i + 1].map((row) => set.features[row * DIMENSION + column]);
      set.label[i] = a > b ? 1 : 0;
    });
    const { accuracy, loss, ece, lengthBaseline } = crossvalidate(set, [], { seed: 5 });
    const { card, weights } = train(set, { card: someCard, seed: 5 });
    expect(card).toMatchObject({
      heldOutAccuracy: accuracy.value,
      heldOutInterval: [accuracy.low, accuracy.high],
      heldOutLoss: loss,
      ece,
      lengthBaseline: lengthBaseline.value,
    });
    expect(weights.indexOf(Math.max(...weights))).toBe(column);
    expect(accuracy.value).toBeGreaterThan(0.8);
  });

  it("on the posterior under each prior: s²C⁻¹ = Σ c I ddᵀ + (Λ⁻¹ + vvᵀ/ρ)⁻¹, I = ((1 − 2ε)σ′)²/(p(1 − p))", () => {
    const set = withWeights(madePreferences({ pairs: 60, strength: 2 }));
    const D = set.dimension;
    const v = Float32Array.from(set.taste, (t) => t);
    const differences = differencesOf(set, [v]);
    const { parts } = fitMixture(differences, D, set.group);
    for (const part of parts) {
      const alone = { parts: [{ ...part, share: 1 }], theta: part.theta, loss: 0 };
      const packed = posteriorCovariance(alone, differences, D, [v]).covariance;
      const covariance = (r: number, c: number) =>
        r >= c ? packed[(r * (r + 1)) / 2 + c] : packed[(c * (c + 1)) / 2 + r];
      const ridge = part.precision[0];
      const entry = (r: number, c: number) => {
        // Sherman and Morrison's inverse of I/λ + vvᵀ/ρ.
        const prior =
          (r === c ? ridge : 0) - (ridge * ridge * v[r] * v[c]) / (part.precision[D] + ridge * dot(v, 0, v, 0, D));
        return set.weight.reduce((sum, weight, i) => {
          const margin = dot(differences.rows, i * differences.width, part.theta, 0, differences.width) / part.scale;
          const p = part.noise + (1 - 2 * part.noise) * sigmoid(margin);
          const slope = (1 - 2 * part.noise) * sigmoid(margin) * (1 - sigmoid(margin));
          const [dr, dc] = [r, c].map((j) => differences.rows[i * differences.width + j]);
          return sum + weight * (slope ** 2 / (p * (1 - p))) * dr * dc;
        }, prior);
      };
      const index = Array.from({ length: D }, (_, j) => j);
      const product = index.flatMap((r) =>
        index.map((c) => index.reduce((sum, k) => sum + entry(r, k) * covariance(k, c), 0) / part.scale ** 2),
      );
      expect(
        distance(
          product,
          index.flatMap((r) => index.map((c) => Number(r === c))),
        ),
      ).toBeLessThan(1e-6);
    }
  });
});
