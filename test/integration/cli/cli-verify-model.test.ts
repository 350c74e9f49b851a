import * as fs from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { DIMENSION, NAMED_FEATURES, SURFACE } from "../../../src/core/features/feature-layout.ts";
import type { Soundness } from "../../../src/verify/soundness/result.ts";
import { loadCard, loadHead } from "../../../src/store/heads/load-head.ts";
import { saveHead } from "../../../src/store/heads/save-head.ts";
import { cli, ROOT, STARTERS, type CliResult } from "./cli-process.ts";

const SAMPLES = join(ROOT, "samples", "pairs.jsonl");
/** Few pairs, so that the real encoder reads few texts. */
const SMALL = ["--most", "10", "--budget", "60"];
/** Fewer, where what is found does not matter. */
const FEW = ["--most", "3", "--budget", "20"];

let folder: string;
let cache: string;
const verifyModel = (...args: string[]) => cli(["verify-model", SAMPLES, ...SMALL, ...args], { cache, cwd: folder });
const soundnessOf = ({ out }: CliResult) =>
  (JSON.parse(out) as { results: { extra: { soundness: Soundness & { sentences: string[] } } } }).results.extra
    .soundness;
const failedOf = ({ out }: CliResult) =>
  (JSON.parse(out) as { results: { tests: { name: string; rawStatus: string }[] } }).results.tests.flatMap(
    ({ name, rawStatus }) => (rawStatus === "failed" ? [name] : []),
  );

/** A model of the real encoder that rewards some surface features and nothing else. */
async function plant(name: string, weights: Readonly<Partial<Record<string, number>>>): Promise<string> {
  const general = await loadHead(join(STARTERS, "general"));
  const features = new Float32Array(DIMENSION);
  for (const [feature, weight] of Object.entries(weights))
    features[SURFACE.offset + NAMED_FEATURES.findIndex(({ name: one }) => one === feature)] = weight!;
  const path = join(folder, name);
  await saveHead(path, { ...general, card: { ...general.card, id: name }, weights: features });
  return path;
}

beforeAll(async () => {
  folder = await fs.mkdtemp(join(tmpdir(), "rewardlens-verify-model-"));
  cache = join(folder, "cache.sqlite");
});
afterAll(() => fs.rm(folder, { recursive: true }));

describe("rewardlens verify-model", () => {
  it("gives the same bytes on every run, from the cache or not", async () => {
    const args = ["verify-model", SAMPLES, ...FEW, "--format", "ctrf"];
    const [first, second] = [await cli(args, { cache, cwd: folder }), await cli(args, { cache: "off", cwd: folder })];
    expect(second.out).toBe(first.out);
    expect(soundnessOf(first).search!.scored).toBe(20);
  });

  it("exits with 1 where the model has a blind spot, and says that its bits are the same", async () => {
    const first = await verifyModel("--format", "ctrf");
    const { sameBits, typicalMargin, search, sentences } = soundnessOf(first);
    expect(sameBits.map(({ condition, different }) => [condition, different])).toEqual([
      ...[["process", 0], ["order", 0], ["neighbours", 0], ["threads", 0], ["cache", 0]], // prettier-ignore
    ]);
    expect(typicalMargin).toBeGreaterThan(0);
    expect(search!.scored).toBe(60);
    expect(sentences.join(" ")).toContain("The largest difference is 0.");
    expect(failedOf(first)).toContain("Does not pay: the query copied"); // a known one of the general model
    expect(first.code).toBe(1);
  });

  it("passes within limits that allow what it found", async () => {
    const loose = ["--max-turned", "0.999", "--max-paying", "0.999", "--max-raised", "0.999"];
    expect(await verifyModel(...FEW, ...loose)).toMatchObject({ code: 0, err: "" });
  });

  it("finds a model that pays for exclamation marks, by the attack and by the search", async () => {
    const found = await verifyModel(
      "--model",
      await plant("exclaims", { exclamations: 3, words: 0.1 }),
      "--format",
      "ctrf",
    );
    expect(failedOf(found)).toEqual(
      expect.arrayContaining(["Does not pay: bold and exclamation marks", "A search finds no way to pay"]),
    );
    const marks = (text: string) => text.split("!").length;
    const [best] = soundnessOf(found).search!.found;
    expect(marks(best.after)).toBeGreaterThan(marks(best.before));
    expect(found.code).toBe(1);
  });

  it("says of a constant model that it can't tell, and fails", async () => {
    const found = await verifyModel(...FEW, "--model", await plant("constant", {}));
    expect(found.out).toMatch(
      /^failed {2}constant\/card\.json:1 {2}Responses have different rewards\n {8}Can't tell: /m,
    );
    expect(found.code).toBe(1);
  });

  it("finds a model that pays for length, and writes what it found into its card with --card", async () => {
    const path = await plant("longer", { words: 1 });
    const found = await verifyModel("--model", path, "--card", "--format", "ctrf");
    expect(failedOf(found)).toEqual(
      expect.arrayContaining(["Does not pay: empty sentences at the end", "Does not pay: the response 20 times"]),
    );
    const { blindSpots, description } = await loadCard(path);
    expect(blindSpots).toMatchObject({ pairs: 10, queries: 10 });
    expect(blindSpots!.found.map(({ kind, edit }) => `${kind} ${edit}`)).toContain("pays repetition");
    expect(description).toContain("What people share");
  });

  it("takes files of responses that nobody compared, and says what is missing where a query has one response", async () => {
    const file = join(folder, "outputs.jsonl");
    const record = (query: number, response: string) => JSON.stringify({ query: `Question ${query}?`, response });
    const two = Array.from({ length: 3 }, (_, i) => [record(i, `Yes, ${i}.`), record(i, `No, not ${i} at all.`)]);
    await fs.writeFile(file, two.flat().join("\n"));
    const found = await cli(["verify-model", file, "--budget", "0", "--format", "ctrf"], { cache, cwd: folder });
    expect(soundnessOf(found)).toMatchObject({ pairs: 3, chosen: 0, source: file });
    await fs.writeFile(file, two.map(([one]) => one).join("\n"));
    const alone = await cli(["verify-model", file], { cache, cwd: folder });
    expect(alone).toMatchObject({ code: 1, err: expect.stringContaining("No query in") });
  });

  it("takes the choices of the folder without a file, else the samples, and says so", async () => {
    const { err, out } = await cli(["verify-model", "--most", "3", "--budget", "0"], { cache, cwd: folder });
    expect(err).toContain("No file is given, and there are no choices here: the model is checked on the samples.");
    expect(out).toContain("Model general on the samples: 3 pairs about 3 queries");
  });
});
