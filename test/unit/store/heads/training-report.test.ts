import { mkdtemp, readdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { train } from "../../../../src/core/train.ts";
import { loadHead, loadReport } from "../../../../src/store/heads/load-head.ts";
import { saveHead } from "../../../../src/store/heads/save-head.ts";
import { reportKey } from "../../../../src/training/training-pairs.ts";
import { madePreferences, someCard } from "../../core/synthetic.ts";

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "rewardlens-report-"));
});
afterEach(() => rm(folder, { recursive: true }));

describe("a training's report beside its head", () => {
  const set = madePreferences({ pairs: 12 });
  const before = { name: "on-topic", weights: set.taste };
  const head = train(set, { card: someCard, before, learningCurve: true });
  const keys = Array.from({ length: 12 }, (_, i) => reportKey({ query: `q${i}`, first: "a", second: "b" }));
  const report = { ...head.report!, keys };

  it("is read back as it was, and the head without it", async () => {
    const target = join(folder, "made");
    await saveHead(target, { ...head, report });
    expect(await loadReport(target)).toEqual(report);
    expect((await loadHead(target)).report).toBeUndefined();
    await saveHead(target, { ...head, report: undefined });
    expect(await loadReport(target)).toBeUndefined();
    expect((await readdir(target)).sort()).toEqual(["card.json", "head.safetensors"]);
  });

  it.each([
    ["no JSON", "{"],
    ["lists of different lengths", JSON.stringify({ ...report, heldOut: [1] })],
    ["a word for a number", JSON.stringify({ ...report, label: report.label.map(() => "1") })],
    ["no choice", JSON.stringify({ ...report, keys: [], label: [], heldOut: [], rewards: { first: [], second: [] } })],
    ["a fit without a loss", JSON.stringify({ ...report, losses: [{ fold: 0, training: [], heldOut: [] }] })],
    [
      "losses of different lengths",
      JSON.stringify({ ...report, losses: [{ fold: 1, training: [1, 2], heldOut: [1] }] }),
    ],
    ["a fold twice", JSON.stringify({ ...report, losses: [report.losses[0], report.losses[0]] })],
    ["rewards of different lengths", JSON.stringify({ ...report, rewards: { ...report.rewards, second: [1] } })],
    ["margins before of another length", JSON.stringify({ ...report, before: { head: "a", margins: [] } })],
    ["a reward of no head", JSON.stringify({ ...report, heldOut: report.heldOut.map(() => 1e300) })],
    [
      "a curve out of order",
      JSON.stringify({
        ...report,
        learning: [9, 5].map((choices) => ({ choices, accuracy: { value: 0.5, low: 0.4, high: 0.6 } })),
      }),
    ],
    ["a later version", JSON.stringify({ ...report, schema: 2 })],
  ])("is refused where it is broken: %s", async (_, text) => {
    const target = join(folder, "made");
    await saveHead(target, { ...head, report });
    await writeFile(join(target, "report.json"), text);
    await expect(loadReport(target)).rejects.toMatchObject({ code: "head-broken" });
  });
});
