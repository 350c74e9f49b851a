import { existsSync, readdirSync, statSync } from "node:fs";
import * as fs from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { loadHead } from "../../src/store/head-files.ts";
import { cli, jsonOf, ROOT } from "./cli-process.ts";

const HELPFUL = join(ROOT, "..", "shared", "data", "hh-helpful.jsonl");
const reason = existsSync(HELPFUL) ? "" : " (skipped: ../shared/data is not here)";
const CACHES = Number(process.versions.node.split(".")[0]) >= 22;

interface Figures {
  readonly pairs: number;
  readonly accuracy: number;
  readonly heldOutAccuracy: number;
  readonly lengthBaseline: number;
}

let folder: string;
beforeAll(async () => void (folder = await fs.mkdtemp(join(tmpdir(), "rewardlens-cli-real-"))));
afterAll(() => fs.rm(folder, { recursive: true }));

describe.skipIf(reason)(`2339 pairs of people's choices${reason}`, () => {
  const cacheFolder = () => join(folder, "cache");
  const cache = () => join(cacheFolder(), "embeddings.sqlite");
  const head = () => join(folder, "heads", "helpful");
  const cachedBytes = () =>
    existsSync(cacheFolder())
      ? readdirSync(cacheFolder()).reduce((sum, name) => sum + statSync(join(cacheFolder(), name)).size, 0)
      : 0;
  const train = (interruptWhen?: Promise<unknown>) =>
    cli(["train", HELPFUL, "--out", head(), "--starter", "none", "--json"], {
      cache: cache(),
      ...(interruptWhen && { interruptWhen }),
    });

  it("are interrupted half way without a trace, then trained", async () => {
    // About 300 of the 4678 texts are in the cache by then. Without node:sqlite it is interrupted at the start.
    const begun = () => (CACHES ? cachedBytes() > 1_000_000 : existsSync(join(folder, "heads")));
    const first = await train(vi.waitUntil(begun, { timeout: 300_000 }));
    expect(first).toMatchObject({ code: 130, out: "" });
    expect(await fs.readdir(join(folder, "heads"))).toEqual([]);
    const second = await train();
    expect(second).toMatchObject({ code: 0, err: "" });
    const [{ pairs, heldOutAccuracy, lengthBaseline }] = jsonOf<Figures>(second);
    expect(pairs).toBe(2339);
    expect(heldOutAccuracy).toBeGreaterThan(lengthBaseline);
    expect((await loadHead(head())).card.pairs).toBe(2339);
  });

  it("are predicted about as well as docs/measurements.md says: 64 %, well above length", async () => {
    const [figures] = jsonOf<Figures>(await cli(["crossvalidate", HELPFUL, "--json"], { cache: cache() }));
    expect(figures.accuracy).toBeGreaterThan(0.625);
    expect(figures.accuracy).toBeGreaterThan(figures.lengthBaseline + 0.02);
  });
});
