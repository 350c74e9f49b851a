import { describe, expect, it } from "vitest";
import { marginsOf, hashQueries, previousHead } from "../../../src/training/seen-queries.ts";
import { choiceFacts } from "../../../src/training/choice-facts.ts";
import type { PreferenceRecord } from "../../../src/store/log/record.ts";
import { indexPairs, toPreferenceSet } from "../../../src/training/training-pairs.ts";
import { aHead } from "../store/heads/a-head.ts";

const record = (fields: Partial<PreferenceRecord> & { readonly id: string }): PreferenceRecord => ({
  schema: 3,
  kind: "preference",
  annotator: "a",
  at: "2026-01-01T00:00:00.000Z",
  query: "q",
  responses: ["r", "s"],
  choice: "first",
  strength: 1,
  reason: "",
  shown: [0, 1],
  seconds: 2,
  source: "",
  ...fields,
});

describe("choiceFacts", () => {
  it("counts how often the response shown first was preferred, of choices made on a screen", () => {
    const facts = choiceFacts([
      record({ id: "1" }),
      record({ id: "2", shown: [1, 0] }),
      record({ id: "3", shown: [1, 0], choice: "second" }),
      record({ id: "4", choice: "tie" }),
      record({ id: "5", choice: "skip" }),
      record({ id: "6", seconds: 0 }),
      record({ id: "7", ranking: { id: "r", size: 3 } }),
      record({ id: "8", choice: "second", edited: true }),
    ]);
    expect(facts).toEqual({ shown: 3, shownFirst: 2, repeats: 0, same: 0 });
  });

  it("compares an answer with the earlier one, whatever the order of the responses", () => {
    const facts = choiceFacts([
      record({ id: "1" }),
      record({ id: "2", repeatOf: "1" }),
      record({ id: "3", repeatOf: "1", responses: ["s", "r"], choice: "second" }),
      record({ id: "4", repeatOf: "1", responses: ["s", "r"] }),
      record({ id: "5", repeatOf: "1", choice: "tie" }),
      record({ id: "6", repeatOf: "1", choice: "skip" }),
      record({ id: "7", repeatOf: "1", annotator: "b" }),
      record({ id: "8", repeatOf: "gone" }),
    ]);
    expect(facts).toMatchObject({ repeats: 4, same: 2.5 });
  });
});

describe("previousHead", () => {
  const pair = (query: string) => ({ query, first: "r", second: "s", label: 1, weight: 1 });
  const pairs = [pair("old"), pair("new"), pair("\ud800")];
  const features = [1, 0, 2, 0, 3, 0].map((value, i) => Float32Array.of(value, i));
  const set = toPreferenceSet(indexPairs(pairs), features, 2);
  const head = { ...aHead(), queries: hashQueries([pair("old"), pair("old"), pair("\ud801")]) };

  it("has margins for the queries that it was not trained on, and no others", () => {
    const { name, margins } = previousHead({ head, name: "before", shipped: false }, pairs, set);
    expect(name).toBe("before");
    expect(head.queries).toHaveLength(2);
    expect(margins[0]).toBeNaN();
    expect([...margins.slice(1)]).toEqual([...marginsOf(head, set).slice(1)]);
    expect(margins[1]).toBeCloseTo(0.1 * 2 + 2, 5);
  });

  it("knows nothing of what a head without that list has seen, but that a shipped one has seen none", () => {
    expect([...previousHead({ head: aHead(), name: "x", shipped: false }, pairs, set).margins]).toEqual([
      NaN,
      NaN,
      NaN,
    ]);
    expect(
      previousHead({ head: aHead(), name: "on-topic", shipped: true }, pairs, set).margins.every(Number.isFinite),
    ).toBe(true);
  });
});
