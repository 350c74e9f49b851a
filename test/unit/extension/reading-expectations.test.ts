import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { readExpectations } from "../../../src/extension/expectations/files/reading.ts";

let root: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), "rewardlens-expectations-"));
  writeFileSync(join(root, "a.reward.yaml"), "cases:\n  - { query: q, ranking: [a, b] }\n  - { query: q, better: { file: long.md }, worse: b }\n"); // prettier-ignore
});
afterEach(() => rmSync(root, { recursive: true }));

const read = (file: string, load?: readonly number[], unsaved: Record<string, string> = {}) =>
  readExpectations({ files: [{ root, file, ...(load && { load }) }], unsaved });

describe("files of expectations in the editor", () => {
  it("are listed without the files that they name, and loaded with those of the cases that are wanted", async () => {
    const [{ listed, loaded }] = await read("a.reward.yaml");
    expect(listed?.cases.map(({ line, readsFrom }) => [line, readsFrom])).toEqual([[2, []], [3, ["long.md"]]]); // prettier-ignore
    expect(loaded).toEqual({ cases: [], problems: [] });
    expect((await read("a.reward.yaml", [0]))[0].loaded).toMatchObject({ cases: [{ index: 0 }], problems: [] });
    const [{ loaded: missing }] = await read("a.reward.yaml", [1]);
    expect(missing.problems).toMatchObject([{ line: 3, index: 1, message: expect.stringContaining("no file long.md") as string }]); // prettier-ignore
  });

  it("have what editors have and nobody saved, and so do the files that they name", async () => {
    writeFileSync(join(root, "long.md"), "on the disk");
    const unsaved = { [join(root, "long.md")]: "typed" };
    const [{ loaded }] = await read("a.reward.yaml", [1], unsaved);
    expect(loaded.cases[0].expects).toMatchObject({ better: ["typed"] });
    const [{ listed }] = await read("a.reward.yaml", undefined, { [join(root, "a.reward.yaml")]: "cases: []" });
    expect(listed?.problems).toMatchObject([{ line: 1 }]);
  });

  it("list nothing where they are gone, and a problem where they cannot be read", async () => {
    expect((await read("gone.reward.yaml"))[0].listed).toBeUndefined();
    mkdirSync(join(root, "folder.reward.yaml"));
    const [{ listed }] = await read("folder.reward.yaml");
    expect(listed?.cases).toEqual([]);
    expect(listed?.problems).toMatchObject([{ line: 1, message: expect.stringContaining("is a folder") as string }]);
  });
});
