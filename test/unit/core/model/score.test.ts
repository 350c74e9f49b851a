import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { comparePair, rewardOf, scoreResponse } from "../../../../src/core/model/score.ts";
import { train } from "../../../../src/core/train.ts";
import { madePreferences, someCard } from "../synthetic.ts";
import { probabilityText } from "../../../../src/report/format.ts";

const set = madePreferences({ pairs: 80 });
const head = train(set, { card: someCard });
const phi = fc
  .array(fc.float({ min: -5, max: 5, noNaN: true }), { minLength: set.dimension, maxLength: set.dimension })
  .map((values) => Float32Array.from(values));

describe("a score", () => {
  it("is half for the average training response, and surely so", () => {
    const { reward, sd, score, interval } = scoreResponse(head, head.mean);
    expect(reward).toBeCloseTo(0, 6);
    expect(sd).toBe(0);
    expect(score).toBeCloseTo(0.5, 6);
    expect(interval[0]).toBeCloseTo(interval[1], 12);
  });

  it("lies in its interval, and both lie in [0, 1]", () =>
    fc.assert(
      fc.property(phi, (x) => {
        const { score, interval } = scoreResponse(head, x);
        expect(0 <= interval[0] && interval[0] <= score && score <= interval[1] && interval[1] <= 1).toBe(true);
      }),
    ));

  it("grows less sure the further a response is from what was compared", () => {
    const sd = (scale: number) =>
      scoreResponse(
        head,
        head.mean.map((m) => m + scale),
      ).sd;
    expect(sd(2)).toBeCloseTo(2 * sd(1), 4);
  });

  it("refuses features of another length", () =>
    expect(() => rewardOf(head, new Float32Array(3))).toThrow(/takes 6 features, not 3/));
});

describe("a comparison", () => {
  it("is the difference of the rewards: b cancels", () =>
    fc.assert(
      fc.property(phi, phi, fc.double({ min: -9, max: 9, noNaN: true }), (a, b, bias) => {
        const { margin } = comparePair(head, a, b);
        expect(margin).toBeCloseTo(rewardOf(head, a) - rewardOf(head, b), 9);
        expect(comparePair({ ...head, bias }, a, b).margin).toBeCloseTo(margin, 9);
      }),
    ));

  it("turns round when the responses are swapped", () =>
    fc.assert(
      fc.property(phi, phi, (a, b) => {
        const [there, back] = [comparePair(head, a, b), comparePair(head, b, a)];
        expect(back.margin + there.margin).toBe(0);
        expect(back.sd).toBe(there.sd);
        expect(back.probability).toBeCloseTo(1 - there.probability, 12);
        expect(back.interval[0]).toBeCloseTo(1 - there.interval[1], 12);
      }),
    ));

  it("is even and sure between a response and itself", () =>
    expect(comparePair(head, head.mean, head.mean)).toEqual({
      margin: 0,
      sd: 0,
      probability: 0.5,
      interval: [0.5, 0.5],
    }));
});

describe("a probability in figures", () => {
  it.each([
    [0.5, "0.50"],
    [0.994, "0.99"],
    [0.996, "0.996"],
    [0.99999, "0.999"],
    [1, "0.999"],
    [0.004, "0.004"],
    [0, "0.001"],
  ])("writes %d as %s", (probability, text) => expect(probabilityText(probability)).toBe(text));
});
