import { describe, expect, it } from "vitest";
import { pairLoss } from "../../../src/core/model/bradley-terry.ts";
import { projectAccuracy } from "../../../src/core/evaluation/learning-curve.ts";
import { train } from "../../../src/core/train.ts";
import { dotsOf, MOST_DOTS } from "../../../src/report/dots.ts";
import { modelFigures } from "../../../src/report/figures.ts";
import { reportHtml } from "../../../src/report/report-html.ts";
import { madePreferences, normals, someCard } from "../core/synthetic.ts";

describe("dots on the curve of the loss", () => {
  it("are one a choice, turned so that Δ is above 0 where the head agrees; a tie has none", () => {
    const { dots, choices, right, meanLoss } = dotsOf("after", [2, -1, 3, 0], [1, 0, 0.5, 1]);
    expect(dots.map(({ margin, pair }) => [margin, pair])).toEqual([
      [2, 0],
      [1, 1],
      [0, 3],
    ]);
    expect([choices, right]).toEqual([3, 2.5]);
    expect(meanLoss).toBeCloseTo((pairLoss(2) + pairLoss(1) + pairLoss(0)) / 3);
  });

  it("represent bins where there are many, and none is lost", () => {
    const normal = normals(2);
    const margins = Array.from({ length: 20_000 }, () => 2 * normal());
    const { dots, choices } = dotsOf(
      "after",
      margins,
      margins.map(() => 1),
    );
    expect(dots.length).toBeLessThan(MOST_DOTS);
    expect(dots.reduce((sum, dot) => sum + dot.choices, 0)).toBe(choices);
    const mean = dots.reduce((sum, dot) => sum + dot.choices * dot.margin, 0) / choices;
    expect(mean).toBeCloseTo(margins.reduce((sum, d) => sum + d, 0) / choices, 8);
  });
});

describe("a report with as little as its schema allows", () => {
  const { card, report } = train(madePreferences({ pairs: 12 }), { card: someCard, learningCurve: true });
  const none = { ...report!, keys: [], losses: [], learning: [] };
  const ties = { ...none, label: none.label.map(() => 0.5) };
  const oneFit = { ...none, losses: [{ fold: 3, training: [0.69], heldOut: [] }] };
  const still = { choices: 5, accuracy: { value: 0.5, low: 0.4, high: 0.6 } };

  it.each([
    ["no losses", none],
    ["ties alone", ties],
    ["one fit of one step", oneFit],
    ["a curve that does not move", { ...none, learning: [still, still, still] }],
  ])("has a page and figures with numbers only: %s", (_, least) => {
    const figures = modelFigures({ ...card, pairs: 6, queries: 6 }, least);
    const html = reportHtml({ name: "h", card, builtIn: false, figures, examples: undefined });
    expect(html).not.toMatch(/NaN|undefined|Infinity/);
    expect(JSON.stringify(figures)).not.toContain("null");
  });
});

describe("the figures of a head", () => {
  const { card, report } = train(madePreferences({ pairs: 80 }), { card: someCard, learningCurve: true });
  const figures = modelFigures(card, report!);

  it("count every choice in every chart", () => {
    const total = (counts: readonly number[]) => counts.reduce((sum, value) => sum + value, 0);
    expect(figures.margins.map(({ when, choices }) => [when, choices])).toEqual([
      ["held out", 80],
      ["after", 80],
    ]);
    expect(total(figures.reliability.map(({ pairs }) => pairs))).toBe(80);
    expect(total(figures.rewards.map(({ counts }) => counts[0]))).toBe(80);
    expect(total(figures.rewards.map(({ counts }) => counts[1]))).toBe(80);
  });

  it("are the card's own", () => {
    const held = figures.margins[0];
    expect(held.right / held.choices).toBeCloseTo(card.heldOutAccuracy, 12);
    const ece = figures.reliability.reduce(
      (sum, bin) => sum + bin.pairs * Math.abs(bin.right.value - bin.confidence),
      0,
    );
    expect(ece / 80).toBeCloseTo(card.ece, 4);
    expect(figures.learning.at(-1)).toEqual({
      choices: 64,
      accuracy: { value: card.heldOutAccuracy, low: card.heldOutInterval[0], high: card.heldOutInterval[1] },
    });
  });
});

describe("what more choices would bring", () => {
  const points = (a: number, b: number, sizes: readonly number[]) =>
    sizes.map((choices) => {
      const value = a - b / Math.sqrt(choices);
      return { choices, accuracy: { value, low: value - 0.1, high: Math.min(1, value + 0.1) } };
    });

  it("continues along the trend, and says nothing of fewer than three points", () => {
    const projected = projectAccuracy(points(0.9, 0.8, [6, 12, 24, 48]), 50)!;
    expect(projected.value).toBeCloseTo(0.9 - 0.8 / Math.sqrt(98), 10);
    expect(projected.high - projected.low).toBeCloseTo(0.2, 10);
    expect(projectAccuracy(points(0.9, 0.8, [6, 12]), 50)).toBeUndefined();
  });

  it("takes a curve that falls for noise", () => {
    const falling = points(0.5, -0.3, [6, 12, 24]);
    expect(projectAccuracy(falling, 50)?.value).toBe(falling[2].accuracy.value);
  });
});
