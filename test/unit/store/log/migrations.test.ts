import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { canonicalJson, contentId } from "../../../../src/store/files/canonical-json.ts";
import { mergeLogs } from "../../../../src/store/log/merge-logs.ts";
import { migrate, migrations, SCHEMA } from "../../../../src/store/log/migrations.ts";
import { activePreferences } from "../../../../src/store/log/log-state.ts";
import { parseLog } from "../../../../src/store/log/parse-log.ts";
import { toLogRecord } from "../../../../src/store/log/record.ts";
import { preference } from "../../../support/preference.ts";

const fixture = (schema: number) =>
  readFile(join(import.meta.dirname, "..", "..", "..", "fixtures", "log", `schema-${schema}.jsonl`), "utf8");
const turns = [
  { role: "system", content: "Be brief." },
  { role: "user", content: "Name a lake" },
] as const;
/** The line of a choice as some schema has it. */
const line = (query: string, more: object = {}) => {
  const content = { ...preference(query), kind: "preference", schema: SCHEMA, ...more };
  return canonicalJson({ ...content, id: contentId(content) });
};

describe("schema versions", () => {
  it("reads a log that version 1 wrote: its choices, its withdrawal, its unknown fields", async () => {
    const { records, problems } = parseLog(await fixture(1));
    expect(problems).toEqual([]);
    expect(records.map(({ schema, kind }) => [schema, kind])).toEqual([
      [3, "preference"],
      [3, "preference"],
      [3, "preference"],
      [3, "withdrawal"],
    ]);
    expect(activePreferences(records).map(({ query, choice }) => [query, choice])).toEqual([
      ["Name a fruit", "first"],
      ["Name a bird", "tie"],
    ]);
    expect(records[2]).toMatchObject({ mood: "calm" });
  });

  it("reads a log that version 2 wrote: its revision, its withdrawal, its weights, its unknown fields", async () => {
    const { records, problems } = parseLog(await fixture(2));
    expect(problems).toEqual([]);
    expect(activePreferences(records).map(({ query, choice, weight = 1 }) => [query, choice, weight])).toEqual([
      ["Name a tree", "second", 1],
      ["System: Be brief.\n\nHuman: Name a river", "second", 0.5],
      ["Name a metal", "tie", 1],
    ]);
    expect(records[2]).toMatchObject({ mood: "calm", schema2: { turns: 4 } });
    expect(records[2]).not.toHaveProperty("turns");
  });

  it("reads a log in which lines of all versions are mixed, in whatever order git merged them", async () => {
    const own = line("System: Be brief.\n\nHuman: Name a lake", { turns });
    const lines = `${await fixture(1)}${await fixture(2)}${own}`.trim().split("\n");
    const { records, problems } = parseLog(lines.join("\n"));
    expect(problems).toEqual([]);
    const forwards = activePreferences(records).map(({ id }) => id);
    const backwards = activePreferences(parseLog(lines.toReversed().join("\n")).records).map(({ id }) => id);
    expect(forwards).toHaveLength(6);
    expect(backwards.toSorted()).toEqual(forwards.toSorted());
    const logs = [await fixture(1), own, await fixture(2), own].map((text, i) => ({
      name: `${i}`,
      log: parseLog(text),
    }));
    expect(
      mergeLogs(logs)
        .records.map(({ id }) => id)
        .toSorted(),
    ).toEqual(records.map(({ id }) => id).toSorted());
  });

  it("keeps the turns of a query, and their unknown fields, under the record's id", () => {
    const kept = [{ ...turns[0], name: "rules" }, turns[1]];
    const text = line("System: Be brief.\n\nHuman: Name a lake", { turns: kept });
    expect(parseLog(text).records).toMatchObject([{ turns: kept }]);
    const changed = text.replace('Be brief.","name', 'Be long.","name');
    expect(changed).not.toBe(text);
    const { records, problems } = parseLog(changed);
    expect(records).toEqual([]);
    expect(problems).toMatchObject([{ line: 1, message: expect.stringContaining("was changed or damaged") }]);
  });

  it.each([
    ["no list", "Be brief."],
    ["an empty list", []],
    ["an unknown role", [{ role: "narrator", content: "x" }]],
    ["no text", [{ role: "user" }]],
  ])("reports a line whose turns are %s", (_, bad) => {
    const { records, problems } = parseLog(`${line("q", { turns: bad })}\n${line("good")}`);
    expect(records).toHaveLength(1);
    expect(problems).toMatchObject([{ line: 1, message: expect.stringContaining('"turns') }]);
  });

  it("reports a line of a newer version by its number, and reads all others", () => {
    const newer = line("new", { schema: SCHEMA + 1, turns: { later: true } });
    const { records, problems } = parseLog([line("a"), newer, line("b")].join("\n"));
    expect(records).toMatchObject([{ query: "a" }, { query: "b" }]);
    expect(problems).toEqual([
      {
        line: 2,
        message: `has schema ${SCHEMA + 1}; this version reads schemas 1 to ${SCHEMA}. Update Reward Lens to use it. It is skipped and stays in the file`,
      },
    ]);
  });

  it("does not take an unknown field of version 1 for one that has a meaning since", async () => {
    const [first] = (await fixture(1)).split("\n");
    const stray = { ...(JSON.parse(first) as object), weight: 0.25, tags: "a,b", colour: "red", turns: "many" };
    const read = toLogRecord(stray);
    expect(read).toMatchObject({
      record: { colour: "red", schema1: { weight: 0.25, tags: "a,b" }, schema2: { turns: "many" } },
    });
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
