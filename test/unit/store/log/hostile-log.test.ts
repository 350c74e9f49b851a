import { execFile } from "node:child_process";
import * as fs from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { promisify } from "node:util";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { eachLine } from "../../../../src/store/log/log-lines.ts";
import { parseLog } from "../../../../src/store/log/parse-log.ts";
import { openPreferenceLog, preferencesPath, type PreferenceLog } from "../../../../src/store/log/preference-log.ts";
import { PreferenceStore } from "../../../../src/store/log/preference-store.ts";
import { preference } from "../../../support/preference.ts";
import { readLog } from "./read-log.ts";

let folder: string;
let path: string;
let log: PreferenceLog;
let store: PreferenceStore;
beforeEach(async () => {
  folder = await fs.mkdtemp(join(tmpdir(), "rewardlens-hostile-"));
  path = preferencesPath(folder);
  await fs.mkdir(dirname(path));
  log = openPreferenceLog(folder);
  store = new PreferenceStore(folder);
});
afterEach(() => fs.rm(folder, { recursive: true }));

const queries = () => store.choices.map(({ current }) => current.query);

describe.skipIf(process.platform === "win32")("a log that is not a file", () => {
  it.each<[string, string, () => Promise<unknown>]>([
    ["a FIFO", "not-a-file", () => promisify(execFile)("mkfifo", [path])],
    ["a folder", "not-a-file", () => fs.mkdir(path)],
    ["a link to a device", "outside", () => fs.symlink("/dev/zero", path)],
    ["more than 512 MB", "too-large", () => fs.writeFile(path, "").then(() => fs.truncate(path, 2 ** 40))],
  ])("%s is refused immediately, by name and cure, and nothing is written to it", async (_, code, make) => {
    await make();
    const refused = { name: "StoreError", code, message: expect.stringContaining("preferences.jsonl") };
    await expect(readLog(log)).rejects.toMatchObject(refused);
    await expect(store.refresh()).rejects.toMatchObject(refused);
    await expect(log.append(preference("q"))).rejects.toMatchObject({ name: "StoreError" });
    await fs.rm(path, { recursive: true });
    await log.append(preference("after"));
    await store.refresh();
    expect(queries()).toEqual(["after"]);
  });
});

describe("a line that is not a record", () => {
  const deep = `${"[".repeat(100_000)}${"]".repeat(100_000)}`;

  it.each([
    ["50 MB long", "x".repeat(50 << 20), "is longer than 16 MB"],
    ["nested 100,000 deep", deep, "nested more than 64 deep"],
    ["a record with such a field", `{"schema":2,"kind":"preference","more":${deep}}`, "nested more than 64 deep"],
    ["nested and torn", "[".repeat(100_000), "nested more than 64 deep"],
  ])("costs itself alone: %s", async (_, line, message) => {
    await log.append(preference("before"));
    await fs.appendFile(path, `${line}\n`);
    await log.append(preference("after"));
    await store.refresh();
    expect(queries()).toEqual(["before", "after"]);
    expect(store.problems).toEqual([{ line: 2, message: expect.stringContaining(message) }]);
    const { records, problems } = await readLog(log);
    expect(records).toHaveLength(2);
    expect(problems).toEqual(store.problems);
    const text = await fs.readFile(path, "utf8");
    expect(parseLog(text).problems).toEqual(store.problems);
    // What comes behind it is read on its own.
    await log.append(preference("later"));
    await store.refresh();
    expect(queries()).toEqual(["before", "after", "later"]);
  });

  it("takes no more memory than the longest line that is read", async () => {
    const most = 1 << 20;
    let [left, largest] = [50 << 20, 0];
    const file = {
      read: async (buffer: Buffer, offset: number, length: number) => {
        largest = Math.max(largest, buffer.length);
        const bytesRead = Math.min(length, left);
        buffer.fill("x", offset, offset + bytesRead);
        left -= bytesRead;
        return { bytesRead, buffer };
      },
    };
    const seen: [number, number, boolean][] = [];
    const visit = ({ start, end, whole }: { start: number; end: number; whole: boolean }) =>
      void seen.push([start, end, whole]);
    await eachLine(file as unknown as fs.FileHandle, { number: 1, start: 0 }, visit, most);
    expect(seen).toEqual([[0, 50 << 20, false]]);
    expect(largest).toBeLessThan(4 * most);
  });

  it("is not written either", async () => {
    const huge = preference("q", { responses: ["x".repeat(17 << 20), "b"] });
    await expect(log.append(huge)).rejects.toMatchObject({
      code: "bad-record",
      message: expect.stringContaining("16 MB"),
    });
    expect(await fs.readdir(dirname(path))).toEqual([]);
  });

  it("is reported with its number up to ten thousand times, then counted", async () => {
    await fs.writeFile(path, "x\n".repeat(10_500));
    const { problems } = await readLog(log);
    expect(problems).toHaveLength(10_000);
    expect(problems.at(-1)).toEqual({ line: 10_000, message: expect.stringContaining("501 lines from here on") });
  });
});
