import { describe, expect, it } from "vitest";
import { choicesNeeded, isVague, KNOWS_NOTHING, roughly, tellingDeviation } from "../../../src/core/evidence.ts";
import { sigmoid } from "../../../src/core/bradley-terry.ts";
import { Z90 } from "../../../src/core/metrics.ts";
import { scoreResponse } from "../../../src/core/score.ts";
import { train } from "../../../src/core/train.ts";
import { madePreferences, someCard } from "./synthetic.ts";

const width = (reward: number, sd: number) => sigmoid(reward + Z90 * sd) - sigmoid(reward - Z90 * sd);

describe("tellingDeviation", () => {
  it("is where the interval is as wide as that of a uniform probability", () => {
    for (const reward of [0, 0.5, -2, 6, -20]) {
      expect(width(reward, tellingDeviation(reward))).toBeCloseTo(KNOWS_NOTHING, 10);
      expect(isVague({ interval: [0, width(reward, 1.001 * tellingDeviation(reward))] })).toBe(true);
      expect(isVague({ interval: [0, width(reward, 0.999 * tellingDeviation(reward))] })).toBe(false);
    }
    expect(tellingDeviation(0)).toBeCloseTo(Math.log(19) / Z90, 12);
    expect(Number.isFinite(tellingDeviation(1e4))).toBe(true);
  });
});

describe("choicesNeeded", () => {
  it("is exact where every choice is about the response itself", () => {
    // One feature: prior variance v₀; n choices leave 1/(1/v₀ + nI).
    const of = (pairs: number, v0: number, information: number) => {
      const sd = 1 / Math.sqrt(1 / v0 + pairs * information);
      const { card, ...head } = train(madePreferences({ pairs: 8, dimension: 1 }), { card: someCard });
      const one = { ...head, card: { ...card, pairs }, mean: Float32Array.of(0), prior: Float32Array.of(v0) };
      return choicesNeeded(one, Float32Array.of(1), { reward: 0, sd });
    };
    const wanted = 1 / tellingDeviation(0) ** 2;
    expect(of(5, 1000, wanted / 40)).toBe(Math.ceil(40 - 40 / (1000 * wanted)));
    expect(of(5, 1000, 0)).toBeUndefined(); // they say nothing
    expect(of(5, 0.1, wanted / 40)).toBeUndefined(); // never was vague
  });

  it("is more than there are where a score is vague, and less where it is not", () => {
    const starter = { name: "like-me", weights: Float32Array.from({ length: 30 }, () => 2) };
    const few = madePreferences({ pairs: 8, dimension: 30, strength: 8 });
    const head = train(few, { card: someCard, starters: [starter] });
    let vague = 0;
    for (const size of [0.5, 1, 2, 4, 8]) {
      const phi = few.features.subarray(0, 30).map((value) => size * value);
      const scored = scoreResponse(head, phi);
      const needed = choicesNeeded(head, phi, scored);
      if (needed === undefined) continue;
      if (isVague(scored)) vague++;
      expect(needed > head.card.pairs).toBe(isVague(scored));
    }
    expect(vague).toBeGreaterThan(0);
    expect(
      choicesNeeded({ ...head, prior: undefined! }, few.features.subarray(0, 30), { reward: 0, sd: 9 }),
    ).toBeUndefined();
  });
});

describe("roughly", () => {
  it("never says less than is needed", () =>
    expect([1, 13, 20, 21, 101, 999, 1001].map(roughly)).toEqual([10, 20, 20, 30, 150, 1000, 1500]));
});
