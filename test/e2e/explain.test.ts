import { afterAll, beforeAll, describe, expect, it } from "vitest";
import {
  comparePairs,
  lensTexts,
  openFile,
  runCommand,
  scoredLens,
  screenshot,
  webviewFrame,
} from "../support/workbench/actions.ts";
import { ComparePage } from "../support/workbench/compare-page.ts";
import { explainedHeading, explainSample, lastRow, notesOf, underlines } from "../support/workbench/explanation.ts";
import { picturesOfFailures } from "../support/workbench/on-failure.ts";
import { openWorkbench, themes, type Workbench } from "../support/workbench/workbench.ts";

/** One workbench; each test continues from what the one before left. */
describe("what a person sees of a scored file", () => {
  let workbench: Workbench;
  const refusals: string[] = [];
  beforeAll(async () => {
    workbench = await openWorkbench();
    workbench.page.on("console", (message) => {
      if (/Content.Security.Policy/i.test(message.text())) refusals.push(message.text());
    });
  });
  afterAll(() => workbench?.close());
  picturesOfFailures(() => workbench);

  it("is lenses, and words that raised and lowered the reward", async () => {
    const { page } = workbench;
    await openFile(page, "antarctica.md");
    await lensTexts(page, 3, scoredLens);
    await screenshot(page, "lenses-dark", { document: true });
    await explainSample(page);
    await expect.poll(() => underlines(page)).toContain("solid");
    await screenshot(page, "explain-dark", { document: true });
  });

  it.each(Object.keys(themes) as (keyof typeof themes)[])(
    "says so without relying on colours in the theme: %s",
    async (theme) => {
      const { page } = workbench;
      await workbench.useTheme(theme);
      await lensTexts(page, 3, scoredLens);
      await expect.poll(() => underlines(page)).toEqual(expect.arrayContaining(["solid", "dashed"]));
      await expect
        .poll(() => notesOf(page, explainedHeading, true))
        .toMatch(
          /^lowers( −\d\.\d{2,4}){2}( \+\d\.\d{2,4}){2} raises −\d\.\d{2,4} variety of words, without a place in the text$/,
        );
      await screenshot(page, `explain-${theme}`);
    },
  );

  it("is also a view of all parts and an inspector, whose page is refused nothing", async () => {
    const { page } = workbench;
    await workbench.useTheme("dark");
    await page.setViewportSize({ width: 1280, height: 1000 });
    await runCommand(page, "Reward Lens: Show Explanation");
    const rows = page.locator(".pane", { hasText: "Explanation" }).locator(".monaco-list-row");
    await rows.first().waitFor();
    await screenshot(page, "explain-view", { document: true });
    await lastRow(page, /small parts/);
    await lastRow(page, /Choices that drove this score/);
    await runCommand(page, "Reward Lens: Inspect Score");
    const frame = await webviewFrame(page, "rewardlens-inspector");
    await frame.getByTestId("pair").waitFor();
    await frame.getByTestId("no-map").waitFor();
    expect(await frame.getByTestId("formula").first().innerText()).toMatch(/R = W·E \+ b = /);
    await screenshot(page, "inspector-panel", { document: true });
    expect(refusals).toEqual([]);
    await runCommand(page, "View: Close Editor");
    await page.setViewportSize({ width: 1280, height: 800 });
  });

  it("is how R moves at each sentence while What-If is on, and nothing once it is cleared", async () => {
    const { page } = workbench;
    await runCommand(page, "Reward Lens: Toggle What-If");
    await lensTexts(page, 1, /What-If: on/);
    const moved = page.locator(".view-line", { hasText: "Antarctica is governed" });
    await moved.click();
    await page.keyboard.press("Home");
    await page.keyboard.type("Perhaps. ");
    await expect.poll(() => notesOf(page, /^Perhaps/)).toMatch(/^(?:[▲▼] \d\.\d\d|=)$/);
    // The two notes are decorations of their own, which VS Code draws one after the other.
    await expect
      .poll(() => notesOf(page, explainedHeading, true))
      .toMatch(/^reward [+−]\d\.\d\d, was [+−]\d\.\d\d \([▲▼] \d\.\d\d\)/);
    await screenshot(page, "explain-what-if", { document: true });
    await runCommand(page, "Reward Lens: Clear Explanation");
    await expect.poll(() => notesOf(page, /^Perhaps/)).toBe("");
    await expect.poll(() => notesOf(page, explainedHeading, true)).toBe("");
  });

  it("is two responses to choose from", async () => {
    const { page } = workbench;
    await comparePairs(page);
    const compare = await ComparePage.find(page);
    await compare.shown();
    await screenshot(page, "compare-dark", { document: true });
  });
});
