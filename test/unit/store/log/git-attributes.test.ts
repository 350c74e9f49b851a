import * as fs from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { AppendFiles } from "../../../../src/store/log/append-line.ts";
import { openPreferenceLog } from "../../../../src/store/log/preference-log.ts";
import { preference } from "../../../support/preference.ts";

const WHOLE = "preferences.jsonl merge=union\n";

let folder: string;
let own: string;
let path: string;
beforeEach(async () => {
  folder = await fs.mkdtemp(join(tmpdir(), "rewardlens-attributes-"));
  own = join(folder, ".rewardlens");
  path = join(own, ".gitattributes");
});
afterEach(() => fs.rm(folder, { recursive: true }));
const text = () => fs.readFile(path, "utf8");

/** A disk that takes the first bytes of a file's content, and then is full. */
function fullAfter(room: number): AppendFiles {
  const open = async (...args: Parameters<typeof fs.open>) => {
    const file = await fs.open(...args);
    const write = file.writeFile.bind(file);
    file.writeFile = async (content) => {
      await write(String(content).slice(0, room));
      throw Object.assign(new Error("ENOSPC"), { code: "ENOSPC" });
    };
    return file;
  };
  return { mkdir: fs.mkdir, open: open as typeof fs.open };
}

describe("the mark for git", () => {
  it.each([0, 10])("is whole after a disk that was full at the first record (%i bytes taken)", async (room) => {
    const refused = openPreferenceLog(folder, fullAfter(room)).append(preference("q"));
    await expect(refused).rejects.toMatchObject({ code: "disk-full" });
    expect(await fs.readdir(own)).toEqual([]);
    await openPreferenceLog(folder).append(preference("q"));
    expect(await text()).toBe(WHOLE);
  });

  it.each(["", "preferences.jsonl mer"])(
    "is finished where an earlier process left %j, beside a log or not",
    async (torn) => {
      await fs.mkdir(own);
      await fs.writeFile(path, torn);
      await openPreferenceLog(folder).append(preference("q"));
      expect(await text()).toBe(WHOLE);
      await fs.writeFile(path, torn);
      await openPreferenceLog(folder).append(preference("r"));
      expect(await text()).toBe(WHOLE);
    },
  );

  it("stays as people wrote it, or took it away", async () => {
    await fs.mkdir(own);
    await fs.writeFile(path, "* -text\n");
    const log = openPreferenceLog(folder);
    await log.append(preference("q"));
    expect(await text()).toBe("* -text\n");
    await fs.rm(path);
    await log.append(preference("r"));
    await expect(text()).rejects.toThrow();
  });
});
