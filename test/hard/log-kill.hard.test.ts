import { fork, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import * as fs from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import { seededRandom } from "../../src/core/math/random.ts";
import { openPreferenceLog } from "../../src/store/log/preference-log.ts";
import { PreferenceStore } from "../../src/store/log/preference-store.ts";
import { readLog } from "../unit/store/log/read-log.ts";

const ROUNDS = 60;
const SEED = 20261128;

let folder: string;
beforeEach(async () => {
  folder = await fs.mkdtemp(join(tmpdir(), "rewardlens-log-kill-"));
});
afterEach(() => fs.rm(folder, { recursive: true }));

/** A writer that is killed after it acknowledged so many choices; resolves when it is gone. */
async function killAfter(count: number, name: string, acknowledged: Set<string>): Promise<void> {
  const script = join(import.meta.dirname, "append-until-killed.ts");
  const child: ChildProcess = fork(script, [folder, name], {
    execArgv: ["--experimental-strip-types", "--no-warnings"],
  });
  child.on("message", (id) => {
    acknowledged.add(String(id));
    if (--count === 0) child.kill("SIGKILL");
  });
  await once(child, "exit");
}

it(`loses no acknowledged choice to ${ROUNDS} rounds of two writers that are killed`, async () => {
  const random = seededRandom(SEED);
  const acknowledged = new Set<string>();
  for (let round = 0; round < ROUNDS; round++) {
    const kill = (name: string) => killAfter(1 + Math.floor(25 * random()), `${name} ${round}`, acknowledged);
    await Promise.all([kill("a"), kill("b")]);
  }
  const { records, problems } = await readLog(openPreferenceLog(folder));
  const found = new Set(records.map(({ id }) => id));
  expect([...acknowledged].filter((id) => !found.has(id))).toEqual([]);
  expect(acknowledged.size).toBeGreaterThan(2 * ROUNDS);
  // A kill tears at most the line that was being written.
  expect(problems.length).toBeLessThanOrEqual(2 * ROUNDS);
  const store = new PreferenceStore(folder);
  await store.refresh();
  expect(store.choices).toHaveLength(found.size);
  expect((await fs.readdir(join(folder, ".rewardlens"))).sort()).toEqual([".gitattributes", "preferences.jsonl"]);
  console.log(`${acknowledged.size} choices acknowledged, 0 lost, ${problems.length} torn lines`);
});
