import * as fs from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { AppendGuard } from "../../../../src/store/log/append-guard.ts";
import { appendLine } from "../../../../src/store/log/append-line.ts";
import { preferencesPath } from "../../../../src/store/log/preference-log.ts";

let folder: string;
let path: string;
beforeEach(async () => {
  folder = await fs.mkdtemp(join(tmpdir(), "rewardlens-guard-"));
  path = preferencesPath(folder);
  await appendLine(path, "old");
});
afterEach(async () => {
  vi.useRealTimers();
  await fs.rm(folder, { recursive: true });
});
const text = () => fs.readFile(path, "utf8");
const replace = async (content: string) => {
  await fs.writeFile(`${path}.new`, content);
  await fs.rename(`${path}.new`, path);
};
/** Appends a line that the guard watches. */
async function watched(guard: AppendGuard, line: string): Promise<void> {
  await guard.watch([line], await appendLine(path, line));
}

describe("AppendGuard", () => {
  it("appends again what a file put in place of the log does not have, once", async () => {
    const guard = new AppendGuard(path, fs, []);
    await watched(guard, "mine");
    expect(await guard.check()).toBe(0);
    await replace("old\nmerged\n");
    expect(await guard.check()).toBe(1);
    expect(await guard.check()).toBe(0);
    expect(await text()).toBe("old\nmerged\nmine\n");
  });

  it("finds lines that a merge moved, and leaves a log alone that was removed", async () => {
    const guard = new AppendGuard(path, fs, []);
    await watched(guard, "mine");
    await replace("old\nmine\nmerged, and longer than before\n");
    expect(await guard.check()).toBe(0);
    await fs.rm(path);
    expect(await guard.check()).toBe(0);
    expect(await fs.readdir(dirname(path))).toEqual([]);
  });

  it("leaves a new log alone that was begun in the place of the old one", async () => {
    const guard = new AppendGuard(path, fs, []);
    await watched(guard, "mine");
    await fs.rm(path);
    await appendLine(path, "new");
    expect(await guard.check()).toBe(0);
    expect(await text()).toBe("new\n");
  });

  it("does not take lines of an emptied log into the one that is begun in it", async () => {
    const guard = new AppendGuard(path, fs, []);
    await watched(guard, "mine");
    await fs.truncate(path);
    expect(await guard.check()).toBe(0);
    await watched(guard, "new");
    expect(await guard.check()).toBe(0);
    expect(await text()).toBe("new\n");
    await replace("new\nmerged\n");
    await watched(guard, "newer");
    await replace("new\nmerged\n");
    expect(await guard.check()).toBe(1);
    expect(await text()).toBe("new\nmerged\nnewer\n");
  });

  it("looks automatically, and stops after its last look", async () => {
    const guard = new AppendGuard(path, fs, [5, 20]);
    await watched(guard, "mine");
    await replace("old\n");
    await expect.poll(text).toBe("old\nmine\n");
    await vi.waitFor(async () => {
      await replace("old\n");
      expect(await guard.check()).toBe(0);
    });
  });

  it("continues in the new file where the old one was unlinked while a line was written to it", async () => {
    let replaced = false;
    const files = {
      mkdir: fs.mkdir,
      open: (async (...args: Parameters<typeof fs.open>) => {
        const file = await fs.open(...args);
        if (!replaced) await replace("old\nmerged\n");
        replaced = true;
        return file;
      }) as typeof fs.open,
    };
    await appendLine(path, "mine", files);
    expect(await text()).toBe("old\nmerged\nmine\n");
  });
});
