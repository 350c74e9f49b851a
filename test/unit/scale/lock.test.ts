import { execFile } from "node:child_process";
import * as fs from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { root } from "../../../scripts/lib/paths.ts";
import { lock, unlock } from "../../../src/scale/lock.ts";
import { thisProcess } from "../../../src/store/files/staging.ts";

let folder: string;
let out: string;
beforeEach(async () => {
  folder = await fs.mkdtemp(join(tmpdir(), "rewardlens-lock-"));
  out = join(folder, "scored.jsonl");
});
afterEach(() => fs.rm(folder, { recursive: true }));

describe("the lock of a file that is written", () => {
  it("has its owner's name, and leaves nothing behind", async () => {
    await lock(out);
    expect(await fs.readdir(folder)).toEqual(["scored.jsonl.part.lock"]);
    expect(await fs.readFile(`${out}.part.lock`, "utf8")).toBe(thisProcess);
    await unlock(out);
    expect(await fs.readdir(folder)).toEqual([]);
  });

  it.each(["", thisProcess.replace(/\d+$/, "999999999")])("is taken over from %j", async (left) => {
    await fs.writeFile(`${out}.part.lock`, left);
    await lock(out);
    expect(await fs.readFile(`${out}.part.lock`, "utf8")).toBe(thisProcess);
  });

  it.each([
    ["that runs", thisProcess.replace(/\d+$/, `${process.ppid}`), `process ${process.ppid}`],
    ["of another machine", "0a1b2c3d-7", "a process of another machine"],
  ])("is refused to others by a process %s", async (_, owner, who) => {
    await fs.writeFile(`${out}.part.lock`, owner);
    await expect(lock(out)).rejects.toThrow(`${out} is being written by ${who}. If it is not, remove ${out}.part.lock`);
    expect(await fs.readdir(folder)).toEqual(["scored.jsonl.part.lock"]);
  });

  it("is never two processes' at the same time, also where both find one that was left by a killed process", async () => {
    const again = () =>
      promisify(execFile)(process.execPath, ["--no-warnings", join(root, "test/support/lock-again-and-again.ts"), out, "60"]); // prettier-ignore
    const refused = (await Promise.all([again(), again()])).map(({ stdout }) => Number(stdout));
    expect(refused[0] + refused[1]).toBeGreaterThan(0); // they did meet
    const left = (await fs.readdir(folder)).filter((name) => !name.includes(".ready-") && !name.endsWith(".part.lock"));
    expect(left).toEqual([]);
  });
});
