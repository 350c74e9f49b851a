import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { isPlainPreference } from "../../../src/store/record-guard.ts";
import { recordSchemas } from "../../../src/store/record-schema.ts";
import { preference } from "./a-preference.ts";

const valid = { ...preference("q"), schema: 2, kind: "preference", id: "0".repeat(32) };
const odd = fc.oneof(
  fc.constantFrom<unknown>(undefined, null, true, "", "first", "second ", 0, 1, 2, 3, 4, -1, NaN, Infinity),
  fc.constantFrom<unknown>([], [0, 1], [1, 0], [0, 0], [1], ["a", "b"], ["a", 1], ["a", "b", "c"], {}),
  fc.constantFrom("2026-11-23T12:00:00.000Z", "2026-02-30T12:00:00.000Z", "2026-11-23", "2026-11-23T24:00:00.000Z"),
  fc.constantFrom("f".repeat(32), "F".repeat(32), `${"f".repeat(32)}\n`),
  fc.anything(),
);

describe("isPlainPreference", () => {
  it("knows an ordinary record", () => {
    expect(isPlainPreference(valid)).toBe(true);
  });

  it("never accepts what the schema refuses", () => {
    const field = fc.constantFrom(...Object.keys(valid), "tags", "weight", "ranking", "repeatOf", "edited");
    const changes = fc.array(fc.tuple(field, odd), { minLength: 1, maxLength: 2 });
    let refused = 0;
    const property = fc.property(changes, (pairs) => {
      const record = { ...valid, ...Object.fromEntries(pairs) } as typeof valid;
      const ok = recordSchemas.preference.safeParse(record).success;
      if (!ok) refused++;
      if (!ok) expect(isPlainPreference(record)).toBe(false);
    });
    fc.assert(property, { numRuns: 5000 });
    expect(refused).toBeGreaterThan(1000);
  });
});
