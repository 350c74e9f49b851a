import type { Page } from "playwright-core";
import { lensTexts, openFile, runCommand, scoredLens } from "./actions.ts";

/** Opens the sample and explains its first response: the cursor is before it. */
export async function explainSample(page: Page): Promise<void> {
  await openFile(page, "antarctica.md");
  await lensTexts(page, 2, scoredLens);
  await runCommand(page, "Reward Lens: Explain Score");
  await lensTexts(page, 1, /^Reward [+−]\d\.\d\d: show its parts$/);
}

/** The styles of the lines under the words that are drawn on. */
export const underlines = (page: Page): Promise<string[]> =>
  page.locator(".view-line span[class*=ced-]").evaluateAll((spans) =>
    spans.map((span) => {
      const { textDecorationStyle, textDecorationLine } = getComputedStyle(span);
      return textDecorationLine === "underline" ? textDecorationStyle : "none";
    }),
  );

/** What is drawn into a line beside its own text, from left to right. */
export const notesOf = (page: Page, line: RegExp): Promise<string> =>
  page
    .locator(".view-line", { hasText: line })
    .locator("span[class*=ced-]")
    .evaluateAll((spans) =>
      spans
        .map((span) => getComputedStyle(span, "::after").content)
        .filter((content) => content.startsWith('"'))
        .map((content) => content.slice(1, -1))
        .join(" ")
        .replaceAll(/\s+/g, " ")
        .trim(),
    );

/** The line of the sample's first response, which has the legend. */
export const explainedHeading = /^##\sResponse\sA/;
