import { fork } from "node:child_process";
import { once } from "node:events";
import * as fs from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout } from "node:timers/promises";
import { afterEach, beforeEach, expect, it } from "vitest";
import { seededRandom } from "../../src/core/math/random.ts";
import { loadHead } from "../../src/store/heads/load-head.ts";
import { saveHead } from "../../src/store/heads/save-head.ts";
import { openHeadRegistry } from "../../src/store/heads/head-registry.ts";
import { aHead } from "../unit/store/heads/a-head.ts";

const ROUNDS = 150;
const SEED = 20261129;

let folder: string;
beforeEach(async () => {
  folder = await fs.mkdtemp(join(tmpdir(), "rewardlens-head-kill-"));
});
afterEach(() => fs.rm(folder, { recursive: true }));

it(`has a whole head after each of ${ROUNDS} savers that are killed, and no litter after the next save`, async () => {
  const random = seededRandom(SEED);
  const script = join(import.meta.dirname, "save-until-killed.ts");
  await saveHead(join(folder, "mine"), aHead());
  await openHeadRegistry(folder).save(aHead("kept"));
  let set = 0;
  for (let round = 0; round < ROUNDS; round++) {
    const child = fork(script, [folder, `r${round}`], { execArgv: ["--experimental-strip-types", "--no-warnings"] });
    await once(child, "message");
    await setTimeout(120 * random()); // the moment of the kill
    child.kill("SIGKILL");
    await once(child, "exit");
    if ((await fs.readdir(folder)).some((name) => name.endsWith(".old"))) set++;
    expect((await loadHead(join(folder, "mine"))).card.encoder, `round ${round}`).toBe(aHead().card.encoder);
    expect((await openHeadRegistry(folder).load("kept")).card.id, `round ${round}`).toBe("kept");
  }
  await saveHead(join(folder, "mine"), aHead());
  const registry = openHeadRegistry(folder);
  await registry.save(aHead("kept"));
  expect((await fs.readdir(folder)).sort()).toEqual([".rewardlens", "mine"]);
  expect(await fs.readdir(registry.path)).toEqual(["kept"]);
  expect((await fs.readdir(join(registry.path, "kept"))).sort()).toEqual(["card.json", "head.safetensors"]);
  expect(await registry.list()).toMatchObject({ cards: [{ id: "kept" }], problems: [] });
  console.log(`${ROUNDS} kills, each with a whole head behind it; ${set} with the earlier one moved aside`);
});
