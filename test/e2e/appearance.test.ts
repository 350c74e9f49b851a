import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import type { AxeResults, RunOptions } from "axe-core";
import { afterEach, describe, expect, it } from "vitest";
import { lensTexts, openFile, runCommand, screenshot } from "./actions.ts";
import { ComparePage } from "./compare-page.ts";
import { picturesOfFailures } from "./on-failure.ts";
import { openWorkbench, themes } from "./workbench.ts";
import type { Workbench } from "./workbench.ts";

const axe = await readFile(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

/** Rules of WCAG 2.2 A and AA that the page breaks, with where. */
async function violations(compare: ComparePage): Promise<string[]> {
  await compare.frame.evaluate(axe);
  const options: RunOptions = { runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"] };
  const results = await compare.frame.evaluate(
    (given) => (globalThis as unknown as { axe: { run(o: RunOptions): Promise<AxeResults> } }).axe.run(given),
    options,
  );
  return results.violations.flatMap(({ id, nodes }) =>
    nodes.map(({ target, failureSummary }) => `${id} ${JSON.stringify(target)}: ${failureSummary}`),
  );
}

describe("what a person sees", () => {
  let workbench: Workbench | undefined;
  afterEach(() => workbench?.close());
  picturesOfFailures(() => workbench);

  it.each(Object.keys(themes) as (keyof typeof themes)[])("in the theme: %s", async (theme) => {
    workbench = await openWorkbench({ theme });
    const { page } = workbench;
    await openFile(page, "antarctica.md");
    await lensTexts(page, 3, /^\d\.\d\d ± /);
    await screenshot(page, `lenses-${theme}`, { document: theme === "dark" });
    await openFile(page, "pairs.jsonl");
    await runCommand(page, "Reward Lens: Compare Responses");
    const compare = await ComparePage.find(page);
    await compare.shown();
    await screenshot(page, `compare-${theme}`, { document: theme === "dark" });
    expect(await violations(compare)).toEqual([]);
  });

  it.each([400, 600])("in a window %i pixels wide: nothing is cut off sideways", async (width) => {
    workbench = await openWorkbench({ width, settings: { "workbench.activityBar.location": "hidden" } });
    const { page } = workbench;
    await openFile(page, "pairs.jsonl");
    await runCommand(page, "View: Close Primary Side Bar");
    await runCommand(page, "Reward Lens: Compare Responses");
    const compare = await ComparePage.find(page);
    await compare.shown();
    await screenshot(page, `compare-narrow-${width}`);
    const [content, visible] = await compare.frame.evaluate(() => {
      const { scrollWidth, clientWidth } = document.documentElement;
      return [scrollWidth, clientWidth];
    });
    expect(content).toBeLessThanOrEqual(visible);
  });
});
