import { readFile } from "node:fs/promises";
import { join } from "node:path";
import Ajv from "ajv";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import { root } from "../../../../scripts/lib/paths.ts";
import { rewardSchema } from "../../../../scripts/lib/docs/reward-schema.ts";

const published = JSON.parse(await readFile(join(root, "schemas", "reward.schema.json"), "utf8")) as object;
const check = new Ajv({ allowUnionTypes: true }).compile(published);

describe("schemas/reward.schema.json", () => {
  it("is up to date: else run node scripts/make/build-schema.ts", () => {
    expect(published).toEqual(JSON.parse(rewardSchema()));
  });

  it("accepts the sample, and cases of every kind", async () => {
    expect(check(parse(await readFile(join(root, "samples", "support.reward.yaml"), "utf8")))).toBe(true);
    const messages = [{ role: "user", content: "q" }];
    const cases = [
      { name: "n", tags: ["t"], model: "./m", query: "q", better: ["a", { file: "b.txt" }], worse: "c" },
      { messages, response: { file: "a.md" }, score: 0.5 },
      { query: "q", ranking: ["a", "b"] },
      { outputs: "o/*.jsonl", mean: ">= 0.5", against: "p/*.jsonl", winRate: "> 0.5" },
    ];
    expect(check({ model: "general", cases })).toBe(true);
  });

  it.each([
    ["no cases", { cases: [] }],
    ["a key that is not known", { cases: [{ query: "q", ranking: ["a", "b"], scores: 1 }] }],
    ["a ranking of one", { cases: [{ query: "q", ranking: ["a"] }] }],
    ["an empty response", { cases: [{ query: "q", better: " ", worse: "b" }] }],
    ["a role that is not known", { cases: [{ messages: [{ role: "x", content: "" }], ranking: ["a", "b"] }] }],
  ])("refuses %s", (_, value) => {
    expect(check(value)).toBe(false);
  });
});
