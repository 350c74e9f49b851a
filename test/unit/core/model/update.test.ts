import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { dot } from "../../../../src/core/math/vectors.ts";
import { pairLoss, pairLossSlope, sigmoid } from "../../../../src/core/model/bradley-terry.ts";
import { differencesOf, selectPairs } from "../../../../src/core/model/differences.ts";
import { fit } from "../../../../src/core/model/fit.ts";
import type { Head } from "../../../../src/core/model/head.ts";
import { minimise } from "../../../../src/core/math/lbfgs.ts";
import { cholesky, inverseOf, symmetricTimes } from "../../../../src/core/math/packed-matrix.ts";
import { posteriorCovariance, fitMixture } from "../../../../src/core/priors/mixture.ts";
import { comparePair, rewardOf } from "../../../../src/core/model/score.ts";
import { train } from "../../../../src/core/train.ts";
import { withChoice, type OneChoice } from "../../../../src/core/model/update.ts";
import { madePreferences, someCard } from "../synthetic.ts";

const D = 24;
const set = madePreferences({ pairs: 80, dimension: D, strength: 1.5 });
const row = (index: number) => set.features.subarray(index * D, (index + 1) * D);
const choiceAt = (i: number): OneChoice => ({
  ...{ first: row(set.first[i]), second: row(set.second[i]) },
  ...{ label: set.label[i], weight: set.weight[i] },
});
const SEEN = 60;
const seen = {
  ...set,
  ...Object.fromEntries(
    (["first", "second", "label", "weight", "group"] as const).map((k) => [k, set[k].slice(0, SEEN)]),
  ),
};
const head = train(seen, { card: someCard });
const far = (a: ArrayLike<number>, b: ArrayLike<number>) =>
  Math.sqrt(Array.from(a).reduce((sum, v, i) => sum + (v - b[i]) ** 2, 0));

describe("a head after one more choice", () => {
  const choice = { ...choiceAt(SEEN), label: 0.2, weight: 1.5 };
  const d = Float64Array.from(choice.first, (v, j) => v - choice.second[j]);
  const inverse = (packed: Float32Array) => inverseOf(cholesky(Float64Array.from(packed), D), D);
  const precision = inverse(head.covariance);
  const after = withChoice(head, choice);

  it("is at the minimum that L-BFGS finds for the posterior as prior", () => {
    const { theta } = minimise(
      (w, gradient) => {
        const away = w.map((v, j) => v - head.weights[j]);
        const pull = symmetricTimes(precision, away);
        const margin = dot(w, 0, d, 0, D);
        for (let j = 0; j < D; j++) gradient[j] = pull[j] + choice.weight * pairLossSlope(margin, choice.label) * d[j];
        return 0.5 * dot(away, 0, pull, 0, D) + choice.weight * pairLoss(margin, choice.label);
      },
      Float64Array.from(head.weights),
      { tolerance: 1e-9 },
    );
    expect(far(after.weights, head.weights)).toBeGreaterThan(0.01);
    expect(far(after.weights, theta)).toBeLessThan(1e-5);
  });

  it.each(["covariance", "agreed"] as const)(
    "has in %s the inverse of the precision with the choice's own added",
    (name) => {
      const before = inverse(head[name]!);
      const p = sigmoid(dot(after.weights, 0, d, 0, D));
      const s = choice.weight * p * (1 - p);
      for (let k = 0; k < D; k++) {
        const unit = Float64Array.from({ length: D }, (_, j) => Number(j === k));
        const column = symmetricTimes(after[name]!, unit);
        const back = symmetricTimes(before, column).map((v, j) => v + s * d[j] * dot(d, 0, column, 0, D));
        expect(far(back, unit)).toBeLessThan(1e-3);
      }
    },
  );

  it("is more certain about every pair than before, whatever the choice", () =>
    fc.assert(
      fc.property(
        fc.nat(set.label.length - 1),
        fc.nat(set.label.length - 1),
        fc.double({ min: 0, max: 1, noNaN: true }),
        fc.double({ min: 0, max: 9, noNaN: true }),
        (made, asked, label, weight) => {
          const { first, second } = choiceAt(asked);
          const sd = (one: Head) => comparePair(one, first, second).sd;
          const then = withChoice(head, { ...choiceAt(made), label, weight });
          expect(sd(then)).toBeLessThan(sd(head) + 1e-6);
        },
      ),
    ));

  it("keeps the average response at reward 0, counts the choice, and leaves the given head alone", () => {
    const before = head.weights.slice();
    expect(rewardOf(withChoice(after, choice), head.mean)).toBeCloseTo(0, 4);
    expect(withChoice(after, choice).added).toBe(2);
    expect(head.weights).toEqual(before);
  });

  it("is the same whichever response is first", () => {
    const turned = withChoice(head, { ...choice, first: choice.second, second: choice.first, label: 0.8 });
    expect(far(turned.weights, after.weights)).toBeLessThan(1e-6);
  });

  it("does not change for a pair of equal responses, however strong the choice", () => {
    const same = withChoice(head, { ...choice, second: choice.first, weight: 1000 });
    expect(same.weights).toEqual(head.weights);
  });

  it("stays finite for a choice of any weight against all it knew", () => {
    const big: Head = withChoice(head, { ...choice, weight: 1e6, label: 0 });
    expect([...big.weights, ...big.covariance].every(Number.isFinite)).toBe(true);
    expect(dot(big.weights, 0, d, 0, D)).toBeLessThan(dot(head.weights, 0, d, 0, D));
  });

  it("comes near to the training of all choices by the same prior: twenty more, in rewards", () => {
    const all = differencesOf(set, []);
    const some = selectPairs(all, (i) => i < SEEN);
    const part = fitMixture(some, D, seen.group).parts.find(({ noise }) => noise === 0)!;
    const rewards = (theta: ArrayLike<number>) =>
      Array.from({ length: set.features.length / D }, (_, i) => dot(theta, 0, row(i), 0, D));
    const alone = { parts: [{ ...part, share: 1 }], theta: part.theta, loss: 0 };
    const covariance = Float32Array.from(posteriorCovariance(alone, some, D, []).covariance);
    let live: Head = { ...head, weights: Float32Array.from(part.theta), covariance };
    for (let i = SEEN; i < set.label.length; i++) live = withChoice(live, choiceAt(i));
    const now = rewards(fit(all, part.precision, { tolerance: 1e-3 }).theta);
    expect(far(rewards(live.weights), now)).toBeLessThan(0.2 * far(rewards(part.theta), now));
  });
});
