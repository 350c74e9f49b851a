import { execFileSync, spawn } from "node:child_process";
import { once } from "node:events";
import * as fs from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { seededRandom } from "../../src/core/math/random.ts";
import { root } from "../../scripts/lib/paths.ts";

let folder: string;
beforeAll(async () => void (folder = await fs.mkdtemp(join(tmpdir(), "rewardlens-scale-"))));
afterAll(() => fs.rm(folder, { recursive: true }));
const node = (file: string, ...args: string[]) =>
  spawn(process.execPath, ["--no-warnings", join(root, "test", "hard", file), ...args], { stdio: "inherit" });

describe("a file that is written in segments", () => {
  it.each(["csv", "parquet"])("has the same bytes after sixty kills at any moment: %s", async (ending) => {
    const [whole, killed] = [`whole.${ending}`, `killed.${ending}`].map((name) => join(folder, name));
    const write = (out: string) => node("write-until-killed.ts", out, "6000", "25");
    await once(write(whole), "exit");
    const random = seededRandom(7);
    let kills = 0;
    for (let i = 0; i < 60; i++) {
      const child = write(killed);
      const ended = once(child, "exit") as Promise<[number | null]>;
      await Promise.race([delay(150 + 700 * random()), ended]);
      child.kill("SIGKILL");
      const [code] = await ended;
      if (code === null) kills++;
      else if (code === 0) break;
      else throw new Error(`it ended with ${code}`);
    }
    expect(kills).toBeGreaterThan(3);
    if (!(await fs.stat(killed).catch(() => undefined))) expect(await once(write(killed), "exit")).toEqual([0, null]);
    expect((await fs.readFile(killed)).equals(await fs.readFile(whole))).toBe(true);
  });
});

describe("the memory of the command", () => {
  it("is the same for a million different texts as for the 200,000 whose scores it keeps", () => {
    const peak = (count: number) =>
      Number(
        execFileSync(process.execPath, ["--no-warnings", join(root, "test/hard/score-memory-process.ts"), `${count}`]),
      );
    const [less, more] = [peak(250_000), peak(1_000_000)];
    expect(more).toBeLessThan(less + 60);
    expect(more).toBeLessThan(300);
  });
});
