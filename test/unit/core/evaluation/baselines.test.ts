import { describe, expect, it } from "vitest";
import { crossvalidate } from "../../../../src/core/evaluation/crossvalidate.ts";
import { DIMENSION, SURFACE } from "../../../../src/core/features/feature-layout.ts";
import { foldsByQuery } from "../../../../src/core/model/folds.ts";
import { accuracy } from "../../../../src/core/evaluation/metrics.ts";
import { surfaceMargins } from "../../../../src/core/evaluation/baselines.ts";
import { madePreferences } from "../synthetic.ts";

/** Choices that follow the sign of one feature's difference alone. */
function decidedBy(column: number, pairs = 80) {
  const set = madePreferences({ pairs, dimension: DIMENSION, seed: 4 });
  const at = (row: number) => set.features[row * DIMENSION + column];
  return { ...set, label: set.label.map((_, i) => (at(set.first[i]) > at(set.second[i]) ? 1 : 0)) };
}
/** Makes that feature's differences large, so that few choices show it. */
function strong(column: number) {
  const set = decidedBy(column);
  for (let row = 0; row < 160; row++) set.features[row * DIMENSION + column] *= 4;
  return set;
}
const figure = (set: ReturnType<typeof decidedBy>) => {
  const fold = foldsByQuery(set.group, 5, 0);
  return accuracy(surfaceMargins(set, fold)!, set.label, set.group);
};

describe("surface features alone", () => {
  it("predict choices that a surface feature decides, and not those that the encoder's states decide", () => {
    for (const column of [SURFACE.offset, SURFACE.offset + SURFACE.length - 1])
      expect(figure(strong(column)).value).toBeGreaterThan(0.8);
    for (const column of [0, SURFACE.offset - 1, SURFACE.offset + SURFACE.length])
      expect(figure(strong(column)).low).toBeLessThan(0.55);
  });

  it("predict a fold without its own choices: turning them round changes nothing there", () => {
    const set = strong(SURFACE.offset);
    const fold = foldsByQuery(set.group, 5, 0);
    const turned = { ...set, label: set.label.map((y, i) => (fold[i] === 2 ? 1 - y : y)) };
    const [a, b] = [surfaceMargins(set, fold)!, surfaceMargins(turned, fold)!];
    a.forEach((margin, i) => {
      if (fold[i] === 2) expect(b[i]).toBe(margin);
    });
    expect(b).not.toEqual(a);
  });

  it("are measured on the folds of the head, and absent where the layout has none", () => {
    const set = strong(SURFACE.offset);
    expect(crossvalidate(set, [], { folds: 3, seed: 5 }).surfaceBaseline).toEqual(
      accuracy(surfaceMargins(set, foldsByQuery(set.group, 3, 5))!, set.label, set.group),
    );
    expect(crossvalidate(madePreferences({ pairs: 20 }), []).surfaceBaseline).toBeUndefined();
  });
});
