import { describe, expect, it } from "vitest";
import {
  choicesNeeded,
  isVague,
  UNINFORMATIVE_WIDTH,
  roundForDisplay,
  informativeDeviation,
} from "../../../../src/core/evaluation/evidence.ts";
import { sigmoid } from "../../../../src/core/model/bradley-terry.ts";
import { Z90 } from "../../../../src/core/math/statistics.ts";
import { train } from "../../../../src/core/train.ts";
import { madePreferences, someCard } from "../synthetic.ts";

const width = (reward: number, sd: number) => sigmoid(reward + Z90 * sd) - sigmoid(reward - Z90 * sd);

describe("informativeDeviation", () => {
  it("is where the interval is as wide as that of a uniform probability", () => {
    for (const reward of [0, 0.5, -2, 6, -20]) {
      expect(width(reward, informativeDeviation(reward))).toBeCloseTo(UNINFORMATIVE_WIDTH, 10);
      expect(isVague({ interval: [0, width(reward, 1.001 * informativeDeviation(reward))] })).toBe(true);
      expect(isVague({ interval: [0, width(reward, 0.999 * informativeDeviation(reward))] })).toBe(false);
    }
    expect(informativeDeviation(0)).toBeCloseTo(Math.log(19) / Z90, 12);
    expect(Number.isFinite(informativeDeviation(1e4))).toBe(true);
  });
});

describe("choicesNeeded", () => {
  const head = train(madePreferences({ pairs: 8, dimension: 30, strength: 8 }), { card: someCard });

  it("is more than there are only where a score is vague", () => {
    for (const reward of [-3, 0, 2])
      for (const sd of [0.5, 1.5, 2, 4]) {
        const vague = isVague({ interval: [0, width(reward, sd)] });
        expect(choicesNeeded(head, { reward, sd }) > 8).toBe(vague);
      }
  });

  it("goes down as choices come, those added since the training among them", () => {
    const at = { reward: 0, sd: 2 * informativeDeviation(0) };
    expect(choicesNeeded(head, at)).toBe(32); // half the deviation: four times the choices
    expect(choicesNeeded({ ...head, added: 2 }, { reward: 0, sd: 1.7 * informativeDeviation(0) })).toBe(29);
  });
});

describe("roundForDisplay", () => {
  it("never says less than is needed", () =>
    expect([1, 13, 20, 21, 101, 999, 1001].map(roundForDisplay)).toEqual([10, 20, 20, 30, 150, 1000, 1500]));
});
