import { mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { columnsPath, rememberAnswers, rememberedAnswers } from "../../../src/extension/columns/columns-file.ts";
import type { Ask } from "../../../src/formats/roles/ask.ts";

const ask = (...columns: string[]): Ask => ({
  about: "verdict",
  question: "?",
  choices: [],
  columns,
  preview: [],
  line: 1,
});

let folder: string;
beforeEach(async () => void (folder = await mkdtemp(join(tmpdir(), "rewardlens-columns-"))));
afterEach(() => rm(folder, { recursive: true }));

describe("answers about columns", () => {
  it("are kept for files with the same columns, and added to those before", async () => {
    expect(await rememberedAnswers(folder, ask("a", "b"))).toBeUndefined();
    await rememberAnswers(folder, ask("a", "b"), { verdict: "b" });
    await rememberAnswers(folder, ask("c"), { better: "lower" });
    await rememberAnswers(folder, ask("a", "b"), { values: { "0": "a" } });
    expect(await rememberedAnswers(folder, ask("a", "b"))).toEqual({ verdict: "b", values: { "0": "a" } });
    expect(await rememberedAnswers(folder, ask("c"))).toEqual({ better: "lower" });
    await rememberAnswers(folder, ask("a", "b"), { verdict: "a" }, true);
    expect(await rememberedAnswers(folder, ask("a", "b"))).toEqual({ verdict: "a" });
    expect(JSON.parse(await readFile(columnsPath(folder), "utf8"))).toMatchObject({ schema: 1 });
  });

  it("in a file that is damaged are an error that names it, and the file stays", async () => {
    await mkdir(dirname(columnsPath(folder)), { recursive: true });
    await writeFile(columnsPath(folder), "{");
    await expect(rememberAnswers(folder, ask("a"), { verdict: "a" })).rejects.toThrow(columnsPath(folder));
    expect(await readFile(columnsPath(folder), "utf8")).toBe("{");
  });
});
