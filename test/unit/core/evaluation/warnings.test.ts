import { describe, expect, it } from "vitest";
import { DIMENSION, surfaceStart } from "../../../../src/core/features/feature-layout.ts";
import type { Comparison, Warning } from "../../../../src/core/model/head-evaluation.ts";
import { wilson } from "../../../../src/core/math/statistics.ts";
import * as warn from "../../../../src/core/evaluation/warnings.ts";
import { madePreferences } from "../synthetic.ts";

const facts = { shown: 0, shownFirst: 0, repeats: 0, same: 0 };
const codes = (warnings: readonly Warning[]) => warnings.map(({ code }) => code);

describe("length", () => {
  const set = madePreferences({ pairs: 40 });
  const longer = { ...set, label: set.label.map((_, i) => (set.length[2 * i] > set.length[2 * i + 1] ? 1 : 0)) };
  const strong = { value: 0.9, low: 0.8, high: 0.95 };
  const against = (verdict: Comparison["verdict"]) =>
    ({ pairs: 40, queries: 20, difference: strong, p: 0, verdict }) satisfies Comparison;

  it("is reported where it predicts the choices as well as the head does", () => {
    const [warning] = warn.lengthWarning(longer, strong, against("unknown"));
    const differing = set.label.filter((_, i) => set.length[2 * i] !== set.length[2 * i + 1]).length;
    expect(warning).toEqual({ code: "length", preferred: "longer", count: differing, differing, alone: strong });
    const shorter = { ...longer, label: longer.label.map((y) => 1 - y) };
    expect(warn.lengthWarning(shorter, strong, against("worse"))).toEqual([{ ...warning, preferred: "shorter" }]);
  });

  it("is not reported where the head is better, or length no better than chance", () => {
    expect(warn.lengthWarning(longer, strong, against("better"))).toEqual([]);
    expect(warn.lengthWarning(set, { value: 0.55, low: 0.45, high: 0.65 }, against("unknown"))).toEqual([]);
  });
});

describe("queries", () => {
  const grouped = (sizes: number[]) => ({
    ...madePreferences({ pairs: 1 }),
    group: Int32Array.from(sizes.flatMap((size, query) => new Array<number>(size).fill(query))),
  });

  it("says which number the choices count as where one query dominates", () => {
    const [one, ...others] = warn.queryWarnings(grouped([30, ...new Array<number>(30).fill(1)]));
    expect(one).toEqual({ code: "one-query", largest: 30, pairs: 60, queries: 31, effective: 3600 / 930 });
    expect(others).toEqual([]);
  });

  it("says nothing of queries of about one size", () =>
    expect(warn.queryWarnings(grouped([3, 4, 3, 4, 3, 4, 3, 4, 3, 4, 2, 5]))).toEqual([]));

  it("says how many queries are missing", () => {
    const [few] = warn.queryWarnings(grouped([5, 5, 5]));
    expect(few).toEqual({ code: "few-queries", queries: 3, fewest: 10 });
  });
});

describe("order", () => {
  it("is reported with its interval only where chance does not explain it", () => {
    const [warning] = warn.orderWarning({ ...facts, shown: 60, shownFirst: 42 });
    expect(warning).toEqual({ code: "shown-first", preferred: "first", share: wilson(42, 60), shown: 60 });
    expect(warn.orderWarning({ ...facts, shown: 60, shownFirst: 18 })).toEqual([{ ...warning, preferred: "second" }]);
    expect(warn.orderWarning({ ...facts, shown: 10, shownFirst: 7 })).toEqual([]);
    expect(warn.orderWarning(facts)).toEqual([]);
  });
});

describe("texts", () => {
  it("counts responses that the encoder reads as the same, though their lengths differ", () => {
    const set = madePreferences({ pairs: 3, dimension: DIMENSION });
    set.features.copyWithin(DIMENSION, 0, surfaceStart(DIMENSION)); // the states of the second text are those of the first
    expect(warn.identicalWarning(warn.identicalInputs(set), 3)).toEqual([
      { code: "identical-input", same: 1, pairs: 3 },
    ]);
    expect(warn.identicalInputs(madePreferences({ pairs: 3, dimension: DIMENSION }))).toBe(0);
    expect(warn.identicalWarning(0, 3)).toEqual([]);
  });

  it("finds opposite choices, in whatever order the pair was stored", () => {
    const set = madePreferences({ pairs: 5 });
    const of = (first: number[], second: number[], label: number[]) =>
      warn.contradictionWarning({
        ...set,
        first: Int32Array.from(first),
        second: Int32Array.from(second),
        label: Float64Array.from(label),
      });
    expect(of([0, 1, 2, 2], [1, 0, 3, 3], [1, 1, 1, 0])).toEqual([{ code: "contradictions", pairs: 2 }]);
    expect(codes(of([0, 1, 2, 2], [1, 0, 3, 3], [1, 0, 1, 0.5]))).toEqual([]);
  });
});
