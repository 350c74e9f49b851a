import { mkdir, mkdtemp, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { readOutputs } from "../../../src/verify/read-outputs.ts";
import { diskFiles } from "../../../src/verify/sources/disk-files.ts";
import type { Files } from "../../../src/verify/sources/files.ts";
import { memoryFiles } from "../../support/verify.ts";

const line = JSON.stringify({ query: "q", response: "r" });

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "rewardlens-outputs-"));
  await mkdir(join(folder, "real", "deep"), { recursive: true });
  await writeFile(join(folder, "real", "deep", "a.jsonl"), line);
});
afterAll(() => rm(folder, { recursive: true }));

describe("the responses of a folder", () => {
  it.skipIf(process.platform === "win32")("are read where the folder is itself a link to another place", async () => {
    await mkdir(join(folder, "opened"));
    const link = join(folder, "opened", "link");
    await symlink(join(folder, "real"), link);
    const { responses } = await readOutputs(".", diskFiles(link));
    expect(responses).toEqual([{ query: "q", response: "r", file: "deep/a.jsonl", line: 1 }]);
  });

  it("are no longer read once that is cancelled, on the disk and between two files", async () => {
    const disk = diskFiles(join(folder, "real"));
    await expect(readOutputs(".", disk, AbortSignal.abort())).rejects.toThrow(/abort/i);
    const cancel = new AbortController();
    const files = memoryFiles({ "a.jsonl": line, "b.jsonl": "{" });
    const cancelling: Files = {
      list: (pattern) => files.list(pattern),
      read: (paths) => {
        globalThis.setImmediate(() => cancel.abort());
        return files.read(paths);
      },
    };
    await expect(readOutputs("*.jsonl", cancelling, cancel.signal)).rejects.toMatchObject({ name: "AbortError" });
  });
});
