import { readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { Frame } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { activePreferences } from "../../src/store/log/log-state.ts";
import { parseLog } from "../../src/store/log/parse-log.ts";
import { repository } from "../support/verify.ts";
import { openFile, runCommand, screenshot, webviewFrame } from "../support/workbench/actions.ts";
import { ComparePage } from "../support/workbench/compare-page.ts";
import { picturesOfFailures } from "../support/workbench/on-failure.ts";
import { openWorkbench, type Workbench } from "../support/workbench/workbench.ts";

const QUERIES = Array.from({ length: 12 }, (_, i) => `How do I change setting ${i + 1} of my router?`);
const good = (i: number) =>
  `Open the settings of the router, choose page ${i + 1}, change the value and press Save. Then wait a minute until it has started again.`;
const bad = (i: number) => `idk lol setting ${i + 1} who cares`;
const lines = (answer: (i: number) => string, queries = QUERIES) =>
  queries.map((query, i) => JSON.stringify({ query, response: answer(i) })).join("\n");

let workbench: Workbench;
let from: string;
beforeAll(async () => {
  from = repository({ "outputs.jsonl": lines(bad, [...QUERIES, "Only asked before?"]) });
  await writeFile(join(from, "outputs.jsonl"), lines(good, [...QUERIES, "Only asked now?"]));
  workbench = await openWorkbench({ from, settings: { "rewardLens.annotator": "tester" } });
});
afterAll(async () => {
  await workbench?.close();
  await rm(from, { recursive: true, force: true });
});
picturesOfFailures(() => workbench);

const prompts = () => webviewFrame(workbench.page, "rewardlens-prompts");
const textOf = (frame: Frame, id: string) => frame.getByTestId(id).innerText();

/** Answers the quick input that is there, with the first row or what is written in it. */
async function enter(title: RegExp): Promise<void> {
  const { page } = workbench;
  await page.locator(".quick-input-widget .quick-input-title", { hasText: title }).waitFor();
  await page.keyboard.press("Enter");
}

describe("Compare Prompts in VS Code", () => {
  it("says whether a file's responses are better than at a git revision", async () => {
    const { page } = workbench;
    await openFile(page, "outputs.jsonl");
    await runCommand(page, "Reward Lens: Compare Prompts…");
    await enter(/1 of 2/);
    await enter(/2 of 2/);
    await enter(/revision to compare/);
    const frame = await prompts();
    await frame.getByTestId("sentence").waitFor();
    expect(await textOf(frame, "sentence")).toMatch(
      /^Responses against outputs\.jsonl at HEAD, by model general: (?:better|can't tell) \(\d+%, \d+ to \d+, 12 queries\)\. At equal lengths: /,
    );
    const only = await frame.getByTestId("only").locator("summary").allInnerTexts();
    expect(only).toEqual(["1 query only in outputs.jsonl", "1 query only in outputs.jsonl at HEAD"]);
    expect(await frame.locator("tbody tr").count()).toBe(12);
    await screenshot(page, "compare-prompts");
  });

  it("opens a pair with one key, and marks its row where the person chose against the model", async () => {
    const { page, folder } = workbench;
    const frame = await prompts();
    const row = frame.getByTestId("row-0");
    const query = await row.locator("button").innerText();
    await row.locator("button").focus();
    await page.keyboard.press("Enter");
    const compare = await ComparePage.find(page);
    const { left } = await compare.shown();
    await compare.press(left.includes("idk") ? "1" : "2");
    const log = async () =>
      activePreferences(parseLog(await readFile(join(folder, ".rewardlens", "preferences.jsonl"), "utf8")).records);
    await expect.poll(() => log().catch(() => [])).toHaveLength(1);
    const [record] = await log();
    expect([record.query, record.source]).toEqual([query, "outputs.jsonl"]);
    expect(record.responses[record.choice === "first" ? 0 : 1]).toContain("idk");
    await page.locator(".tab", { hasText: "Compare Prompts" }).click();
    await (await prompts()).getByTestId("row-0").getByText("against the model").waitFor();
  });

  it("comes back after a reload of the window, with the choice", async () => {
    const { page } = workbench;
    await workbench.reload();
    await page.locator(".tab", { hasText: "Compare Prompts" }).click();
    const frame = await prompts();
    await frame.getByTestId("sentence").waitFor();
    await frame.getByTestId("row-0").getByText("against the model").waitFor();
  });
});
