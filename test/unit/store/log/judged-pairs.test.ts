import { describe, expect, it } from "vitest";
import { agreement, byTwo, judgedPairs } from "../../../../src/store/log/judged-pairs.ts";
import type { Choice, PreferenceRecord } from "../../../../src/store/log/record.ts";
import { choicesBy } from "../../../../src/training/choices.ts";
import { preference } from "../../../support/preference.ts";

let count = 0;
const judged = (query: string, annotator: string, choice: Choice, more: Partial<PreferenceRecord> = {}) =>
  ({
    ...preference(query, { annotator, choice }),
    kind: "preference",
    schema: 3,
    id: `${count++}`,
    ...more,
  }) as PreferenceRecord;
const pairsOf = (...records: PreferenceRecord[]) => {
  const pairs = judgedPairs();
  for (const record of records) pairs.add(record);
  return pairs.result();
};

describe("judgedPairs", () => {
  it("takes the same responses in either order for one pair, and turns the answers with them", () => {
    const pairs = pairsOf(
      judged("q", "Ada", "first"),
      judged("q", "Grace", "second", { responses: ["b", "a"] }),
      judged("other", "Ada", "tie"),
    );
    expect(pairs.map(({ answers }) => [...answers])).toEqual([[["Ada", "first"], ["Grace", "first"]]]); // prettier-ignore
    const turned = pairsOf(judged("q", "Ada", "tie", { responses: ["b", "a"] }), judged("q", "Grace", "first"));
    expect([...turned[0].answers]).toEqual([["Ada", "tie"], ["Grace", "second"]]); // prettier-ignore
  });

  it("counts what each person said last, and no skips", () => {
    const early = judged("q", "Ada", "first", { at: "2026-01-01T00:00:00.000Z" });
    const late = judged("q", "Ada", "tie", { at: "2026-01-01T01:00:00.000+00:30" });
    const other = judged("q", "Grace", "both-bad");
    for (const records of [
      [early, late, other],
      [late, other, early],
    ])
      expect(pairsOf(...records)[0].answers.get("Ada")).toBe("tie");
    expect(pairsOf(early, judged("q", "Grace", "skip"))).toEqual([]);
  });
});

describe("agreement", () => {
  const answers = (...choices: [Choice, Choice][]) =>
    pairsOf(...choices.flatMap(([a, b], i) => [judged(`${i}`, "Ada", a), judged(`${i}`, "Grace", b)]));

  it("is 1 for people who always agree, and below chance for opposites", () => {
    const agreed = agreement(answers(["first", "first"], ["second", "second"], ["tie", "tie"]));
    expect([agreed.pairs, agreed.nominal.alpha, agreed.ordinal.alpha]).toEqual([3, 1, 1]);
    expect(agreement(answers(["first", "second"], ["second", "first"])).ordinal.alpha).toBeLessThan(0);
  });

  it("finds a tie nearer to a choice than the opposite choice, in order only", () => {
    const near = agreement(answers(["first", "tie"], ["second", "second"], ["first", "first"], ["tie", "tie"]));
    const far = agreement(answers(["first", "second"], ["second", "second"], ["first", "first"], ["tie", "tie"]));
    expect(near.ordinal.alpha - near.nominal.alpha).toBeGreaterThan(far.ordinal.alpha - far.nominal.alpha);
  });

  it("leaves both bad out of the order, and counts it among the kinds", () => {
    const { nominal, ordinal } = agreement(answers(["both-bad", "first"], ["first", "first"], ["second", "second"]));
    expect(nominal.alpha).toBeLessThan(1);
    expect(ordinal.alpha).toBe(1);
  });

  it("compares every two people on what both answered", () => {
    const records = [judged("1", "Ada", "first"), judged("1", "Grace", "first"), judged("1", "Alan", "tie")];
    expect(byTwo(pairsOf(...records, judged("2", "Ada", "tie"), judged("2", "Alan", "tie")))).toEqual([
      { names: ["Ada", "Alan"], pairs: 2, same: 1 },
      { names: ["Ada", "Grace"], pairs: 1, same: 1 },
      { names: ["Alan", "Grace"], pairs: 1, same: 0 },
    ]);
  });
});

describe("choicesBy", () => {
  const all = [judged("1", "Ada", "first"), judged("2", "Grace", "first"), judged("3", "Alan", "tie")];
  it.each([
    ["everyone", "Ada", ["1", "2", "3"]],
    ["mine", "Grace", ["2"]],
    [["Alan", "Ada", "nobody"], "Grace", ["1", "3"]],
    [[], "Grace", []],
  ] as const)("%j of %s", (whose, me, wanted) => {
    expect(choicesBy(all, whose, me).map(({ query }) => query)).toEqual(wanted);
  });
});
