import { describe, expect, it } from "vitest";
import { differencesOf } from "../../../../src/core/model/differences.ts";
import { DIMENSION, SURFACE } from "../../../../src/core/features/feature-layout.ts";
import { lengthRivals } from "../../../../src/core/priors/length-rivals.ts";
import { madePreferences } from "../synthetic.ts";

/** 60 choices; the features of these columns all have +1 in the chosen response and −1 in the other. */
function decidedBy(columns: readonly number[]) {
  const set = madePreferences({ pairs: 60, dimension: DIMENSION });
  for (let row = 0; row < 120; row++)
    for (const at of columns) set.features[row * DIMENSION + SURFACE.offset + at] = row % 2 === 0 ? 1 : -1;
  return differencesOf({ ...set, label: new Float64Array(60).fill(1) }, []);
}
const rivals = (columns: readonly number[], temper = 0.5) => lengthRivals(decidedBy(columns), DIMENSION, 1, temper);

describe("what is deducted from length alone", () => {
  it("is nothing where no other feature explains the choices", () => expect(rivals([0])).toBeCloseTo(0, 2));

  it("leaves one share of as many as explain them equally well", () => {
    expect(rivals([0, 5])).toBeCloseTo(Math.log(2) / 0.5, 2);
    expect(rivals([0, 1, 2, 3, 4, 5, 6, 7, 8, 9])).toBeCloseTo(Math.log(10) / 0.5, 2);
    expect(rivals([0, 1, 2, 3, 4, 5, 6, 7, 8, 9], 1)).toBeCloseTo(Math.log(10), 2);
  });

  it("is large where another explains them and length does not", () => expect(rivals([7])).toBeGreaterThan(20));
});
