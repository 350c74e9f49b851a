import { mkdir, readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { join } from "node:path";
import type { AxeResults, RunOptions } from "axe-core";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { launchChromium } from "../../scripts/lib/chromium.ts";
import { root } from "../../scripts/lib/paths.ts";
import { lessonParts, lessonSteps, type LessonProgress, type LessonStep } from "../../src/protocol/lesson.ts";
import { themeVariables } from "./theme-variables.ts";

vi.mock("vscode", () => import("../unit/extension/fake-vscode.ts"));
const { lessonBench } = await import("./lesson-harness.ts");

const axe = await readFile(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

async function violations(page: Page): Promise<string[]> {
  // The page's policy lets no script in but its own: axe comes by the debugger's way.
  await page.evaluate(axe);
  const options: RunOptions = { runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"] };
  const results = await page.evaluate(
    (given) => (globalThis as unknown as { axe: { run(o: RunOptions): Promise<AxeResults> } }).axe.run(given),
    options,
  );
  return results.violations.flatMap(({ id, nodes }) => nodes.map(({ target }) => `${id} ${JSON.stringify(target)}`));
}

/** Every question answered, at a step. */
const answered = (step: LessonStep): LessonProgress => ({
  step,
  answers: Object.fromEntries(Object.values(lessonParts).flatMap((parts) => parts.map((part) => [part, 0]))),
  choices: [0, 1, 0, 1, 0, 1],
});

/** Waits until the figures of every question of a step are there, and its charts are drawn. */
async function figuresOf(page: Page, step: LessonStep): Promise<void> {
  for (const part of lessonParts[step]) {
    await page.getByTestId(`part-${part}`).getByTestId("figures").waitFor({ timeout: 120_000 });
  }
  for (const chart of await page.locator("rewardlens-chart").all()) await chart.locator("svg").waitFor();
}

let browser: Browser;
let bench: ReturnType<typeof lessonBench>;
beforeAll(async () => {
  browser = await launchChromium();
  bench = lessonBench();
  await mkdir(join(root, "test-results"), { recursive: true });
});
afterAll(async () => {
  await browser?.close();
  await bench?.dispose();
});

const picture = (page: Page, name: string) =>
  page.screenshot({ path: join(root, "test-results", `lesson-${name}.png`), fullPage: true });

describe("the lesson", () => {
  const themes = Object.keys(themeVariables) as (keyof typeof themeVariables)[];
  it.each(themes.flatMap((theme) => lessonSteps.map((step) => ({ theme, step }))))(
    "is accessible: $step in the theme $theme",
    async ({ theme, step }) => {
      const { page, complaints } = await bench.open(browser, { theme, progress: answered(step) });
      await figuresOf(page, step);
      expect(await violations(page)).toEqual([]);
      await picture(page, `${step}-${theme}`);
      expect(complaints, "nothing is refused by the policy, nothing fails").toEqual([]);
      await page.close();
    },
  );

  it.each(lessonSteps)("fits a column of 400 pixels: %s", async (step) => {
    const { page } = await bench.open(browser, { width: 400, progress: answered(step) });
    await figuresOf(page, step);
    await picture(page, `${step}-400`);
    const [content, visible] = await page.evaluate(() => {
      const { scrollWidth, clientWidth } = document.documentElement;
      return [scrollWidth, clientWidth];
    });
    expect(content).toBeLessThanOrEqual(visible);
    await page.close();
  });
});
