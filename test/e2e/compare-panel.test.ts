import { readFile } from "node:fs/promises";
import { join } from "node:path";
import type { Locator } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { activePreferences } from "../../src/store/log/log-state.ts";
import { parseLog } from "../../src/store/log/parse-log.ts";
import { comparePairs, openFile, screenshot } from "../support/workbench/actions.ts";
import { openWorkbench, type Workbench } from "../support/workbench/workbench.ts";

let workbench: Workbench;
const refusals: string[] = [];
/** The showing that was waited for last. */
let last: string | null = null;
beforeAll(async () => {
  workbench = await openWorkbench({ settings: { "rewardLens.annotator": "tester" } });
  workbench.page.on("console", (message) => {
    if (/Content.Security.Policy/i.test(message.text())) refusals.push(`${message.location().url}: ${message.text()}`);
  });
});
afterAll(async () => workbench?.close());

function panel(): Locator {
  const page = workbench.page.frameLocator("iframe.webview.ready").frameLocator("iframe#active-frame");
  return page.locator("rewardlens-compare");
}

/** An element of the panel, by its data-testid. */
function part(id: string): Locator {
  return panel().getByTestId(id);
}

async function log() {
  return parseLog(await readFile(join(workbench.folder, ".rewardlens", "preferences.jsonl"), "utf8"));
}

/** Waits until so many pairs are done and keys count for the next one. */
async function progress(done: number): Promise<void> {
  await part("progress")
    .filter({ hasText: `${done} of ` })
    .waitFor();
  await expect.poll(() => panel().getAttribute("data-shown")).not.toBe(last);
  last = (await panel().getAttribute("data-shown"))!;
}

describe("the Compare panel in VS Code", () => {
  it("takes answers by the keyboard and writes each immediately", async () => {
    const { page } = workbench;
    await comparePairs(page);
    await progress(0);
    await part("query").click();
    for (const [i, key] of ["1", "2", "0", "b", "s"].entries()) {
      await page.keyboard.press(key);
      await progress(i + 1);
      expect((await log()).records).toHaveLength(i + 1);
    }
    const choices = activePreferences((await log()).records).map(({ choice }) => choice);
    expect(choices.slice(2)).toEqual(["tie", "both-bad", "skip"]);
    await screenshot(page, "compare-panel");
  });

  it("asks for nothing that its policy refuses", () => {
    expect(refusals).toEqual([]);
  });

  it("undoes by the keyboard, and says what the model had said once there is a choice again", async () => {
    const { page } = workbench;
    for (const done of [4, 3]) {
      await page.keyboard.press("u");
      await progress(done);
    }
    expect(activePreferences((await log()).records)).toHaveLength(3);
    await page.keyboard.press("2");
    await progress(4);
    await part("model")
      .filter({ hasText: /^The model (would have chosen response [12] \(\d+% sure\)|has not enough data)/ })
      .waitFor();
  });

  it("continues where it was after the tab was hidden and after a reload", async () => {
    const { page } = workbench;
    const query = await part("query-text").innerText();
    await openFile(page, "antarctica.md");
    await page.locator(".tab", { hasText: "Compare Responses" }).click();
    last = null; // the page is a new one
    await progress(4);
    expect(await part("query-text").innerText()).toBe(query);
    await workbench.reload();
    await page.locator(".tab", { hasText: "Compare Responses" }).click();
    await progress(4);
    expect(await part("query-text").innerText()).toBe(query);
    await part("query").click();
    await page.keyboard.press("u");
    await progress(3);
  });

  it("takes no key that is typed elsewhere, and one answer from a held key", async () => {
    const { page } = workbench;
    const { length } = (await log()).records;
    await page.keyboard.press("ControlOrMeta+Shift+F");
    await page.locator(".search-view .search-widget textarea").first().waitFor();
    await page.keyboard.type("12bsu0");
    expect(await page.locator(".search-view .search-widget textarea").first().inputValue()).toBe("12bsu0");
    expect((await log()).records).toHaveLength(length);
    await part("query").click();
    await page.keyboard.down("1");
    for (let i = 0; i < 10; i++) await page.keyboard.down("1");
    await page.keyboard.up("1");
    await progress(4);
    expect((await log()).records).toHaveLength(length + 1);
  });
});
