import { describe, expect, it } from "vitest";
import { accuracy, expectedCalibrationError, meanLoss } from "../../../../src/core/evaluation/metrics.ts";
import { train } from "../../../../src/core/train.ts";
import type { LossStep } from "../../../../src/core/model/training-report.ts";
import { madePreferences, someCard } from "../synthetic.ts";

describe("the report of a training", () => {
  const set = madePreferences({ pairs: 60 });
  const steps: LossStep[] = [];
  const before = { name: "before", weights: set.taste };
  const head = train(set, { card: someCard, before, learningCurve: true, onStep: (step) => steps.push(step) });
  const { card } = head;
  const report = head.report!;

  it("gives the card's held-out figures back", () => {
    expect(accuracy(report.heldOut, report.label).value).toBe(card.heldOutAccuracy);
    expect(meanLoss(report.heldOut, report.label)).toBeCloseTo(card.heldOutLoss, 4);
    expect(expectedCalibrationError(report.heldOut, report.label)).toBeCloseTo(card.ece, 4);
  });

  it("has the rewards by the new head, with the mean 0, and the margins by the one before", () => {
    const { first, second } = report.rewards;
    expect([...first, ...second].reduce((sum, r) => sum + r, 0) / (2 * set.label.length)).toBeCloseTo(0, 4);
    const reward = (row: number, w: ArrayLike<number>) =>
      set.taste.reduce((sum, _, j) => sum + w[j] * set.features[row * set.dimension + j], 0);
    expect(first[7] - second[7]).toBeCloseTo(reward(14, head.weights) - reward(15, head.weights), 4);
    expect(report.before?.head).toBe("before");
    expect(report.before?.margins[7]).toBeCloseTo(reward(14, set.taste) - reward(15, set.taste), 4);
  });

  it("traces the loss of every fold from chance down, and reports each step while it runs", () => {
    expect(report.losses.map(({ fold }) => fold)).toEqual([1, 2, 3, 4, 5, 0]);
    for (const { fold, training, heldOut } of report.losses) {
      expect(training[0]).toBeCloseTo(Math.LN2, 5);
      expect(training.at(-1)).toBeLessThan(Math.LN2);
      expect(heldOut).toHaveLength(fold === 0 ? 0 : training.length);
    }
    const traced = report.losses.reduce((sum, { training }) => sum + training.length, 0);
    expect(steps).toHaveLength(traced);
  });

  it("reports how accuracy grew with the choices, on request", () => {
    const sizes = report.learning.map(({ choices }) => choices);
    expect(sizes).toEqual([6, 12, 24]);
    for (const { accuracy: a } of report.learning) expect(a.low < a.value && a.value < a.high).toBe(true);
    expect(train(madePreferences({ pairs: 12 }), { card: someCard }).report?.learning).toEqual([]);
  });
});
