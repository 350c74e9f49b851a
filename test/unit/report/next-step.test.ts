import { describe, expect, it } from "vitest";
import type { HeadCard } from "../../../src/core/model/head.ts";
import { choicesToBeatChance, nextStep } from "../../../src/report/next-step.ts";
import { roundForDisplay } from "../../../src/core/evaluation/evidence.ts";
import { wilson } from "../../../src/core/math/statistics.ts";
import { aHead } from "../store/heads/a-head.ts";

const card = (change: Partial<HeadCard>): HeadCard => ({ ...aHead().card, ...change });
const good = {
  pairs: 200,
  heldOutAccuracy: 0.8,
  heldOutInterval: [0.75, 0.84],
  lengthBaseline: 0.55,
  ece: 0.03,
} as const;

describe("what to do next", () => {
  it("begins with a dozen choices, then a training", () => {
    expect(nextStep(undefined, undefined, 0)).toMatchObject({ action: "compare" });
    expect(nextStep(undefined, undefined, 5).sentence).toMatch(/5 choices\. Make 7 more/);
    expect(nextStep(undefined, undefined, 12)).toMatchObject({ action: "train" });
  });

  it("says how many choices would show that the model beats chance", () => {
    const { sentence, action } = nextStep(
      card({ pairs: 20, heldOutAccuracy: 0.6, heldOutInterval: [0.42, 0.76] }),
      undefined,
      0,
    );
    const needed = choicesToBeatChance(0.6, 20)!;
    expect(action).toBe("compare");
    expect(sentence).toContain(`about ${roundForDisplay(needed - 20)} more choices`);
    const nearly = card({ pairs: 14, heldOutAccuracy: 10 / 14, heldOutInterval: [0.486, 0.868] });
    expect(nextStep(nearly, undefined, 0).sentence).toMatch(/about 10 more choices would show that it is\.$/);
    expect(wilson(0.6 * needed, needed).low).toBeGreaterThan(0.5);
    expect(wilson(0.6 * (needed - 1), needed - 1).low).toBeLessThanOrEqual(0.5);
    expect(choicesToBeatChance(0.5, 20)).toBeUndefined();
  });

  it("names length where it explains the figure, and calibration where it is off", () => {
    expect(nextStep(card({ ...good, lengthBaseline: 0.78 }), undefined, 0).sentence).toMatch(/length alone/);
    expect(nextStep(card({ ...good, ece: 0.2 }), undefined, 0).sentence).toMatch(/Trust the order, not the numbers/);
  });

  it("says of length what the comparison on the same choices says, whatever the two ranges are", () => {
    const difference = { value: 0.05, low: -0.01, high: 0.11 };
    const againstLength = { pairs: 200, queries: 200, difference, p: 0.2, verdict: "unknown" } as const;
    const report = { ...aHead().card.report!, againstLength };
    expect(nextStep(card({ ...good, report }), undefined, 0).sentence).toMatch(/not yet better than length alone/);
    const better = { ...report, againstLength: { ...againstLength, verdict: "better" } as const };
    expect(nextStep(card({ ...good, lengthBaseline: 0.78, report: better }), undefined, 0).sentence).toMatch(/^Use it/);
  });

  it("asks for more choices while most new responses get no number", () => {
    const few = card({ ...good, unseen: { scoredShare: 0.2, needed: 217 } });
    expect(nextStep(few, undefined, 0)).toMatchObject({ action: "compare" });
    expect(nextStep(few, undefined, 0).sentence).toMatch(/unsure about most.*Make about 20 more choices\.$/);
    const most = card({ ...good, unseen: { scoredShare: 0.8, needed: 217 } });
    expect(nextStep(most, undefined, 0).sentence).toMatch(/^Use it/);
  });

  it("asks for a training once there are new choices, else says what more would bring", () => {
    expect(nextStep(card(good), undefined, 30)).toMatchObject({ action: "train" });
    const projection = { value: 0.84, low: 0.79, high: 0.88 };
    expect(nextStep(card(good), { projection }, 0).sentence).toMatch(/from 80\.0% to 84\.0% \(79\.0% to 88\.0%\)/);
    const flat = { value: 0.801, low: 0.75, high: 0.84 };
    expect(nextStep(card(good), { projection: flat }, 0)).toMatchObject({ action: "none" });
  });
});
