import { readFile } from "node:fs/promises";
import { join } from "node:path";
import Ajv2020 from "ajv/dist/2020.js";
import { expect, it, describe } from "vitest";
import { root } from "../../../../scripts/lib/paths.ts";
import { preferencesSchema } from "../../../../scripts/lib/docs/preferences-schema.ts";
import { preference } from "../../../support/preference.ts";

const published = JSON.parse(await readFile(join(root, "schemas", "preferences.schema.json"), "utf8")) as object;
const check = new Ajv2020({ formats: { "date-time": true } }).compile(published);
const id = "0".repeat(32);
const whole = { ...preference("q"), schema: 3, kind: "preference", id };

describe("schemas/preferences.schema.json", () => {
  it("is up to date: else run node scripts/make/build-schema.ts", () => {
    expect(published).toEqual(JSON.parse(preferencesSchema()));
  });

  it("accepts what the log contains, of either version, with fields of later ones", async () => {
    const old = await readFile(join(root, "test", "fixtures", "log", "schema-1.jsonl"), "utf8");
    for (const line of old.trimEnd().split("\n")) expect(check(JSON.parse(line))).toBe(true);
    const ranked = { ...whole, tags: ["clear"], weight: 0.5, ranking: { id: "r", size: 4 }, later: [1] };
    expect(check(ranked)).toBe(true);
    const revision = { schema: 3, kind: "revision", id, of: id, annotator: "", at: whole.at };
    expect(check({ ...revision, choice: "tie", strength: 2, reason: "" })).toBe(true);
    expect(check(revision)).toBe(false);
  });

  it.each([
    ["strength", 4],
    ["choice", "third"],
    ["weight", 0],
    ["shown", [0, 0]],
    ["responses", ["a"]],
    ["schema", 4],
    ["kind", "rating"],
    ["id", "short"],
  ])("refuses a wrong %s", (field, value) => {
    expect(check(whole)).toBe(true);
    expect(check({ ...whole, [field]: value })).toBe(false);
  });
});
