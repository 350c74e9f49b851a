import { afterEach, describe, expect, it } from "vitest";
import { violations } from "./axe.ts";
import { comparePairs, lensTexts, openFile, runCommand, screenshot } from "./actions.ts";
import { ComparePage } from "./compare-page.ts";
import { explainedHeading, explainSample, notesOf, underlines } from "./explanation.ts";
import { picturesOfFailures } from "./on-failure.ts";
import { openWorkbench, themes } from "./workbench.ts";
import type { Workbench } from "./workbench.ts";
import { expectToFit } from "./in-browser.ts";

describe("what a person sees", () => {
  let workbench: Workbench | undefined;
  afterEach(() => workbench?.close());
  picturesOfFailures(() => workbench);

  it.each(Object.keys(themes) as (keyof typeof themes)[])("in the theme: %s", async (theme) => {
    workbench = await openWorkbench({ theme });
    const { page } = workbench;
    await openFile(page, "antarctica.md");
    await lensTexts(page, 3, /^\d\.\d{2,3} ± /);
    await screenshot(page, `lenses-${theme}`, { document: theme === "dark" });

    await explainSample(page);
    await expect.poll(() => underlines(page)).toContain("solid");
    expect(await underlines(page)).toContain("dashed");
    expect(await notesOf(page, explainedHeading)).toMatch(
      /^lowers the score(\s*−\d\.\d{2,4}){3}(\s*\+\d\.\d{2,4}){3}\s*raises the score$/,
    );
    await screenshot(page, `explain-${theme}`, { document: theme === "dark" });

    await comparePairs(page);
    const compare = await ComparePage.find(page);
    await compare.shown();
    await screenshot(page, `compare-${theme}`, { document: theme === "dark" });
    expect(await violations(compare.frame)).toEqual([]);
  });

  it("in a window 600 and 400 pixels wide: nothing is cut off sideways", async () => {
    workbench = await openWorkbench({ width: 600, settings: { "workbench.activityBar.location": "hidden" } });
    const { page } = workbench;
    await runCommand(page, "View: Close Primary Side Bar");
    await comparePairs(page);
    const compare = await ComparePage.find(page);
    await compare.shown();
    for (const width of [600, 400]) {
      await page.setViewportSize({ ...page.viewportSize()!, width });
      await expect.poll(() => compare.frame.evaluate(() => innerWidth)).toBeLessThanOrEqual(width);
      await screenshot(page, `compare-narrow-${width}`);
      await expectToFit(compare.frame);
    }
  });
});
