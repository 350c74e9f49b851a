import { execFile } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import type { Page } from "playwright-core";
import { lenses, runCommand } from "../../test/support/workbench/actions.ts";
import { openWorkbench } from "../../test/support/workbench/workbench.ts";
import { firstLensRow } from "./editor-log.ts";
import { benchSmallFiles, benchVSCodeAlone, writeSmallFiles } from "./editor-small-files.ts";
import type { Row } from "./row.ts";
import { benchTexts } from "./texts.ts";

const FILE = "thousand.md";
/** What the screen shows of a response that is scored. */
const SCORED = /0\.\d{2,3}|unsure/;

/** A document of 1000 responses to 200 queries, different on every call so that no cache knows it. */
async function writeThousand(folder: string): Promise<void> {
  const { texts } = await benchTexts(1000);
  const stamp = Date.now().toString(36);
  const sections = texts.map(({ query, response }, i) => {
    const asked = i % 5 === 0 ? `## Query\n\n${query.replaceAll("#", "")} ${stamp}\n\n` : "";
    return `${asked}## Response ${i + 1}\n\n${response.replaceAll("#", "")}\n\n`;
  });
  await writeFile(join(folder, FILE), sections.join(""));
}

async function seconds(work: () => Promise<void>): Promise<number> {
  const start = performance.now();
  await work();
  return (performance.now() - start) / 1000;
}

/** A double click in the explorer: of all ways to open a file the one that takes no time itself. */
async function openFile(page: Page, name: string): Promise<void> {
  await page.locator(`.explorer-folders-view .monaco-list-row[aria-label^="${name}"]`).first().dblclick();
  await page.locator(`.tab.active[data-resource-name="${name}"]`).waitFor();
}

/** Seconds from opening the file to the first score, then to the score on the last line after a jump there. */
async function openThousand(page: Page): Promise<{ first: number; last: number }> {
  const first = await seconds(async () => {
    await openFile(page, FILE);
    await lenses(page).filter({ hasText: SCORED }).first().waitFor();
  });
  const last = await seconds(async () => {
    await page.locator(".monaco-editor .view-lines").first().click();
    await page.keyboard.press("ControlOrMeta+End");
    await page
      .locator(".view-line")
      .filter({ hasText: /^##\sResponse\s1000$/ })
      .waitFor();
    await page.waitForFunction((source) => {
      const shown = [...document.querySelectorAll(".codelens-decoration a")];
      return shown.length > 0 && shown.every(({ textContent }) => new RegExp(source).test(textContent ?? ""));
    }, SCORED.source);
  });
  return { first, last };
}

/** Seconds to the score of every response: Score Document, until its list is there. */
async function scoreAll(page: Page): Promise<number> {
  return seconds(async () => {
    await runCommand(page, "Reward Lens: Score Document");
    const first = page.locator('.quick-input-widget:visible .monaco-list-row[aria-label^="1. "]').first();
    await first.waitFor({ timeout: 600_000 });
    await page.keyboard.press("Escape");
  });
}

/** Resident memory of the server's processes, by what they run. */
async function memory(): Promise<Row[]> {
  const { stdout } = await promisify(execFile)("ps", ["-eo", "rss=,args="]);
  const of = (what: string, pattern: RegExp): Row[] => {
    const kilobytes = stdout
      .split("\n")
      .filter((line) => pattern.test(line))
      .map((line) => Number.parseInt(line, 10));
    return kilobytes.length === 0
      ? []
      : [{ what: `memory: ${what}`, value: `${Math.round(Math.max(...kilobytes) / 1024)} MB` }];
  };
  return [
    ...of("extension host (VS Code's own share included)", /--type=extensionHost/),
    ...of("encoder process", /dist\/encoder\.js \{/),
  ];
}

/** Milliseconds that VS Code's extension host logged for activating the extension. */
async function activation(page: Page): Promise<Row[]> {
  await runCommand(page, "Developer: Show Running Extensions");
  const row = page
    .locator(".runtime-extensions-editor .monaco-list-row, .editor-instance .monaco-list-row")
    .filter({ hasText: /reward-lens/i });
  const text = await row.first().innerText();
  const time = /\b(\d+)\s*ms/.exec(text)?.[1];
  return [{ what: "activation, by VS Code's own clock", value: time ? `${time} ms` : "not shown" }];
}

/** What a person waits for in the editor: a 1000-response file, cold and with its embeddings cached. */
export async function benchEditor(): Promise<Row[]> {
  const folder = await mkdtemp(join(tmpdir(), "reward-lens-bench-"));
  await writeThousand(folder);
  await writeSmallFiles(folder);
  const rows: Row[] = [];
  rows.push(...(await benchVSCodeAlone(folder)));
  const workbench = await openWorkbench({ from: folder });
  try {
    rows.push(...(await benchSmallFiles(workbench.page)));
    for (const state of ["cold", "cached"]) {
      // A window that is restored with a file open starts with it.
      await runCommand(workbench.page, "View: Close All Editors");
      await workbench.reload();
      const { first, last } = await openThousand(workbench.page);
      const all = await scoreAll(workbench.page);
      const row = (what: string, value: string) => rows.push({ what: `1000 responses, ${state}: ${what}`, value });
      row("file opened to first lens", `${first.toFixed(2)} s`);
      row("jump to the end to its last lens", `${last.toFixed(2)} s`);
      row("Score Document, every response", `${all.toFixed(2)} s`);
      rows.push(await firstLensRow(workbench.logs));
    }
    rows.push(...(await memory()), ...(await activation(workbench.page)));
  } finally {
    await workbench.close();
    await rm(folder, { recursive: true });
  }
  return rows;
}
