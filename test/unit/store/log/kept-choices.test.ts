import { mkdir, mkdtemp, readFile, readdir, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { promisify } from "node:util";
import { execFile } from "node:child_process";
import { beforeEach, describe, expect, it } from "vitest";
import { keepChoices, keptPath, readKept } from "../../../../src/store/log/kept-choices.ts";

const MODULE = new URL("../../../../src/store/log/kept-choices.ts", import.meta.url).href;

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "rewardlens-kept-"));
});

/** Keeps ten choices at the same time in a process of its own, as another window does. */
const keepTen = (name: string) =>
  promisify(execFile)(process.execPath, [
    "--input-type=module",
    "--eval",
    `import { keepChoices } from ${JSON.stringify(MODULE)};
    const ids = Array.from({ length: 10 }, (_, i) => ${JSON.stringify(name)} + i);
    await Promise.all(ids.map((of) => keepChoices(${JSON.stringify(folder)}, [{ of, choice: "first" }])));`,
  ]);

describe("choices that somebody keeps as they are", () => {
  it("are an empty list at first, are added, and each has its last word", async () => {
    expect([...(await readKept(folder))]).toEqual([]);
    await keepChoices(folder, [{ of: "a", choice: "first" }]);
    await keepChoices(folder, [
      { of: "b", choice: "tie" },
      { of: "a", choice: "second" },
    ]);
    expect([...(await readKept(folder))]).toEqual([
      ["a", "second"],
      ["b", "tie"],
    ]);
    expect(await readdir(dirname(keptPath(folder))), "nothing is left beside it").toEqual(["kept.jsonl"]);
  });

  it("are all there when two windows keep ten each at the same time", async () => {
    await Promise.all(["a", "b"].map(keepTen));
    expect((await readKept(folder)).size).toBe(20);
  });

  it("stay in a file that cannot be read, which is said with the line and what to do", async () => {
    await mkdir(dirname(keptPath(folder)));
    await writeFile(keptPath(folder), '{"of": "b", "choice": "tie"}\n{"of": 3}\n');
    await expect(readKept(folder)).rejects.toThrow(
      /^Line 2 of .*kept\.jsonl cannot be read: .*Correct it, or delete it/s,
    );
    await keepChoices(folder, [{ of: "a", choice: "first" }]);
    expect(await readFile(keptPath(folder), "utf8")).toContain('{"of": 3}\n{"of":"a"');
  });
});
