import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { activePreferences } from "../../src/store/log/log-state.ts";
import { parseLog } from "../../src/store/log/parse-log.ts";
import { openFile, openResponses, runCommand, screenshot } from "./actions.ts";
import { picturesOfFailures } from "./on-failure.ts";
import { openWorkbench, type Workbench } from "./workbench.ts";

const responses = ["No country does.", "Penguins.", "Seven countries claim parts.", "The treaty of 1959 governs it."];

describe("the Rank panel in VS Code", () => {
  let workbench: Workbench;
  let folder: string;
  const refusals: string[] = [];
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), "rewardlens-rank-"));
    const record = { prompt: "Which country owns Antarctica?", responses };
    const second = { prompt: "What is 2 + 2?", responses: ["4", "Four.", "5"] };
    await writeFile(join(folder, "many.jsonl"), `${JSON.stringify(record)}\n${JSON.stringify(second)}\n`);
    workbench = await openWorkbench({ from: folder, settings: { "rewardLens.annotator": "tester" } });
    workbench.page.on("console", (message) => {
      if (/Content.Security.Policy/i.test(message.text())) refusals.push(message.text());
    });
  });
  afterAll(async () => {
    await workbench?.close();
    await rm(folder, { recursive: true });
  });
  picturesOfFailures(() => workbench);

  const panel = () =>
    workbench.page.frameLocator("iframe.webview.ready").frameLocator("iframe#active-frame").locator("rewardlens-rank");
  const order = () =>
    panel()
      .locator("li")
      .evaluateAll((rows) => rows.map((row) => row.querySelector(".letter")!.textContent!.slice(-1)).join(""));
  const held = async () =>
    activePreferences(
      parseLog(await readFile(join(workbench.folder, ".rewardlens", "preferences.jsonl"), "utf8")).records,
    );
  const ranked = (count: number) =>
    panel()
      .getByTestId("progress")
      .filter({ hasText: `${count} of 2 ranked` })
      .waitFor();

  it("is ranked by VS Code's keys, and keeps the order while its tab is hidden", async () => {
    const { page } = workbench;
    await openResponses(page, "many.jsonl");
    await runCommand(page, "Reward Lens: Rank Responses");
    await panel().locator("li").first().focus();
    const letters = await order();
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("1");
    await expect.poll(order).toBe(letters[1] + letters[0] + letters.slice(2));
    await page.keyboard.press("Alt+ArrowDown");
    await page.keyboard.press("Alt+ArrowDown");
    const moved = letters[0] + letters[2] + letters[1] + letters.slice(3);
    await expect.poll(order).toBe(moved);
    await screenshot(page, "rank-panel");
    await openFile(page, "many.jsonl");
    await page.locator(".tab", { hasText: "Rank Responses" }).click();
    await panel().locator("li").first().waitFor();
    expect(await order()).toBe(moved);
  });

  it("stores the pairs of the order, and takes them back", async () => {
    const { page } = workbench;
    const texts = await panel()
      .locator("li")
      .evaluateAll((rows) => rows.map((row) => row.querySelector(".text")!.textContent!.trim()));
    await panel().locator("li").first().focus();
    await page.keyboard.press("Control+Enter");
    await ranked(1);
    const records = await held();
    expect(records).toHaveLength((texts.length * (texts.length - 1)) / 2);
    for (const { responses: pair, choice, annotator } of records) {
      const [better, worse] = choice === "first" ? pair : [pair[1], pair[0]];
      expect(texts.indexOf(better)).toBeLessThan(texts.indexOf(worse));
      expect(annotator).toBe("tester");
    }
    await page.keyboard.press("u");
    await ranked(0);
    expect(await held()).toEqual([]);
  });

  it("asks for nothing that its policy refuses", () => {
    expect(refusals).toEqual([]);
  });
});
