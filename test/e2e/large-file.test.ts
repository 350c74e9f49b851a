import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, it } from "vitest";
import { openWorkbench, type Workbench } from "../support/workbench/workbench.ts";

const SCORED = /: (?:\d+\w\w of \d+(?:, [a-z\d ]+)? · )?(?:0\.\d{2,3}|unsure)/;
const FILE = "large.jsonl";
const SIZE = 49e6;

let from: string;
let workbench: Workbench;
beforeAll(async () => {
  from = await mkdtemp(join(tmpdir(), "rewardlens-large-"));
  const lines: string[] = [];
  for (let length = 0, i = 0; length < SIZE; i++) {
    const words = (n: number) =>
      Array.from({ length: n }, (_, k) => ["red", "blue", "green"][(i * 7 + k) % 3]).join(" ");
    const line = JSON.stringify({ prompt: `Question ${i}?`, chosen: `${i} ${words(45)}`, rejected: words(45) });
    length += lines.push(line) && line.length + 1;
  }
  await writeFile(join(from, FILE), lines.join("\n"));
  workbench = await openWorkbench({ from, settings: { "workbench.editorLargeFileConfirmation": 200 } });
});
afterAll(async () => {
  await workbench?.close();
  await rm(from, { recursive: true, force: true });
});

/** Scores before the lines on the screen: VS Code draws no lenses in so large a file. */
async function scoresBefore(page: Page, line: RegExp): Promise<void> {
  await page.waitForFunction(
    ([wanted, score]) =>
      [...document.querySelectorAll(".view-line")].some(
        (row) =>
          new RegExp(wanted).test(row.textContent ?? "") &&
          [...row.querySelectorAll("span")].some((part) =>
            new RegExp(score).test(getComputedStyle(part, "::before").content),
          ),
      ),
    [line.source, SCORED.source] as const,
    { timeout: 60_000 },
  );
}

it("scores the lines on the screen of a file of 49 MB, at its beginning and at its end", async () => {
  const { page } = workbench;
  await page.locator(`.explorer-folders-view .monaco-list-row[aria-label^="${FILE}"]`).dblclick();
  await page.locator(".view-line").first().waitFor({ timeout: 60_000 });
  await scoresBefore(page, /"Question\s0\?"/);
  await page.locator(".monaco-editor .view-lines").first().click();
  await page.keyboard.press("ControlOrMeta+End");
  await scoresBefore(page, /"Question\s\d{5,}\?"/);
});
