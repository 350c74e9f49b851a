import { existsSync } from "node:fs";
import * as fs from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { plantMistakes, shareFound } from "../../../scripts/lib/measure/planted-mistakes.ts";
import { loadHead } from "../../../src/store/heads/load-head.ts";
import { cli, jsonOf, ROOT } from "./cli-process.ts";

const SET = join(ROOT, "..", "shared", "data", "hh-helpful.jsonl");
const reason = existsSync(SET) ? "" : " (skipped: ../shared/data is not here)";
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

/** The first pairs of the set, and their distinct texts. */
const [PAIRS, TEXTS] = [1000, 2000];

describe.skipIf(reason)(`${PAIRS} pairs of people's choices${reason}`, () => {
  const pairs = () => join(folder, "helpful.jsonl");
  beforeAll(async () => {
    const lines = (await fs.readFile(SET, "utf8")).split("\n");
    await fs.writeFile(pairs(), `${lines.slice(0, PAIRS).join("\n")}\n`);
  });
  const cache = () => join(folder, "cache", "embeddings.sqlite");
  const head = () => join(folder, "heads", "helpful");
  /** Texts that the run has read and kept so far. */
  const cached = async () => {
    if (!existsSync(cache())) return 0;
    const { DatabaseSync } = await import("node:sqlite");
    const database = new DatabaseSync(cache(), { readOnly: true });
    try {
      return Number(database.prepare("SELECT count(*) AS texts FROM embedding").get()?.["texts"]);
    } catch {
      return 0; // the run is about to make the table, or has its lock
    } finally {
      database.close();
    }
  };
  const train = (interruptWhen?: Promise<unknown>) =>
    cli(["train", pairs(), "--out", head(), "--starter", "none", "--json"], {
      cache: cache(),
      ...(interruptWhen && { interruptWhen }),
    });

  it("are interrupted half way without a trace, then trained", async () => {
    // Without node:sqlite nothing reports its progress, and it is interrupted at the start.
    const halfWay = async () => (CACHES ? (await cached()) > TEXTS / 2 : existsSync(join(folder, "heads")));
    const first = await train(vi.waitUntil(halfWay, { timeout: 300_000, interval: 200 }));
    if (CACHES) expect(await cached()).toBeLessThan(0.75 * TEXTS);
    expect(first).toMatchObject({ code: 130, out: "" });
    expect(await fs.readdir(join(folder, "heads"))).toEqual([]);
    const second = await train();
    expect(second).toMatchObject({ code: 0, err: "" });
    const [{ heldOutAccuracy, lengthBaseline, ...figures }] = jsonOf<Figures>(second);
    expect(figures.pairs).toBe(PAIRS);
    expect(heldOutAccuracy).toBeGreaterThan(lengthBaseline);
    expect((await loadHead(head())).card.pairs).toBe(PAIRS);
  });

  it("are predicted about as well as docs/measurements.md says: 67%, well above length", async () => {
    const [figures] = jsonOf<Figures>(await cli(["crossvalidate", pairs(), "--json"], { cache: cache() }));
    expect(figures.accuracy).toBeGreaterThan(0.65);
    expect(figures.accuracy).toBeGreaterThan(figures.lengthBaseline + 0.02);
  });

  it("are audited: of 300, one in ten turned round, more of those are among the first fifth that is named than chance would have (docs/verify.md)", async () => {
    const planted = await plantMistakes(pairs(), 300, 7, folder);
    const [{ findings }] = jsonOf<{ readonly findings: readonly { readonly line: number }[] }>(
      await cli(["audit", planted.file, "--json", "--most", "300"], { cache: cache() }),
    );
    expect(planted.lines.size).toBe(30);
    expect(shareFound(planted, findings)).toBeGreaterThan(0.2);
  });
});
