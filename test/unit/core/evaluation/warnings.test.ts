import { describe, expect, it } from "vitest";
import { DIMENSION, surfaceStart } from "../../../../src/core/features/feature-layout.ts";
import type { Comparison } from "../../../../src/core/evaluation/paired-test.ts";
import * as warn from "../../../../src/core/evaluation/warnings.ts";
import { madePreferences } from "../synthetic.ts";

const facts = { shown: 0, shownFirst: 0, repeats: 0, same: 0 };
const codes = (warnings: readonly warn.Warning[]) => warnings.map(({ code }) => code);

describe("length", () => {
  const set = madePreferences({ pairs: 40 });
  const longer = { ...set, label: set.label.map((_, i) => (set.length[2 * i] > set.length[2 * i + 1] ? 1 : 0)) };
  const strong = { value: 0.9, low: 0.8, high: 0.95 };
  const against = (verdict: Comparison["verdict"]) =>
    ({ pairs: 40, queries: 20, difference: strong, p: 0, verdict }) satisfies Comparison;

  it("is reported where it predicts the choices as well as the head does", () => {
    const [{ cause }] = warn.lengthWarning(longer, strong, against("unknown"));
    expect(cause).toMatch(
      /the longer response was preferred in \d\d of (\d\d) choices.*90 % \(90 % interval 80 % to 95 %\)/,
    );
    const shorter = { ...longer, label: longer.label.map((y) => 1 - y) };
    expect(warn.lengthWarning(shorter, strong, against("worse"))[0].cause).toContain("the shorter response");
  });

  it("is not shown where the head is better, or length no better than chance", () => {
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
    expect(one).toMatchObject({
      code: "one-query",
      cause: expect.stringMatching(/30 of 60 choices.*31 queries count as about 3\.9/),
    });
    expect(others).toEqual([]);
  });

  it("says nothing of queries of about one size", () =>
    expect(warn.queryWarnings(grouped([3, 4, 3, 4, 3, 4, 3, 4, 3, 4, 2, 5]))).toEqual([]));

  it("says how many queries are missing", () => {
    const [few] = warn.queryWarnings(grouped([5, 5, 5]));
    expect(few).toMatchObject({ code: "few-queries", cure: expect.stringContaining("7 more queries") });
  });
});

describe("order", () => {
  it("is reported with its interval only where chance does not explain it", () => {
    const [{ cause }] = warn.orderWarning({ ...facts, shown: 60, shownFirst: 42 });
    expect(cause).toMatch(/shown first was preferred in 70 % \(90 % interval 60 % to 79 %\) of 60 choices/);
    expect(warn.orderWarning({ ...facts, shown: 60, shownFirst: 18 })[0].cause).toContain("shown second");
    expect(warn.orderWarning({ ...facts, shown: 10, shownFirst: 7 })).toEqual([]);
    expect(warn.orderWarning(facts)).toEqual([]);
  });
});

describe("texts", () => {
  it("counts responses that the encoder reads as the same, though their lengths differ", () => {
    const set = madePreferences({ pairs: 3, dimension: DIMENSION });
    set.features.copyWithin(DIMENSION, 0, surfaceStart(DIMENSION)); // the states of the second text are those of the first
    expect(warn.identicalWarning(set)[0].cause).toContain("In 1 of 3 choices");
    expect(warn.identicalWarning(madePreferences({ pairs: 3, dimension: DIMENSION }))).toEqual([]);
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
    expect(of([0, 1, 2, 2], [1, 0, 3, 3], [1, 1, 1, 0])[0].cause).toContain("2 pairs have opposite choices");
    expect(codes(of([0, 1, 2, 2], [1, 0, 3, 3], [1, 0, 1, 0.5]))).toEqual([]);
  });
});
