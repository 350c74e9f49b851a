import { readFile } from "node:fs/promises";
import { join } from "node:path";
import type { Page } from "playwright-core";
import { describe, expect, it, vi } from "vitest";
import { root } from "../../scripts/lib/paths.ts";
import { lessonParts, lessonSteps } from "../../src/protocol/lesson.ts";
import { aBrowser } from "./in-browser.ts";

vi.mock("vscode", () => import("../unit/extension/fake-vscode.ts"));
const { answered, figuresOf, lessonBench } = await import("./lesson-harness.ts");
const { noProgress } = await import("../../src/extension/lesson/lesson-progress.ts");

/** Seconds that a reader spends on each: docs/learn.md names them. A word at 200 words a minute. */
const SECONDS = { words: 60 / 200, questions: 30, charts: 30, tables: 15, choices: 10, trials: 60 } as const;
type Met = Record<keyof typeof SECONDS, number>;

/**
 * What a reader meets on the page inside the elements that match: words, but for those of tables, pictures and the steps'
 * names; charts, tables and rows of tokens to look at; pairs to choose from; sliders and fields to try.
 */
const met = (page: Page, within: string): Promise<Omit<Met, "questions">> =>
  page.evaluate((selector) => {
    const found = { words: 0, charts: 0, tables: 0, choices: 0, trials: 0 };
    const look = (node: Node, counts: boolean): void => {
      if (node instanceof Text && counts)
        found.words += node.data.match(/[\p{L}\p{N}]+(?:['’.][\p{L}\p{N}]+)*/gu)?.length ?? 0;
      if (node instanceof Element) {
        if (node.matches("nav, svg, style, .unseen, .below, option") || !node.checkVisibility()) return;
        counts ||= node.matches(selector);
        if (counts && node.matches("rewardlens-chart")) found.charts++;
        if (counts && node.matches("[data-testid^=pair-]")) found.choices++;
        if (counts && node.matches("select, input[type=range], rewardlens-worked-step")) found.trials++;
        if (counts && node.matches("table, .chips")) return void found.tables++;
      }
      const inner = (node instanceof Element && node.shadowRoot) || node;
      for (const child of inner.childNodes) look(child, counts);
    };
    look(document.body, false);
    return found;
  }, within);

const browser = await aBrowser();
const bench = lessonBench();

/** What a step has: its questions as they are asked, then what their answers show. */
async function metIn(step: (typeof lessonSteps)[number]): Promise<Met> {
  const { page } = await bench.open(browser, { progress: { ...noProgress, step } });
  const asked = await met(page, "main");
  await page.close();
  const { page: after } = await bench.open(browser, { progress: answered(step) });
  await figuresOf(after, step);
  const shown = await met(after, "[data-testid=figures], [data-testid=verdict]");
  await after.close();
  const sum = (name: keyof typeof shown) => asked[name] + shown[name];
  return {
    ...{ words: sum("words"), charts: sum("charts"), tables: sum("tables"), choices: sum("choices") },
    ...{ trials: sum("trials"), questions: lessonParts[step].length },
  };
}

const names = Object.keys(SECONDS) as (keyof Met)[];
const minutesOf = (found: Met) => names.reduce((sum, name) => sum + found[name] * SECONDS[name], 0) / 60;

describe("the time that the lesson takes", () => {
  it("is at most 45 minutes, and what docs/learn.md says within half a minute", async () => {
    const all: Met = { words: 0, questions: 0, charts: 0, tables: 0, choices: 0, trials: 0 };
    const lines: string[] = [];
    for (const step of lessonSteps) {
      const found = await metIn(step);
      for (const name of names) all[name] += found[name];
      lines.push(`${step}: ${minutesOf(found).toFixed(1)} min, ${JSON.stringify(found)}`);
    }
    console.info([...lines, `lesson: ${minutesOf(all).toFixed(1)} min, ${JSON.stringify(all)}`].join("\n"));
    const text = await readFile(join(root, "docs", "learn.md"), "utf8");
    const told = Number(/about (\d+) minutes/.exec(text)?.[1]);
    expect(Math.abs(minutesOf(all) - told)).toBeLessThan(0.5);
    expect(minutesOf(all), "a course's lab of 45 minutes").toBeLessThanOrEqual(45);
  });
});
