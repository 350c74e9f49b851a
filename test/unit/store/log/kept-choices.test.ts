import { mkdir, mkdtemp, readFile, readdir, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { beforeEach, describe, expect, it } from "vitest";
import { keepChoices, keptPath, readKept } from "../../../../src/store/log/kept-choices.ts";

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "rewardlens-kept-"));
});

describe("choices that somebody keeps as they are", () => {
  it("are an empty list at first, are added, and each has its last word", async () => {
    expect(await readKept(folder)).toEqual([]);
    await keepChoices(folder, [{ of: "a", choice: "first" }]);
    await keepChoices(folder, [
      { of: "b", choice: "tie" },
      { of: "a", choice: "second" },
    ]);
    expect(await readKept(folder)).toEqual([
      { of: "a", choice: "second" },
      { of: "b", choice: "tie" },
    ]);
    expect(await readdir(dirname(keptPath(folder))), "nothing is left beside it").toEqual(["kept.json"]);
  });

  it("stay in a file that cannot be read, which is said with what to do", async () => {
    await mkdir(dirname(keptPath(folder)));
    await writeFile(keptPath(folder), '{"schema": 1, "kept": [{"of": 3}]}');
    await expect(readKept(folder)).rejects.toThrow(/kept\.json cannot be read: .*Correct it, or delete it/s);
    await expect(keepChoices(folder, [{ of: "a", choice: "first" }])).rejects.toThrow(/Correct it/);
    expect(await readFile(keptPath(folder), "utf8")).toContain('{"of": 3}');
  });
});
