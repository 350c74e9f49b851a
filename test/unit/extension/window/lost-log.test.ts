import * as fs from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { openPreferenceLog, preferencesPath } from "../../../../src/store/log/preference-log.ts";
import { readLog } from "../../store/log/read-log.ts";
import { preference } from "../../../support/preference.ts";

vi.mock("vscode", () => import("../fake-vscode.ts"));
const { isLost, showLost } = await import("../../../../src/extension/window/lost-log.ts");
const { commands, window } = await import("vscode");

let ran: string[];

let root: string;
let folder: string;
let said: string[][];
let answer: RegExp;
beforeEach(async () => {
  root = await fs.mkdtemp(join(tmpdir(), "rewardlens-lost-ui-"));
  folder = join(root, "project");
  await fs.mkdir(folder);
  ran = [];
  said = [];
  const say = (...words: string[]) => {
    said.push(words);
    return Promise.resolve(words.slice(1).find((button) => answer.test(button)));
  };
  Object.assign(window, { showErrorMessage: say, showInformationMessage: say });
  Object.assign(commands, { executeCommand: async (command: string) => void ran.push(command) });
});
afterEach(() => fs.rm(root, { recursive: true }));

const log = () => openPreferenceLog(folder, fs, 20);
const queries = async () =>
  (await readLog(log())).records.map((record) => (record.kind === "preference" ? record.query : ""));
async function failed(): Promise<void> {
  const error: unknown = await log()
    .append(preference("refused"))
    .catch((reason: unknown) => reason);
  if (!isLost(error)) return expect.unreachable();
  await showLost(error);
}

describe("a log that was taken away", () => {
  beforeEach(async () => {
    for (const query of ["one", "two"]) await log().append(preference(query));
    await fs.rm(preferencesPath(folder));
  });

  it("is written again with what this window stored, where the person wants that", async () => {
    answer = /Restore 2 Lines/;
    await failed();
    expect(said[0]).toEqual([expect.stringContaining("Nothing was stored"), expect.anything(), expect.anything()]);
    expect(said[1][0]).toContain("2 lines");
    expect(await queries()).toEqual(["one", "two"]);
  });

  it("is begun again, where the person wants that", async () => {
    answer = /Start a New Log/;
    await failed();
    expect(await queries()).toEqual([]);
    await log().append(preference("new"));
    expect(await queries()).toEqual(["new"]);
  });

  it("stays away where the person wants neither", async () => {
    answer = /nothing/;
    await failed();
    await failed();
    await expect(fs.access(preferencesPath(folder))).rejects.toThrow();
    expect(said).toHaveLength(2);
  });
});

describe("a folder that was renamed", () => {
  it("is opened where it is now, if the person wants that, and not made again", async () => {
    await log().append(preference("one"));
    await fs.rename(folder, join(root, "renamed"));
    answer = /Open Folder/;
    await failed();
    expect(said).toEqual([[expect.stringContaining("renamed, moved or deleted"), "Open Folder…"]]);
    expect(ran).toEqual(["vscode.openFolder"]);
    expect(await fs.readdir(root)).toEqual(["renamed"]);
  });
});
