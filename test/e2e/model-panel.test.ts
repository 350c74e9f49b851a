import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { readPairs } from "../../src/formats/read-pairs.ts";
import { percent } from "../../src/report/format.ts";
import { openHeadRegistry } from "../../src/store/heads/head-registry.ts";
import { openPreferenceLog } from "../../src/store/log/preference-log.ts";
import { openByKey, runCommand, screenshot, webviewFrame } from "../support/workbench/actions.ts";
import { picturesOfFailures } from "../support/workbench/on-failure.ts";
import { openWorkbench, type Workbench } from "../support/workbench/workbench.ts";

/** Chooses as somebody who likes direct answers, in both orders. */
async function choose(folder: string, count: number): Promise<void> {
  const { pairs } = readPairs(await readFile(join(folder, "pairs.jsonl"), "utf8"));
  const log = openPreferenceLog(folder);
  for (const [i, { query, chosen, rejected }] of pairs.slice(0, count).entries()) {
    const turned = i % 2 === 1;
    await log.append({
      ...{ query, responses: turned ? [rejected, chosen] : [chosen, rejected], choice: turned ? "second" : "first" },
      ...{ shown: [0, 1], strength: 1, reason: "", seconds: 3, annotator: "tester", source: "pairs.jsonl" },
      at: new Date(2026, 0, 1, 12, i).toISOString(),
    });
  }
}

describe("the Model panel in VS Code", () => {
  let workbench: Workbench;
  const refusals: string[] = [];
  beforeAll(async () => {
    workbench = await openWorkbench({ height: 1000 });
    workbench.page.on("console", (message) => {
      if (/Content.Security.Policy/i.test(message.text()))
        refusals.push(`${message.location().url}: ${message.text()}`);
    });
  });
  afterAll(() => workbench?.close());
  picturesOfFailures(() => workbench);

  it("says what to do, and then shows the model while and after it is trained", async () => {
    const { page, folder } = workbench;
    await choose(folder, 14);
    await runCommand(page, "Reward Lens: Show Model");
    const empty = await webviewFrame(page, "rewardlens-model");
    expect(await empty.getByTestId("next").innerText()).toMatch(/^You made 14 choices\. Train your first model\.$/);
    await screenshot(page, "model-panel-empty");
    await empty.getByTestId("train").click();
    await empty.getByTestId("training").waitFor();
    await empty.getByTestId("figures").waitFor({ timeout: 120_000 });
    const [card] = (await openHeadRegistry(folder).list()).cards;
    const figure = await empty.getByTestId("figure-held-out").innerText();
    expect(figure).toBe(percent(card.heldOutAccuracy));
    await empty.getByTestId("chart-loss").locator("svg").waitFor();
    await screenshot(page, "model-panel", { document: true });
    expect(refusals, "the policy refused nothing").toEqual([]);
  });

  it("opens the choice behind a row of the table, side by side", async () => {
    const { page } = workbench;
    const frame = await webviewFrame(page, "rewardlens-model");
    const chart = frame.getByTestId("chart-margins");
    await chart.getByText("Figures as a table").click();
    await chart.locator("tbody button").first().click();
    await page.locator(".monaco-diff-editor").waitFor();
    await page.locator(".tab", { hasText: "Preferred" }).waitFor();
    await page.keyboard.press("ControlOrMeta+W");
  });

  it("lists the version in the Models view, renames it by keyboard, and undoes a deletion", async () => {
    const { page, folder } = workbench;
    await runCommand(page, "Reward Lens: Focus on Models View");
    const rows = page.locator(".pane:has(.pane-header[aria-label^=Models])").locator(".monaco-list-row");
    const version = rows.filter({ hasText: "in use" });
    await version.click();
    await screenshot(page, "versions-view");
    const input = page.locator(".quick-input-widget .quick-input-box input");
    // The panel beside it is shown again by the click.
    await openByKey(page, "F2", input, () => version.click());
    await input.fill("Direct answers");
    await page.keyboard.press("Enter");
    await rows.filter({ hasText: "Direct answers" }).waitFor();
    const names = async () => (await openHeadRegistry(folder).list()).cards.map(({ name }) => name);
    expect(await names()).toEqual(["Direct answers"]);
    const deletes = async () => {
      const row = rows.filter({ hasText: "Direct answers" });
      if ((await row.count()) > 0) await row.click();
      await page.keyboard.press("Delete");
      return names();
    };
    await expect.poll(deletes, { timeout: 30_000, interval: 2000 }).toEqual([]);
    await page.locator('[id="status.notifications"]').click();
    const deleted = page.locator(".notifications-center.visible .notification-list-item", { hasText: "is deleted" });
    await deleted.locator(".monaco-button", { hasText: "Undo" }).click();
    await expect.poll(names).toEqual(["Direct answers"]);
  });
});
