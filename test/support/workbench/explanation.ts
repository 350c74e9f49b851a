import type { Locator, Page } from "playwright-core";
import { lensTexts, openFile, runCommand, scoredLens } from "./actions.ts";

/** Opens the sample and explains its first response: the cursor is before it. */
export async function explainSample(page: Page): Promise<void> {
  await openFile(page, "antarctica.md");
  await lensTexts(page, 2, scoredLens);
  await runCommand(page, "Reward Lens: Explain Score");
  await lensTexts(page, 1, /^Parts of [+−]\d\.\d\d$/);
}

/** A row at the end of the Explanation view, whose rows come one after the other and are drawn where they are on the screen. */
export async function lastRow(page: Page, text: RegExp): Promise<Locator> {
  const rows = page.locator(".pane", { hasText: "Explanation" }).locator(".monaco-list-row");
  const row = rows.filter({ hasText: text });
  await rows.first().waitFor();
  await runCommand(page, "Reward Lens: Focus on Explanation View");
  while ((await row.count()) === 0) {
    await page.keyboard.press("End");
    await page.waitForTimeout(100);
  }
  return row;
}

/** The styles of the lines under the words that are drawn on, and under the legend's figures. */
export const underlines = (page: Page): Promise<string[]> =>
  page.locator(".view-line span[class*=ced-]").evaluateAll((spans) =>
    spans.flatMap((span) =>
      [undefined, "::after"].map((part) => {
        const { textDecorationStyle, textDecorationLine } = getComputedStyle(span, part);
        return textDecorationLine === "underline" ? textDecorationStyle : "none";
      }),
    ),
  );

/** What is drawn into a line beside its own text, from left to right; into the line below it, where that is asked for. */
export const notesOf = (page: Page, line: RegExp, below = false): Promise<string> =>
  page.locator(".view-line").evaluateAll(
    (lines, [source, next]) => {
      const top = (element: Element) => element.getBoundingClientRect().top;
      const sorted = lines.sort((one, other) => top(one) - top(other));
      const found = sorted.findIndex(({ textContent }) => new RegExp(source).test(textContent ?? ""));
      const spans = found < 0 ? [] : (sorted[found + next]?.querySelectorAll("span[class*=ced-]") ?? []);
      return Array.from(spans, (span) => getComputedStyle(span, "::after").content)
        .filter((content) => content.startsWith('"'))
        .map((content) => content.slice(1, -1))
        .join(" ")
        .replaceAll(/\s+/g, " ")
        .trim();
    },
    [line.source, below ? 1 : 0] as const,
  );

/** The line of the sample's first response, above the legend. */
export const explainedHeading = /^##\sResponse\sA/;
