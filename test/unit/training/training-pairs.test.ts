import { describe, expect, it } from "vitest";
import type { PreferenceRecord } from "../../../src/store/log/record.ts";
import {
  fromChosenRejected,
  hashPairs,
  indexPairs,
  toPreferenceSet,
  toTrainingPairs,
} from "../../../src/training/training-pairs.ts";

const record = (
  choice: PreferenceRecord["choice"],
  strength: 1 | 2 | 3 = 1,
  query = "q",
  responses: [string, string] = ["a", "b"],
) => ({ query, responses, choice, strength }) as unknown as PreferenceRecord;

describe("toTrainingPairs", () => {
  it("labels by choice and weighs by strength; both-bad, skip and equal texts add none", () => {
    const all = [
      record("first"),
      record("second", 2),
      record("tie", 3),
      record("both-bad"),
      record("skip"),
      record("first", 1, "q", ["a", "a"]),
    ];
    expect(toTrainingPairs(all).map(({ label, weight }) => [label, weight])).toEqual([
      [1, 1],
      [0, 1.5],
      [0.5, 2],
    ]);
  });
});

describe("indexPairs and toPreferenceSet", () => {
  const pairs = [
    { query: "q", first: "a", second: "b", label: 1, weight: 1 },
    { query: "p", first: "a", second: "b", label: 0.5, weight: 2 },
    { query: "q", first: "b", second: "ccc", label: 0, weight: 1 },
  ];

  it("embeds each distinct text once and groups by query", () => {
    const indexed = indexPairs(pairs);
    expect(indexed.texts.map(({ query, response }) => query + response)).toEqual(["qa", "qb", "pa", "pb", "qccc"]);
    const features = indexed.texts.map((_, i) => Float32Array.of(i, -i));
    const set = toPreferenceSet(indexed, features, 2);
    expect([...set.features]).toEqual([0, -0, 1, -1, 2, -2, 3, -3, 4, -4]);
    expect([...set.first]).toEqual([0, 2, 1]);
    expect([...set.second]).toEqual([1, 3, 4]);
    expect([...set.label]).toEqual([1, 0.5, 0]);
    expect([...set.weight]).toEqual([1, 2, 1]);
    expect([...set.group]).toEqual([0, 1, 0]);
    expect([...set.length]).toEqual([1, 1, 1, 1, 3]);
  });

  it("refuses features of another number or length", () => {
    const indexed = indexPairs(pairs);
    expect(() => toPreferenceSet(indexed, [], 2)).toThrow("0 features for 5 texts");
    expect(() =>
      toPreferenceSet(
        indexed,
        indexed.texts.map(() => new Float32Array(3)),
        2,
      ),
    ).toThrow("length 3, not 2");
  });

  it("hashes the pairs, whatever their order", () => {
    expect(hashPairs(pairs)).toBe(hashPairs([...pairs].reverse()));
    expect(hashPairs(pairs)).not.toBe(hashPairs(pairs.slice(1)));
    expect(hashPairs(pairs)).toMatch(/^[0-9a-f]{64}$/);
  });
});

describe("fromChosenRejected", () => {
  it("keeps the weight of pairs that follow from one another", () => {
    const [pair] = fromChosenRejected([{ query: "q", chosen: "c", rejected: "r", line: 1, weight: 0.5 }]);
    expect(pair.weight).toBe(0.5);
  });

  it("puts the chosen response first", () => {
    expect(fromChosenRejected([{ query: "q", chosen: "c", rejected: "r", line: 1 }])).toEqual([
      { query: "q", first: "c", second: "r", label: 1, weight: 1 },
    ]);
  });
});
