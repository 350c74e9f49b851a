import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { Head } from "../../../src/core/model/head.ts";
import { saveHead } from "../../../src/store/heads/save-head.ts";
import { openHeadRegistry } from "../../../src/store/heads/head-registry.ts";
import { writeSafetensors } from "../../../src/store/heads/safetensors.ts";
import { ENCODER, headOf } from "./heads.ts";

vi.mock("vscode", () => import("./fake-vscode.ts"));
const { HeadService } = await import("../../../src/extension/heads/head-service.ts");

const OLD = "2026-11-23t12-00-00z-00000001";
const NEW = "2026-11-23t13-00-00z-00000002";

let root: string;
let folder: string;

beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), "rewardlens-heads-"));
  folder = join(root, "workspace");
  await mkdir(folder);
  for (const name of ["general", "on-topic", "helpful", "harmless"])
    await saveHead(join(root, "starters", name), headOf(name));
});

afterEach(() => rm(root, { recursive: true }));

function service(
  given: { wanted: string; trusted: boolean; live?: (head: Head) => Promise<Head> } = { wanted: "", trusted: true },
) {
  const asked = { live: async (head: Head) => head, ...given };
  const warnings: string[] = [];
  const heads = new HeadService({
    starters: join(root, "starters"),
    folder: () => folder,
    trusted: () => asked.trusted,
    wanted: () => asked.wanted,
    encoder: async () => ({ id: ENCODER, dimension: 2 }),
    live: asked.live,
    warn: (message) => warnings.push(message),
  });
  return { heads, warnings, asked, current: async () => (await heads.current()).card.id };
}

const train = (id: string, encoder = ENCODER, created = "2026-11-23T12:00:00.000Z") =>
  openHeadRegistry(folder).save(headOf(id, 100, encoder, created));

describe("HeadService", () => {
  it("begins with general", async () => {
    expect(await service().current()).toBe("general");
  });

  it("takes the starter or the version that is asked for", async () => {
    await train(OLD);
    expect(await service({ wanted: "helpful", trusted: true }).current()).toBe("helpful");
    expect(await service({ wanted: OLD, trusted: true }).current()).toBe(OLD);
  });

  it("follows the newest version, and reports each change once", async () => {
    const { heads, current } = service();
    const seen: [string, boolean][] = [];
    heads.onDidChangeHead(({ used, first }) => seen.push([used.head.card.id, first]));
    await current();
    await train(OLD);
    await heads.refresh();
    await train(NEW, ENCODER, "2026-11-23T13:00:00.000Z");
    await heads.refresh();
    await heads.refresh();
    expect(seen).toEqual([
      ["general", true],
      [OLD, false],
      [NEW, false],
    ]);
  });

  it("loads nothing before it is asked for a score", async () => {
    const { heads } = service();
    await heads.refresh();
    expect(heads.used).toBeUndefined();
  });

  it.each([
    ["is missing", "2020-01-01t00-00-00z-00000000", /2020-01-01t00-00-00z-00000000 cannot be loaded; using general/],
    ["leads out of the folder", "../../../etc", /cannot be loaded; using general/],
  ])("uses general, with one warning, for a head that %s", async (_, wanted, message) => {
    const { heads, warnings, current } = service({ wanted, trusted: true });
    expect(await current()).toBe("general");
    await heads.refresh();
    expect(warnings).toEqual([expect.stringMatching(message)]);
    expect(heads.used?.insteadOf).toBe(wanted);
  });

  it("says so when a head is broken, or belongs to another encoder", async () => {
    await writeFile(join(await train(OLD), "head.safetensors"), "torn");
    await train(NEW, "fedcba9876543210", "2026-11-23T13:00:00.000Z");
    const broken = service({ wanted: OLD, trusted: true });
    const foreign = service({ wanted: NEW, trusted: true });
    expect([await broken.current(), await foreign.current()]).toEqual(["general", "general"]);
    expect(broken.warnings).toEqual([expect.stringMatching(/damaged.*Train it again/)]);
    expect(foreign.warnings).toEqual([
      expect.stringMatching(/trained for encoder fedcba9876543210.*Train a new model/),
    ]);
  });

  it.each<[string, (head: Head) => Head, RegExp]>([
    [
      "weights for one feature",
      ({ card, ...head }) => ({
        ...head,
        card: { ...card, dimension: 1 },
        weights: Float32Array.of(1),
        mean: Float32Array.of(0),
        covariance: Float32Array.of(1),
      }),
      /has 1 weights, but encoder .* has 2 features/,
    ],
    [
      "1e300 as a weight",
      (head) => ({ ...head, weights: Float64Array.of(1e300, 0) as never }),
      /"weights" has 1e\+300/,
    ],
    ["NaN", (head) => ({ ...head, mean: Float32Array.of(NaN, 0) }), /"mean" contains NaN/],
    ["a variance below 0", (head) => ({ ...head, covariance: Float32Array.of(-1, 0, 1) }), /is not a covariance/],
  ])("uses the general head in place of one of the right encoder with %s", async (_, change, message) => {
    const directory = await train(OLD);
    const { card, weights, bias, mean, covariance } = change(headOf(OLD));
    const tensors = { weights, bias: Float64Array.of(bias), mean, covariance };
    const shaped = Object.fromEntries(
      Object.entries(tensors).map(([name, data]) => [name, { shape: [data.length], data }]),
    );
    await writeFile(join(directory, "card.json"), JSON.stringify(card));
    await writeFile(join(directory, "head.safetensors"), writeSafetensors({ tensors: shaped, metadata: {} }));
    for (const wanted of ["", OLD]) {
      const { heads, warnings, current } = service({ wanted, trusted: true });
      expect(await current()).toBe("general");
      await heads.refresh();
      expect(warnings).toEqual([expect.stringMatching(message)]);
      expect(heads.used?.insteadOf).toEqual(wanted || expect.any(String));
    }
  });

  it("does not load a workspace's heads where it is not trusted, and does once it is", async () => {
    await train(OLD);
    const { heads, warnings, asked, current } = service({ wanted: "", trusted: false });
    expect(await current()).toBe("general");
    expect((await heads.versions()).cards).toEqual([]);
    asked.wanted = OLD;
    await heads.refresh();
    expect(await current()).toBe("general");
    expect(warnings).toEqual([expect.stringMatching(/Restricted Mode/)]);
    asked.trusted = true;
    await heads.refresh();
    expect(await current()).toBe(OLD);
  });

  it("rejects when not even the starter can be read, and tries again the next time", async () => {
    const { current } = service();
    const card = join(root, "starters", "general", "card.json");
    await rm(card);
    await expect(current()).rejects.toThrow(/Cannot read/);
    await saveHead(join(root, "again"), headOf("general"));
    await rm(join(root, "starters", "general"), { recursive: true });
    await saveHead(join(root, "starters", "general"), headOf("general"));
    expect(await current()).toBe("general");
  });

  it("gives the head as it is stored beside the one that follows choices, also once its folder is gone", async () => {
    const live = async (head: Head): Promise<Head> => ({ ...head, added: 3 });
    await train(OLD);
    const { heads } = service({ wanted: "", trusted: true, live });
    expect((await heads.current()).added).toBe(3);
    await rm(folder, { recursive: true });
    const stored = await heads.stored();
    expect([stored.card.id, stored.added]).toEqual([OLD, undefined]);
  });
});
