import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { Page } from "playwright-core";
import { median } from "../../src/core/math/statistics.ts";
import { openWorkbench } from "../../test/support/workbench/workbench.ts";
import { openToFirstScore, typeToScore, watchScores, type Opened } from "./editor-waits.ts";
import type { Row } from "./row.ts";
import { benchTexts } from "./texts.ts";

const ONE_QUERY = "one-query.jsonl";
const WARM = "warm.md";
/** Files that are opened of each kind. */
const OPENED = 7;
const TYPED = 15;
/** A file's lenses are drawn by then, and nothing is left to do. */
const QUIET_MS = 1500;

/** Files by kind: those named cold are new to the encoder, each one named same has the responses of one of them. */
const files = (kind: "cold" | "same") => Array.from({ length: OPENED }, (_, i) => `${kind}-${i}.md`);

/** Files of three responses to one query, and one of 1000. */
export async function writeSmallFiles(folder: string): Promise<void> {
  const { texts } = await benchTexts(1000 + 3 * (OPENED + 1));
  const stamp = Date.now().toString(36);
  const write = async (name: string, place: number) => {
    const own = texts.slice(3 * place, 3 * place + 3);
    const responses = own.map(({ response }) => response.replaceAll("#", ""));
    const sections = responses.map((response, i) => `## Response ${i + 1}\n\n${response} ${stamp}\n`);
    const text = `# ${name}\n\n## Query\n\n${own[0].query.replaceAll("#", "")}\n\n${sections.join("\n")}`;
    await writeFile(join(folder, name), text);
  };
  await write(WARM, 0);
  for (const kind of ["cold", "same"] as const) for (const [i, name] of files(kind).entries()) await write(name, i + 1);
  const query = `${ONE_QUERY} ${stamp}?`;
  const records = texts
    .slice(3 * (OPENED + 1))
    .map(({ response }) => JSON.stringify({ prompt: query, response: `${response} ${stamp}` }));
  await writeFile(join(folder, ONE_QUERY), records.join("\n"));
}

const milliseconds = (value: number) => `${Math.round(value)} ms`;

/** Opens files one after another, as a person who reads each. */
async function openAll(page: Page, what: string, names: readonly string[]): Promise<Row[]> {
  const times: Opened[] = [];
  for (const name of names) {
    times.push(await openToFirstScore(page, name));
    await page.waitForTimeout(QUIET_MS);
  }
  const row = (to: string, of: keyof Opened): Row => {
    const all = times.map((time) => time[of]);
    return { what: `${what}: ${to}`, value: `${milliseconds(median(all))} (${milliseconds(Math.min(...all))})` };
  };
  return [row("click to score (fastest)", "score"), row("click to lens (fastest)", "lens")];
}

/** What VS Code itself takes: the same files, their scores and lenses given by an extension that returns a constant. */
export async function benchVSCodeAlone(folder: string): Promise<Row[]> {
  const workbench = await openWorkbench({ from: folder, extension: join(import.meta.dirname, "constant-lens") });
  try {
    await watchScores(workbench.page);
    await openToFirstScore(workbench.page, WARM);
    return await openAll(workbench.page, "3 responses, a constant, no work", files("cold"));
  } finally {
    await workbench.close();
  }
}

/** What a person waits for in a small file, in a window whose extension host and encoder are running. */
export async function benchSmallFiles(page: Page): Promise<Row[]> {
  await watchScores(page);
  await openToFirstScore(page, WARM);
  await page.waitForTimeout(QUIET_MS);
  const rows = [
    ...(await openAll(page, "3 responses, cold", files("cold"))),
    ...(await openAll(page, "3 responses, cached", files("same"))),
  ];
  await page
    .locator(".view-line")
    .filter({ hasText: /^##\sResponse\s1/ })
    .click();
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Home");
  const times: Awaited<ReturnType<typeof typeToScore>>[] = [];
  for (let i = 0; i < TYPED; i++) times.push(await typeToScore(page, `You are a stupid idiot ${i}! `));
  const scores = times.map(({ score }) => score);
  const one = await openToFirstScore(page, ONE_QUERY);
  return [
    ...rows,
    { what: "text typed to its score on the screen: median", value: milliseconds(median(scores)) },
    { what: `the slowest of ${TYPED}`, value: milliseconds(Math.max(...scores)) },
    {
      what: "text typed to the lens that VS Code draws: median",
      value: milliseconds(median(times.map(({ lens }) => lens))),
    },
    { what: "1 query with 1000 responses, cold: click to score", value: milliseconds(one.score) },
  ];
}
