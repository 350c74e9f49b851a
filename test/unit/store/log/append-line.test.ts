import * as fs from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { appendLine, type AppendFiles } from "../../../../src/store/log/append-line.ts";

let folder: string;
let path: string;
beforeEach(async () => {
  folder = await fs.mkdtemp(join(tmpdir(), "rewardlens-append-"));
  path = join(folder, ".rewardlens", "log.jsonl");
});
afterEach(() => fs.rm(folder, { recursive: true }));

const failure = (code: string) => Object.assign(new Error(`${code}: simulated`), { code });

/** The real file system, but a disk that takes `room` bytes more. */
function almostFull(room: number): AppendFiles {
  return {
    mkdir: fs.mkdir,
    open: (async (...args: Parameters<typeof fs.open>) => {
      const file = await fs.open(...args);
      const write = file.write.bind(file) as (bytes: Buffer) => Promise<unknown>;
      file.write = ((bytes: Buffer) => {
        if (room === 0) return Promise.reject(failure("ENOSPC"));
        return write(bytes.subarray(0, room));
      }) as typeof file.write;
      return file;
    }) as typeof fs.open,
  };
}

describe("appendLine", () => {
  it("says that the disk is full, keeps the lines, and continues once there is room", async () => {
    await appendLine(path, "one");
    for (const room of [0, 3]) {
      await expect(appendLine(path, "lost line", almostFull(room))).rejects.toMatchObject({
        code: "disk-full",
        message: expect.stringMatching(/log\.jsonl.*Free some space/),
      });
    }
    await appendLine(path, "two");
    expect(await fs.readFile(path, "utf8")).toBe("one\nlos\ntwo\n");
  });

  it.each([
    ["EROFS", "read-only", "read-only"],
    ["EACCES", "no-access", "write access"],
    ["EPERM", "no-access", "write access"],
    ["EIO", "io", "EIO: simulated"],
  ])("turns %s into %s", async (errno, code, message) => {
    const files = { mkdir: () => Promise.reject(failure(errno)), open: fs.open } as AppendFiles;
    await expect(appendLine(path, "x", files)).rejects.toMatchObject({
      name: "StoreError",
      code,
      message: expect.stringContaining(message),
    });
  });

  it("says what is in its way", async () => {
    await fs.writeFile(join(folder, ".rewardlens"), "a file");
    await expect(appendLine(path, "x")).rejects.toMatchObject({
      name: "StoreError",
      message: expect.stringContaining(path),
    });
  });

  it.skipIf(process.getuid?.() === 0)(
    "says that a folder is read-only (not for root, who may write anywhere)",
    async () => {
      await fs.chmod(folder, 0o555);
      await expect(appendLine(path, "x")).rejects.toMatchObject({ code: "no-access" });
      await fs.chmod(folder, 0o755);
    },
  );
});
