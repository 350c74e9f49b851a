import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { IdTable } from "../../../src/store/id-table.ts";
import type { PreferenceRecord } from "../../../src/store/record.ts";
import { fieldsOf, PreferenceColumns } from "../../../src/store/stored-preference.ts";
import { TextPool } from "../../../src/store/text-pool.ts";
import { preference } from "../../support/preference.ts";

/** Any UTF-16, halves of surrogate pairs included; often one that came before. */
const text = fc.oneof(
  fc.string({ unit: "binary", maxLength: 60 }),
  fc.array(fc.nat(0xffff), { maxLength: 8 }).map((units) => String.fromCharCode(...units)),
  fc.constantFrom("", "\ud800", "\ufeff", "a", "me", "x".repeat(100_000)),
);
/** Of few kinds, so that some come twice and others differ in one word only. */
const id = fc
  .array(fc.constantFrom("00000000", "00000001", "ffffffff"), { minLength: 4, maxLength: 4 })
  .map((words) => words.join(""));

describe("a log in memory", () => {
  it("gives every text back as it was", () => {
    const property = fc.property(fc.array(text, { maxLength: 50 }), (texts) => {
      const pool = new TextPool();
      const numbers = texts.map((one) => pool.add(one));
      expect(numbers.map((number) => pool.get(number))).toEqual(texts);
    });
    fc.assert(property, { numRuns: 200 });
  });

  it("stores a text once that comes again", () => {
    const pool = new TextPool();
    expect(["a", "b", "a", "", "b"].map((one) => pool.add(one))).toEqual([1, 2, 1, 0, 2]);
  });

  it("numbers ids as a Map would", () => {
    const many = Array.from({ length: 5000 }, (_, i) => (i * 0x9e3779b1).toString(16).padStart(32, "0"));
    const property = fc.property(fc.array(id, { maxLength: 200 }), fc.boolean(), (ids, before) => {
      const table = new IdTable();
      const map = new Map<string, number>();
      const added = before ? [...many, ...ids, ...many] : ids;
      for (const one of added) if (!map.has(one)) map.set(one, map.size);
      expect(added.map((one) => table.add(one))).toEqual(added.map((one) => map.get(one)));
      expect(Array.from(map.values(), (index) => table.idOf(index))).toEqual([...map.keys()]);
    });
    fc.assert(property, { numRuns: 20 });
  });

  it("keeps all of a preference but its responses, and takes over what replaces it", () => {
    const record = fc.record(
      {
        ...{ query: text, reason: text, annotator: text, at: text, source: text, seconds: fc.double({ min: 0 }) },
        choice: fc.constantFrom("first", "second", "tie", "both-bad", "skip"),
        strength: fc.constantFrom(1, 2, 3),
        shown: fc.constantFrom([0, 1], [1, 0]),
        tags: fc.array(text),
        edited: fc.boolean(),
        repeatOf: id,
        ranking: fc.record({ id: text, size: fc.integer({ min: 2 }) }),
        weight: fc.double({ min: 0.1, max: 1 }),
      },
      { requiredKeys: ["query", "reason", "annotator", "at", "source", "seconds", "choice", "strength", "shown"] },
    ) as fc.Arbitrary<Partial<PreferenceRecord>>;
    const property = fc.property(fc.array(fc.tuple(fc.nat(5), record), { maxLength: 20 }), (records) => {
      const line = { number: 1, start: 0, end: 9 };
      const columns = new PreferenceColumns({ idOf: String, lineOf: () => line, expected: 0 });
      const last = new Map<number, object>();
      for (const [index, fields] of records) {
        const { responses, ...rest } = preference("", fields);
        expect(responses).toHaveLength(2);
        const kept = { ...rest, schema: 2, kind: "preference", id: `${index}` } as const;
        columns.set(index, kept);
        last.set(index, { ...kept, line });
      }
      for (const [index, kept] of last) expect(fieldsOf(columns.get(index))).toEqual(kept);
    });
    fc.assert(property, { numRuns: 200 });
  });
});
