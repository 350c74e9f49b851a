import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { cli, jsonOf } from "./cli-process.ts";

let folder: string;
const lines = (all: readonly object[]) => all.map((one) => JSON.stringify(one)).join("\n");
const good = (i: number) => `Open the settings, choose page ${i}, press Save, and wait a minute.`;
const strange = `${"QX77 -> {a:1,b:[2,3]} ;; 0xFF | ".repeat(120)}`;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "rewardlens-drift-"));
  const pairs = Array.from({ length: 40 }, (_, i) => ({
    prompt: `How do I change setting ${i}?`,
    chosen: good(i),
    rejected: `no idea lol, ask somebody else about ${i}`,
  }));
  await writeFile(join(folder, "pairs.jsonl"), lines(pairs));
  await mkdir(join(folder, "outputs"));
  const responses = pairs.map(({ prompt }, i) => ({ query: prompt, response: i === 7 ? strange : good(i + 1) }));
  await writeFile(join(folder, "outputs", "new.jsonl"), lines(responses));
  expect((await cli(["train", "pairs.jsonl", "--starter", "none", "--out", "model"], { cwd: folder })).code).toBe(0);
});
afterAll(() => rm(folder, { recursive: true }));

describe("rewardlens drift", () => {
  it("names the response that is unlike the choices first, with its line", async () => {
    const result = await cli(["drift", "outputs", "--model", "model", "--json"], { cwd: folder });
    expect(result.code, result.err).toBe(0);
    const [drift] = jsonOf<{ responses: number; share: { value: number }; unlike: { file: string; line: number }[] }>(
      result,
    );
    expect(drift.responses).toBe(40);
    expect(drift.share.value).toBeGreaterThan(0);
    expect(drift.unlike[0]).toMatchObject({ file: "outputs/new.jsonl", line: 8 });
    const { out } = await cli(["drift", "outputs/new.jsonl", "--model", "model", "--most", "1"], { cwd: folder });
    expect(out).toMatch(/^\d+\.\d% \(.*\) of 40 responses are unlike your choices\./);
    expect(out).toContain("outputs/new.jsonl:8  How do I change setting 7?");
    const elsewhere = await cli(["drift", "../outputs", "--model", "."], { cwd: join(folder, "model") });
    expect(elsewhere.out).toMatch(
      /of 40 responses are unlike your choices\.[^]*\nnew\.jsonl:8 {2}How do I change setting 7/,
    );
  });

  it("says what to do with a built-in model, and without responses", async () => {
    const general = await cli(["drift", "outputs", "--model", "general"], { cwd: folder });
    expect(general).toMatchObject({ code: 1, err: expect.stringContaining("Give the folder of your own model") });
    await mkdir(join(folder, "empty"));
    const empty = await cli(["drift", "empty", "--model", "model"], { cwd: folder });
    expect(empty.code).toBe(1);
    expect(empty.err).toContain("No file is named by empty");
  });
});
