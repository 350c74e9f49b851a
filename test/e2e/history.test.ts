import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { replay } from "../../src/store/log/log-state.ts";
import { openPreferenceLog } from "../../src/store/log/preference-log.ts";
import type { NewPreference } from "../../src/store/log/record.ts";
import { notification, openByKey, runCommand, screenshot } from "../support/workbench/actions.ts";
import { preference as aPreference } from "../support/preference.ts";
import { picturesOfFailures } from "../support/workbench/on-failure.ts";
import { openWorkbench } from "../support/workbench/workbench.ts";
import type { Workbench } from "../support/workbench/workbench.ts";
import { readLog } from "../unit/store/read-log.ts";

const preference = (query: string, more: Partial<NewPreference> = {}): NewPreference =>
  aPreference(query, {
    responses: ["Seven countries claim a part of it; the treaty freezes their claims.", "Penguins live there."],
    ...{ strength: 2, annotator: "Ada", at: "2026-11-20T10:00:00.000Z", source: "antarctica.md" },
    ...more,
  });

describe("the Choices view, by keyboard", () => {
  let workbench: Workbench;
  beforeAll(async () => {
    workbench = await openWorkbench({ settings: { "rewardLens.annotator": "Ada" } });
  });
  afterAll(() => workbench?.close());
  picturesOfFailures(() => workbench);

  const rows = () => workbench.page.locator(".tree-explorer-viewlet-tree-view .monaco-list-row[aria-label]");
  const row = (text: string | RegExp) => rows().filter({ hasText: text }).first();
  const input = () => workbench.page.locator(".quick-input-widget .quick-input-box input");
  const state = async () => replay((await readLog(openPreferenceLog(workbench.folder))).records);

  it("says what to do while there is no choice", async () => {
    const { page } = workbench;
    await page.locator(".activitybar .action-label[aria-label^='Reward Lens']").click();
    await page.getByText("Every choice that you make between two responses is listed here").waitFor();
    await screenshot(page, "choices-empty");
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
    await row("Seven countries claim").click();
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
    await row("Penguins live there.").filter({ hasText: "revised" }).waitFor();
  });

  it("withdraws by Delete and restores by Shift+Delete", async () => {
    const { page } = workbench;
    const held = async () => (await state())[0].withdrawals.length === 0;
    await runCommand(page, "Reward Lens: Focus on Choices View");
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
    await notification(page, /^Only Grace can change this choice \(you are Ada\)/);
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
