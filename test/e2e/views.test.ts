import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { readPairs } from "../../src/formats/read-pairs.ts";
import { replay } from "../../src/store/log/log-state.ts";
import { openPreferenceLog } from "../../src/store/log/preference-log.ts";
import type { NewPreference } from "../../src/store/log/record.ts";
import { lensTexts, openByKey, openFile, runCommand, scoredLens, screenshot } from "../support/workbench/actions.ts";
import { preference as aPreference } from "../support/preference.ts";
import { picturesOfFailures } from "../support/workbench/on-failure.ts";
import { openWorkbench } from "../support/workbench/workbench.ts";
import type { Workbench } from "../support/workbench/workbench.ts";
import { readLog } from "../unit/store/log/read-log.ts";

const preference = (query: string, more: Partial<NewPreference> = {}): NewPreference =>
  aPreference(query, {
    responses: ["Seven countries claim a part of it; the treaty freezes their claims.", "Penguins live there."],
    ...{ strength: 2, annotator: "Ada", at: "2026-11-20T10:00:00.000Z", source: "antarctica.md" },
    ...more,
  });

let workbench: Workbench;
beforeAll(async () => {
  workbench = await openWorkbench({ settings: { "rewardLens.annotator": "Ada" } });
});
afterAll(() => workbench?.close());
picturesOfFailures(() => workbench);

const rows = () => workbench.page.locator(".tree-explorer-viewlet-tree-view .monaco-list-row[aria-label]");
const row = (text: string | RegExp) => rows().filter({ hasText: text }).first();
const input = () => workbench.page.locator(".quick-input-widget .quick-input-box input");

describe("the Choices view, by keyboard", () => {
  const state = async () => replay((await readLog(openPreferenceLog(workbench.folder))).records);

  it("is not there while there is no choice: one view says what to do first", async () => {
    const { page } = workbench;
    await page.locator(".activitybar .action-label[aria-label^='Reward Lens']").click();
    const steps = page.locator(".welcome-view-content:visible");
    await steps.filter({ hasText: "Open a file that has a prompt" }).waitFor();
    expect(await steps.locator(".monaco-button").allInnerTexts()).toEqual(["Open File"]);
    await openFile(page, "antarctica.md");
    await steps.filter({ hasText: "This file has responses to compare" }).waitFor();
    expect(await steps.locator(".monaco-button").allInnerTexts()).toEqual(["Compare Responses"]);
    await screenshot(page, "choices-empty");
  });

  it("has a walkthrough that ticks what was done before it is opened", async () => {
    const { page } = workbench;
    await lensTexts(page, 3, scoredLens);
    await runCommand(page, "Welcome: Open Walkthrough...");
    await page.locator(".quick-input-list .monaco-list-row", { hasText: "Score your own drafts" }).click();
    const step = (title: string) => page.locator(".getting-started-step", { hasText: title });
    for (const title of ["Open a file with responses", "See the scores"])
      await step(title).locator(".codicon.complete").waitFor();
    expect(await step("Choose between twelve pairs").locator(".codicon.complete").count()).toBe(0);
    await runCommand(page, "View: Close Editor");
  });

  it("lists choices as they come, by query", async () => {
    const { page, folder } = workbench;
    const log = openPreferenceLog(folder);
    await log.append(preference("Which country owns Antarctica?"));
    await log.append(preference("Which country owns Antarctica?", { annotator: "Grace", choice: "tie" }));
    await log.append(
      preference("Who lives there?", { choice: "second", tags: ["short"], at: "2026-11-21T10:00:00.000Z" }),
    );
    await row("Which country owns Antarctica?").click();
    await row("Seven countries claim").waitFor();
    await row("Tie: Seven").waitFor();
    await screenshot(page, "choices");
  });

  it("revises a choice: F2, then Enter and what is typed", async () => {
    const { page } = workbench;
    await rows().filter({ hasText: "Seven countries claim", hasNotText: "Tie:" }).click();
    await page.locator(".monaco-diff-editor").waitFor();
    await openByKey(page, "F2", page.getByText("Revise the choice"), () =>
      runCommand(page, "Reward Lens: Focus on Choices View"),
    );
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("Enter");
    await page.getByText("How much better?").waitFor();
    await page.keyboard.press("Enter");
    await page.getByText("Reason (may be empty)").waitFor();
    await input().fill("It is shorter");
    await page.keyboard.press("Enter");
    await page.getByText("Tags, separated by commas").waitFor();
    await input().fill("short, #plain");
    await page.keyboard.press("Enter");
    const revised = { choice: "second", strength: 2, reason: "It is shorter", tags: ["short", "plain"] };
    await expect.poll(async () => (await state())[0].current).toMatchObject(revised);
    await rows().filter({ hasText: "revised", hasNotText: "Tie:" }).waitFor();
  });

  it("withdraws by Delete and restores by Shift+Delete", async () => {
    const { page } = workbench;
    const held = async () => (await state())[0].withdrawals.length === 0;
    await runCommand(page, "Reward Lens: Focus on Choices View");
    await page.locator(".tree-explorer-viewlet-tree-view .monaco-list:focus").waitFor();
    await page.keyboard.press("Delete");
    await expect.poll(held).toBe(false);
    await row(/Penguins live there.*withdrawn/).waitFor();
    await page.keyboard.press("Shift+Delete");
    await expect.poll(held).toBe(true);
    await row("withdrawn").waitFor({ state: "detached" });
  });

  it("does not let anybody revise another one's choice", async () => {
    const { page } = workbench;
    await row("Tie: Seven").click();
    // The texts that the click opens take the focus.
    await page.locator(".monaco-diff-editor .monaco-editor.focused").waitFor();
    await runCommand(page, "Reward Lens: Focus on Choices View");
    await page.locator(".tree-explorer-viewlet-tree-view .monaco-list:focus").waitFor();
    await page.keyboard.press("F2");
    // The message that a choice is withdrawn is still in the list, so the list stays open.
    await page.locator('[id="status.notifications"]').click();
    await page.getByText("Only Grace can change this choice (you are Ada)").first().waitFor();
    expect(await state()).toHaveLength(3);
  });

  it("filters by the query's text, and clears the filter", async () => {
    const { page } = workbench;
    await runCommand(page, "Reward Lens: Filter Choices");
    await page.getByText("Text of the query").waitFor();
    await page.keyboard.press("Enter");
    await page.getByText("Show choices whose query has this text").waitFor();
    await input().fill("who LIVES");
    await page.keyboard.press("Enter");
    await row("Which country").waitFor({ state: "detached" });
    await row("Who lives there?").waitFor();
    await page.getByText("Filter: query has “who LIVES”").waitFor();
    await screenshot(page, "choices-filtered");
    await runCommand(page, "Reward Lens: Clear Filter of Choices");
    await row("Which country").waitFor();
  });
});

describe("the Queue view", () => {
  it("makes a queue of the document in front by keys, and counts its pairs", async () => {
    const { page } = workbench;
    await openFile(page, "pairs.jsonl");
    await runCommand(page, "Reward Lens: Add Pairs to Queue");
    await page.getByText("The responses of pairs.jsonl").waitFor();
    await page.keyboard.press("Enter");
    await page.getByText("A name for the queue").waitFor();
    await input().fill("Sample pairs");
    await page.keyboard.press("Enter");
    await row(/Sample pairs.*0 of \d+ done/).waitFor();
    await row(/pairs\.jsonl.*0 of \d+ done/).waitFor();
  });

  it("follows the log, with what is left on its badge, and is there after a reload", async () => {
    const { page, folder } = workbench;
    const { pairs } = readPairs(await readFile(join(folder, "pairs.jsonl"), "utf8"));
    const [{ query, chosen, rejected }] = pairs;
    await openPreferenceLog(folder).append(
      preference(query, { responses: [rejected, chosen], choice: "second", source: "pairs.jsonl" }),
    );
    await row(new RegExp(`Sample pairs.*1 of ${pairs.length} done`)).waitFor();
    const badge = page.locator(".activitybar .action-item", { has: page.locator("[aria-label^='Reward Lens']") });
    await expect.poll(async () => badge.locator(".badge-content").innerText()).toBe(String(pairs.length - 1));
    await screenshot(page, "queue");
    await page.reload(); // the explorer is hidden: workbench.reload would wait for its rows
    await row(new RegExp(`Sample pairs.*1 of ${pairs.length} done`)).waitFor();
  });

  it("starts on the Compare panel", async () => {
    const { page } = workbench;
    await runCommand(page, "Reward Lens: Start or Continue Queue");
    const panel = page.frameLocator("iframe.webview.ready").frameLocator("iframe#active-frame");
    await panel.getByText("Sample pairs").first().waitFor();
    await screenshot(page, "queue-started");
  });
});
