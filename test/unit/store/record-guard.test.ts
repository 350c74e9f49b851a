import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { isPlainRecord } from "../../../src/store/record-guard.ts";
import { recordSchemas } from "../../../src/store/record-schema.ts";
import { preference } from "../../support/preference.ts";

const id = "0".repeat(32);
const base = { schema: 2, id, annotator: "me", at: "2026-11-23T12:00:00.000Z" };
const rare = { tags: ["short"], weight: 0.5, ranking: { id: "r", size: 3 }, repeatOf: id, edited: true };
const valid = {
  preference: { ...base, ...preference("q"), kind: "preference", ...rare },
  revision: { ...base, kind: "revision", of: id, choice: "tie", strength: 3, reason: "", tags: [] },
  withdrawal: { ...base, kind: "withdrawal", of: id },
} as const;
const kinds = ["preference", "revision", "withdrawal"] as const;
const odd = fc.oneof(
  fc.constantFrom<unknown>(undefined, null, true, "", "first", "second ", 0, 1, 2, 3, 4, -1, 0.5, NaN, Infinity),
  fc.constantFrom<unknown>([], [0, 1], [1, 0], [0, 0], [1], ["a", "b"], ["a", 1], ["a", ""], ["a", "b", "c"], {}),
  fc.constantFrom<unknown>({ id: "r", size: 2 }, { id: "", size: 2 }, { id: "r", size: 1.5 }, { id: "r", size: 1 }),
  fc.constantFrom<unknown>({ id: "r", size: 2 ** 60 }, { id: 1, size: 2 }, { id: "r", size: 2, more: 1 }),
  fc.constantFrom("2026-11-23T12:00:00.000Z", "2026-02-30T12:00:00.000Z", "2026-11-23", "2026-11-23T24:00:00.000Z"),
  fc.constantFrom("f".repeat(32), "F".repeat(32), `${"f".repeat(32)}\n`),
  fc.constantFrom(...kinds),
  fc.anything(),
);

describe("isPlainRecord", () => {
  it.each(kinds)("knows an ordinary %s", (kind) => {
    expect(isPlainRecord(valid[kind])).toBe(true);
  });

  it.each(kinds)("never accepts a %s that the schema refuses", (kind) => {
    const field = fc.constantFrom(...Object.keys(valid[kind]), "mood");
    const changes = fc.array(fc.tuple(field, odd), { minLength: 1, maxLength: 2 });
    let [refused, plain] = [0, 0];
    const property = fc.property(changes, (pairs) => {
      const record = { ...valid[kind], ...Object.fromEntries(pairs) } as (typeof valid)[typeof kind];
      const known = Object.hasOwn(recordSchemas, record.kind);
      const ok = known && recordSchemas[record.kind].safeParse(record).success;
      if (ok && isPlainRecord(record)) plain++;
      if (ok) return;
      refused++;
      expect(isPlainRecord(record)).toBe(false);
    });
    fc.assert(property, { numRuns: 5000 });
    expect(refused).toBeGreaterThan(1000);
    expect(plain).toBeGreaterThan(100);
  });
});
