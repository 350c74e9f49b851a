import { execFileSync } from "node:child_process";
import * as fs from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openSource } from "../../../src/scale/read/open-source.ts";

let folder: string;
beforeAll(async () => void (folder = await fs.mkdtemp(join(tmpdir(), "rewardlens-source-"))));
afterAll(() => fs.rm(folder, { recursive: true }));
const at = (name: string) => join(folder, name);

describe("opening a file of rows", () => {
  it.skipIf(process.platform === "win32")("refuses a pipe, with what to do instead", async () => {
    execFileSync("mkfifo", [at("pipe.jsonl")]);
    await expect(openSource(at("pipe.jsonl"), false)).rejects.toThrow(
      'can be read only once. Save it to a file first, or give JSON Lines to "rewardlens score - --stream"',
    );
  });
});
