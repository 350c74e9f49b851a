import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { readPairs } from "../../src/formats/read-pairs.ts";
import { openPreferenceLog } from "../../src/store/log/preference-log.ts";
import { openFile, runCommand, screenshot } from "./actions.ts";
import { picturesOfFailures } from "./on-failure.ts";
import { openWorkbench } from "./workbench.ts";
import type { Workbench } from "./workbench.ts";

describe("the Queue view", () => {
  let workbench: Workbench;
  beforeAll(async () => {
    workbench = await openWorkbench({ settings: { "rewardLens.annotator": "Ada" } });
  });
  afterAll(() => workbench?.close());
  picturesOfFailures(() => workbench);

  const row = (text: string | RegExp) =>
    workbench.page.locator(".tree-explorer-viewlet-tree-view .monaco-list-row[aria-label]").filter({ hasText: text });
  const input = () => workbench.page.locator(".quick-input-widget .quick-input-box input");

  it("says what to do while there is no queue", async () => {
    await workbench.page.locator(".activitybar .action-label[aria-label^='Reward Lens']").click();
    await workbench.page.getByText("A queue is a list of pairs of responses").waitFor();
    await screenshot(workbench.page, "queue-empty");
  });

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
    await openPreferenceLog(folder).append({
      ...{ query, responses: [rejected, chosen], choice: "second", shown: [0, 1], strength: 2, reason: "", seconds: 3 },
      ...{ annotator: "Ada", at: "2026-11-20T10:00:00.000Z", source: "pairs.jsonl" },
    });
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
