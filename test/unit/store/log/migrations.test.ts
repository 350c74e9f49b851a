import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { migrate, migrations, SCHEMA } from "../../../../src/store/log/migrations.ts";
import { activePreferences } from "../../../../src/store/log/log-state.ts";
import { parseLog } from "../../../../src/store/log/parse-log.ts";
import { toLogRecord } from "../../../../src/store/log/record.ts";

const fixture = join(import.meta.dirname, "..", "..", "..", "fixtures", "log", "schema-1.jsonl");

describe("schema versions", () => {
  it("reads a log that version 1 wrote: its choices, its withdrawal, its unknown fields", async () => {
    const { records, problems } = parseLog(await readFile(fixture, "utf8"));
    expect(problems).toEqual([]);
    expect(records.map(({ schema, kind }) => [schema, kind])).toEqual([
      [2, "preference"],
      [2, "preference"],
      [2, "preference"],
      [2, "withdrawal"],
    ]);
    expect(activePreferences(records).map(({ query, choice }) => [query, choice])).toEqual([
      ["Name a fruit", "first"],
      ["Name a bird", "tie"],
    ]);
    expect(records[2]).toMatchObject({ mood: "calm" });
  });

  it("does not take an unknown field of version 1 for one that has a meaning since", async () => {
    const [line] = (await readFile(fixture, "utf8")).split("\n");
    const stray = { ...(JSON.parse(line) as object), weight: 0.25, tags: "a,b", colour: "red" };
    const read = toLogRecord(stray);
    expect(read).toMatchObject({ record: { colour: "red", schema1: { weight: 0.25, tags: "a,b" } } });
    expect((read as { record: object }).record).not.toHaveProperty("weight");
  });

  it("goes through every step, and refuses where one is missing or the record is newer", () => {
    const steps = new Map([
      [1, (record: object) => ({ ...record, kind: "b" })],
      [2, ({ kind, ...record }: { kind: string }) => ({ ...record, kind: `${kind}c` })],
    ]);
    expect(migrate({ schema: 1, kind: "a", kept: true }, steps, 3)).toEqual({ schema: 3, kind: "bc", kept: true });
    expect(migrate({ schema: 0, kind: "a" }, steps, 3)).toBeUndefined();
    expect(migrate({ schema: 1.5, kind: "a" }, steps, 3)).toBeUndefined();
    expect(migrate({ schema: 4, kind: "a" }, steps, 3)).toBeUndefined();
  });

  it("has a step from every version before the one that is written", () => {
    for (let version = 1; version < SCHEMA; version++) expect(migrations.has(version)).toBe(true);
  });
});
