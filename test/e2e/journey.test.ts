import { cp, readFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { root } from "../../scripts/lib/paths.ts";
import { readPairs } from "../../src/formats/read-pairs.ts";
import {
  comparePairs,
  lensTexts,
  notification,
  openFile,
  runCommand,
  scoredLens,
} from "../support/workbench/actions.ts";
import { ComparePage } from "../support/workbench/compare-page.ts";
import { picturesOfFailures } from "../support/workbench/on-failure.ts";
import { openWorkbench } from "../support/workbench/workbench.ts";
import type { Workbench } from "../support/workbench/workbench.ts";

const scoreOf = (lens: string): number => Number(/0\.\d{2,3}/.exec(lens)?.[0]);

/** One person's afternoon, in the order of the README: each step needs the one before. */
describe("score, choose, train, score again", () => {
  let workbench: Workbench;
  let before: string[];
  let after: string[];

  beforeAll(async () => {
    workbench = await openWorkbench();
    await cp(join(root, "test", "support", "workbench", "drafts.md"), join(workbench.folder, "drafts.md"));
  });
  afterAll(() => workbench?.close());
  picturesOfFailures(() => workbench);

  it("shows a score over each response of the sample, the treaty well above the penguins", async () => {
    await openFile(workbench.page, "antarctica.md");
    const [treaty, penguins] = await lensTexts(workbench.page, 3, scoredLens);
    expect(treaty).toMatch(/· general$/);
    expect(scoreOf(treaty)).toBeGreaterThan(scoreOf(penguins) + 0.2);
  });

  it("scores two drafts by the starter", async () => {
    await openFile(workbench.page, "drafts.md");
    before = await lensTexts(workbench.page, 2, scoredLens);
    for (const lens of before) expect(lens).toMatch(/· general$/);
  });

  it("takes twelve choices by keyboard, and keeps each immediately", async () => {
    const { page, folder } = workbench;
    await comparePairs(page);
    await choose(workbench, 12);
    const shown = (await records(folder)).map((record) => JSON.stringify(record["shown"]));
    expect(new Set(shown), "the order is drawn at random").toEqual(new Set(["[0,1]", "[1,0]"]));
  });

  it("takes a choice back", async () => {
    const { page, folder } = workbench;
    const compare = await ComparePage.find(page);
    const { left, right } = await compare.shown();
    await compare.press("0");
    await expect.poll(() => records(folder)).toHaveLength(13);
    await compare.press("u");
    await expect.poll(async () => (await records(folder)).at(-1)?.["kind"]).toBe("withdrawal");
    await expect.poll(() => compare.shown()).toEqual({ left, right });
  });

  it("takes the sample's other twelve: after twelve choices a draft's interval is still as wide as ignorance", async () => {
    await choose(workbench, 12);
  });

  it("trains a head of the choices", async () => {
    await runCommand(workbench.page, "Reward Lens: Train Reward Model");
    const result = await notification(workbench.page, /Model 1 · 24 choices is ready/);
    expect(result).toMatch(/it agrees with [\d.]+% of your unseen choices \(length alone: [\d.]+%\)/);
  });

  it("shows the preferred kind higher than before, by the new head", async () => {
    const { page } = workbench;
    await openFile(page, "drafts.md");
    await expect
      .poll(async () => (await lensTexts(page, 2, scoredLens))[0], { timeout: 60_000 })
      .not.toMatch(/general/);
    after = await lensTexts(page, 2, scoredLens);
    const gap = (lenses: string[]): number => scoreOf(lenses[0]) - scoreOf(lenses[1]);
    expect(gap(after)).toBeGreaterThan(gap(before) + 0.1);
  });

  it("shows the same scores after the window is reloaded", async () => {
    await workbench.reload();
    await openFile(workbench.page, "drafts.md");
    expect(await lensTexts(workbench.page, 2, scoredLens)).toEqual(after);
  });
});

/** Answers so many pairs by keyboard, each as directAnswers has it. */
async function choose({ page, folder }: Workbench, count: number): Promise<void> {
  const compare = await ComparePage.find(page);
  const direct = await directAnswers(folder);
  const before = (await records(folder)).length;
  for (let choices = 1; choices <= count; choices++) {
    const { left, right } = await compare.shown();
    expect(direct.has(left)).not.toBe(direct.has(right));
    await compare.press(direct.has(left) ? "1" : "2");
    await expect.poll(() => records(folder)).toHaveLength(before + choices);
  }
}

/** The person of this test likes direct answers; of the sample pairs those are the chosen ones. */
async function directAnswers(folder: string): Promise<Set<string>> {
  const { pairs } = readPairs(await readFile(join(folder, "pairs.jsonl"), "utf8"));
  return new Set(pairs.map(({ chosen }) => chosen));
}

async function records(folder: string): Promise<Record<string, unknown>[]> {
  const text = await readFile(join(folder, ".rewardlens", "preferences.jsonl"), "utf8").catch((error: unknown) => {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return "";
    throw error;
  });
  const lines = text.split("\n").filter((line) => line !== "");
  return lines.map((line) => JSON.parse(line) as Record<string, unknown>);
}
