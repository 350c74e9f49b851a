import { describe, expect, it } from "vitest";
import { rewardOf } from "../../../src/core/model/score.ts";
import { train, type TrainOptions } from "../../../src/core/train.ts";
import { TrainError } from "../../../src/core/trainable.ts";
import type { PreferenceSet } from "../../../src/core/types.ts";
import { distance } from "./fixture.ts";
import { madePreferences, someCard } from "./synthetic.ts";

const set = madePreferences({ pairs: 60 });
const options: TrainOptions = { card: someCard, seed: 2 };

describe("train", () => {
  const head = train(set, options);

  it("gives a head of finite numbers and a card that counts", () => {
    const { weights, mean, covariance, bias, card } = head;
    expect([weights.length, mean.length, covariance.length]).toEqual([6, 6, 21]);
    expect([...weights, ...mean, ...covariance, bias].every(Number.isFinite)).toBe(true);
    expect(card).toMatchObject({ ...someCard, schema: 1, dimension: 6, pairs: 60, queries: 30, priors: [] });
  });

  it("gives the training responses the mean reward 0", () => {
    const rewards = Array.from({ length: 120 }, (_, i) => rewardOf(head, set.features.subarray(6 * i, 6 * i + 6)));
    expect(rewards.reduce((sum, r) => sum + r, 0) / 120).toBeCloseTo(0, 5);
  });

  it("gives the same bits for the same choices and seed", () => expect(train(set, options)).toEqual(head));

  it("predicts unseen choices better than chance", () => {
    const { heldOutInterval, heldOutLoss, heldOutAccuracy } = head.card;
    expect(heldOutInterval[0]).toBeGreaterThan(0.5);
    expect(heldOutAccuracy).toBeLessThanOrEqual(heldOutInterval[1]);
    expect(heldOutLoss).toBeLessThan(Math.LN2);
  });

  it("names the starters with the learned weight of each", () => {
    const few = madePreferences({ pairs: 40, dimension: 30 });
    const starters = [
      { name: "like-me", weights: few.taste },
      { name: "unlike-me", weights: few.taste.map((t, j) => (j % 2 ? t : -t)) },
    ];
    const { priors } = train(few, { ...options, starters }).card;
    expect(priors.map(({ name }) => name)).toEqual(["like-me", "unlike-me"]);
    expect(priors[0].alpha).toBeGreaterThan(priors[1].alpha);
  });

  it("reports its progress and the loss after each step", () => {
    const steps: { fraction: number; loss: number }[] = [];
    train(set, { ...options, onProgress: (step) => steps.push(step) });
    const fractions = steps.map((step) => step.fraction);
    expect(fractions).toEqual([...fractions].sort((a, b) => a - b));
    expect(Math.max(...fractions)).toBeLessThanOrEqual(1);
    expect(steps.every(({ loss }) => loss > 0 && loss < Math.LN2)).toBe(true);
    expect(steps.length).toBeGreaterThan(5 + 2);
  });
});

describe("choices that no fit can learn from", () => {
  const some = (pairs: number, change: Partial<PreferenceSet> = {}) => ({ ...madePreferences({ pairs }), ...change });
  const same = some(8, { features: new Float32Array(8 * 2 * 6).fill(1) });
  const holes = some(8);
  holes.features[5] = Number.NaN;
  const mostlyTies = some(8);
  mostlyTies.label.fill(0.5, 2);
  // The one pair that differs is a tie: nothing says which way.
  const sameButTie = {
    ...same,
    features: same.features.map((v, k) => (k < 6 ? 2 : v)),
    label: same.label.with(0, 0.5),
  };

  it.each([
    [{ code: "no-pairs" }, some(0)],
    [{ code: "too-few-pairs", strict: 1, fewest: 4 }, some(1)],
    [{ code: "too-few-pairs", strict: 3, fewest: 4 }, some(3)],
    [{ code: "too-few-pairs", strict: 2, fewest: 4 }, mostlyTies],
    [{ code: "one-sided", pairs: 8 }, some(8, { label: new Float64Array(8).fill(0.5) })],
    [{ code: "too-few-queries", pairs: 8 }, some(8, { group: new Int32Array(8) })],
    [{ code: "identical-responses" }, same],
    [{ code: "identical-responses" }, sameButTie],
    [{ code: "not-finite" }, holes],
  ])("are refused: $code", (problem, pairs) => {
    expect(() => train(pairs, options)).toThrow(TrainError);
    expect(() => train(pairs, options)).toThrow(expect.objectContaining({ problem, code: problem.code }));
  });

  it("refuses pairs whose features are not there", () => {
    expect(() => train({ ...set, features: new Float32Array(0) }, options)).toThrow(RangeError);
    expect(() => train({ ...set, first: set.first.with(7, -1) }, options)).toThrow(/point past/);
    expect(() => train({ ...set, second: set.second.with(7, 120) }, options)).toThrow(/point past/);
  });

  it("takes the fewest that it says it takes, all for the same side", () => {
    const few = some(4, { label: new Float64Array(4).fill(1) });
    const head = train(few, options);
    expect(head.weights.every(Number.isFinite)).toBe(true);
    expect(head.card).toMatchObject({ pairs: 4, queries: 2 });
  });

  it("takes ties beside choices", () => {
    const withTies = { ...set, label: set.label.map((y, i) => (i % 5 === 0 ? 0.5 : y)) };
    const head = train(withTies, options);
    expect(distance(head.weights, train(set, options).weights)).toBeGreaterThan(0);
    expect(head.card.pairs).toBe(60);
  });

  it("takes features far from their standard size without an overflow", () => {
    const huge = { ...set, features: set.features.map((value) => value * 1e3) };
    const { weights, covariance, bias } = train(huge, options);
    expect([...weights, ...covariance, bias].every(Number.isFinite)).toBe(true);
  });
});
