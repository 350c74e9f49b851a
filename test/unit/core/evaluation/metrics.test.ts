import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { margins } from "../../../../src/core/model/bradley-terry.ts";
import { lengthMargins } from "../../../../src/core/evaluation/baselines.ts";
import { accuracy, expectedCalibrationError, meanLoss } from "../../../../src/core/evaluation/metrics.ts";
import { wilson } from "../../../../src/core/math/statistics.ts";
import { scipy, scipyPairs } from "../fixture.ts";
import { madePreferences } from "../synthetic.ts";

const fitted = margins(scipyPairs, scipy.fit.theta);

describe("accuracy", () => {
  it("is NumPy's, with ties left out", () => {
    const found = accuracy(fitted, scipy.label);
    expect(found.value).toBeCloseTo(scipy.metrics.accuracy, 12);
    expect(found.low).toBeLessThan(found.value);
    expect(found.high).toBeGreaterThan(found.value);
  });

  it("counts a margin of 0 as half right", () => expect(accuracy([0, 0, 2, -1], [1, 0, 1, 1]).value).toBe(0.5));

  it("is NaN without a choice", () => expect(accuracy([1, 2], [0.5, 0.5]).value).toBeNaN());

  it("is the same when every pair is swapped", () =>
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.double({ noNaN: true }), fc.constantFrom(0, 0.5, 1))), (pairs) => {
        const swapped = pairs.map(([margin, label]) => [-margin, 1 - label]);
        const of = (list: readonly (readonly number[])[]) => {
          const columns = [list.map((pair) => pair[0]), list.map((pair) => pair[1])] as const;
          return [accuracy(...columns).value, expectedCalibrationError(...columns)];
        };
        expect(of(swapped)).toEqual(of(pairs));
      }),
    ));
});

describe("Wilson's interval", () => {
  it.each(scipy.metrics.wilson)("of %d in %d is SciPy's", (hits, n, low, high) => {
    const found = wilson(hits, n);
    expect(found.value).toBe(hits / n);
    expect(found.low).toBeCloseTo(low, 10);
    expect(found.high).toBeCloseTo(high, 10);
  });

  it("contains the share, whatever the rounding", () => {
    for (let n = 1; n <= 60; n++)
      for (const hits of [0, n]) {
        const { value, low, high } = wilson(hits, n);
        expect(low <= value && value <= high).toBe(true);
      }
  });

  it("covers everything before the first pair", () => expect(wilson(0, 0)).toMatchObject({ low: 0, high: 1 }));
});

describe("loss and calibration", () => {
  it("are scikit-learn's and NumPy's", () => {
    const strict = scipy.label.map((_, i) => i).filter((i) => scipy.label[i] !== 0.5);
    const at = (from: Float64Array) => strict.map((i) => from[i]);
    expect(meanLoss(at(fitted), at(scipy.label))).toBeCloseTo(scipy.metrics.strictLogLoss, 10);
    expect(expectedCalibrationError(fitted, scipy.label)).toBeCloseTo(scipy.metrics.calibrationError, 10);
  });

  it("are those of chance at margin 0", () => {
    expect(meanLoss([0, 0], [1, 0])).toBe(Math.LN2);
    expect(expectedCalibrationError([0, 0], [1, 0])).toBe(0);
  });

  it("are a worked example's: two pairs at .6, one of them right, and two at .9, both right", () => {
    const [sixty, ninety] = [Math.log(0.6 / 0.4), Math.log(0.9 / 0.1)];
    const margins = [sixty, -sixty, ninety, -ninety, 3]; // the last is a tie: not counted
    const error = (2 / 4) * Math.abs(1 / 2 - 0.6) + (2 / 4) * Math.abs(1 - 0.9);
    expect(expectedCalibrationError(margins, [1, 1, 1, 0, 0.5])).toBeCloseTo(error, 12);
    expect(meanLoss(margins.slice(0, 2), [1, 1])).toBeCloseTo(-(Math.log(0.6) + Math.log(0.4)) / 2, 12);
  });

  it("are poor where the model is sure and wrong", () =>
    expect(expectedCalibrationError([9, 9], [0, 0])).toBeGreaterThan(0.99));
});

describe("the length-only baseline", () => {
  /** Four pairs in two folds; the first response is the longer one in all but the last, which has two alike. */
  const set = {
    ...madePreferences({ pairs: 4 }),
    length: Float64Array.of(9, 2, 9, 2, 9, 2, 5, 5),
    fold: Int32Array.of(0, 0, 1, 1),
  };

  it("learns from the other folds which length is preferred", () => {
    const shorterThere = { ...set, label: Float64Array.of(1, 1, 0, 0) };
    // Fold 1 prefers the shorter: so fold 0 is judged by "shorter", and fold 1, by what fold 0 prefers, "longer".
    expect([...lengthMargins(shorterThere, set.fold)]).toEqual([-1, -1, 1, 0]);
    expect(accuracy(lengthMargins(shorterThere, set.fold), shorterThere.label).value).toBe(0.5 / 4);
  });

  it("lets a heavy choice outvote light ones", () => {
    const split = { ...set, label: Float64Array.of(1, 0, 1, 1) };
    const rule = (weight: Float64Array) => lengthMargins({ ...split, weight }, set.fold)[2];
    expect(rule(Float64Array.of(3, 1, 1, 1))).toBe(1);
    expect(rule(Float64Array.of(1, 3, 1, 1))).toBe(-1);
  });

  it("is not moved by the labels of the fold that it judges", () => {
    const label = Float64Array.of(1, 1, 1, 1);
    const other = Float64Array.of(0, 0, 1, 1);
    const [before, after] = [label, other].map((y) => lengthMargins({ ...set, label: y }, set.fold));
    expect(after.slice(0, 2)).toEqual(before.slice(0, 2));
  });
});
