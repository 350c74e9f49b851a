import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { pairKey } from "../../src/extension/pairs/compare-pair.ts";
import { activePreferences } from "../../src/store/log/log-state.ts";
import { parseLog } from "../../src/store/log/parse-log.ts";
import { comparePairs, screenshot } from "../support/workbench/actions.ts";
import { ComparePage } from "../support/workbench/compare-page.ts";
import { picturesOfFailures } from "../support/workbench/on-failure.ts";
import { openWorkbench, type Workbench } from "../support/workbench/workbench.ts";

const PAIRS = 44;
const lines = Array.from({ length: PAIRS }, (_, i) =>
  JSON.stringify({ prompt: `Question ${i}?`, chosen: `Answer ${i}, at length.`, rejected: `No answer ${i}.` }),
);

/** A whole session in VS Code: choices by keys, undo, a reload in the middle, and two windows together. */
describe("a session of 30 choices", () => {
  let workbench: Workbench;
  let folder: string;
  let panel: ComparePage;
  let other: ComparePage;
  /** Answers less those withdrawn. */
  let answers = 0;
  let taken = 0;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), "rewardlens-session-"));
    await writeFile(join(folder, "pairs.jsonl"), `${lines.join("\n")}\n`);
    // Repetitions are on: they must be counted right as well.
    const settings = { "rewardLens.annotator": "tester", "rewardLens.repeatRate": 0.3 };
    workbench = await openWorkbench({ from: folder, settings });
  });
  afterAll(async () => {
    await workbench?.close();
    await rm(folder, { recursive: true });
  });
  picturesOfFailures(() => workbench);

  async function compare(page: Page): Promise<ComparePage> {
    await comparePairs(page);
    return ComparePage.find(page);
  }
  async function press(on: ComparePage, keys: string): Promise<void> {
    for (const key of keys) {
      await on.shown();
      await on.press(key);
      if (key === "u") {
        answers--;
        taken++;
      } else answers++;
    }
    await on.shown();
  }
  const log = async () => parseLog(await readFile(join(workbench.folder, ".rewardlens", "preferences.jsonl"), "utf8"));
  /** What the log says and what the panels say must be what was pressed. */
  async function expectAllThere(...panels: ComparePage[]): Promise<void> {
    const { records, problems } = await log();
    expect(problems).toEqual([]);
    const held = activePreferences(records);
    expect(held).toHaveLength(answers);
    expect(records).toHaveLength(answers + 2 * taken);
    const done = new Set(held.map(pairKey)).size;
    for (const { frame } of panels)
      await expect
        .poll(() => frame.getByTestId("progress").innerText())
        .toBe(`${done} of ${PAIRS} done · ${PAIRS - done} left`);
  }

  it("writes each choice as its key is pressed", async () => {
    panel = await compare(workbench.page);
    await press(panel, "12102b1s1212");
    await expectAllThere(panel);
  });

  it("continues after a reload in the middle", async () => {
    await workbench.reload();
    await workbench.page.locator(".tab", { hasText: "Compare Responses" }).click();
    panel = await ComparePage.find(workbench.page);
    await press(panel, "121212");
    await expectAllThere(panel);
  });

  it("takes five back", async () => {
    await press(panel, "uuuuu");
    await expectAllThere(panel);
  });

  it("is one session in two windows together", async () => {
    const page = await workbench.anotherWindow();
    other = await compare(page);
    await other.shown();
    await expectAllThere(panel, other);
    await press(other, "121");
    await expectAllThere(panel, other);
    await Promise.all([press(panel, "1212121"), press(other, "2121212")]);
    expect(answers).toBe(30);
    await expectAllThere(panel, other);
    await press(other, "u");
    await expectAllThere(panel, other);
  });

  it("shows the pace and the time left", async () => {
    const text = await panel.frame.getByTestId("session").innerText();
    expect(text).toMatch(/^About .+ per choice, about .+ left/);
    await screenshot(workbench.page, "session-30");
  });
});
