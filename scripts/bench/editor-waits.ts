import type { Page } from "playwright-core";

/** What the screen says of scores: the lenses, and the scores at the end of lines. */
function shownScores(): string[] {
  const lenses = [...document.querySelectorAll(".codelens-decoration a")].map(({ textContent }) => textContent ?? "");
  const early = [...document.querySelectorAll(".view-line span[class*=ced-]")]
    .map((span) => getComputedStyle(span, "::after").content)
    .filter((content) => content.startsWith('"'));
  return [...lenses, ...early].filter((text) => /0\.\d\d|unsure/.test(text));
}

/** Gives the page `shownScores` to call. */
export async function watchScores(page: Page): Promise<void> {
  await page.evaluate(`globalThis.shownScores = ${shownScores.toString()}`);
}

/** Resolves once an expression is true in the page; in milliseconds of the page's clock from the last `begin`. */
async function waited(page: Page, expression: string): Promise<number> {
  return page.evaluate<number>(`(async () => {
    while (!(${expression})) {
      if (performance.now() - globalThis.benchStart > 60_000) throw new Error("nothing on the screen within a minute");
      await new Promise(requestAnimationFrame);
    }
    return performance.now() - globalThis.benchStart;
  })()`);
}

const begin = (page: Page) => page.evaluate(() => Reflect.set(globalThis, "benchStart", performance.now()));

/** Milliseconds from a double click in the explorer to the first score of the file, whose first line is its name; of all ways to open a file this one takes no time itself. */
export async function openToFirstScore(page: Page, name: string): Promise<number> {
  const row = page.locator(`.explorer-folders-view .monaco-list-row[aria-label^="${name}"]`).first();
  await row.hover();
  await row.click();
  await begin(page);
  await row.dblclick();
  return waited(
    page,
    `[...document.querySelectorAll(".view-line")].some(({textContent}) => textContent.includes(${JSON.stringify(name)})) && shownScores().length > 0`,
  );
}

/**
 * Milliseconds from text typed at the beginning of a line to a score that differs, and to lenses that all show it; then takes the text away and waits for the
 * scores from before.
 */
export async function typeToScore(page: Page, text: string): Promise<{ score: number; lens: number }> {
  const before = JSON.stringify((await page.evaluate("shownScores()")) as string[]);
  await begin(page);
  await page.keyboard.insertText(text);
  const score = await waited(page, `JSON.stringify(shownScores()) !== ${JSON.stringify(before)}`);
  const lenses = `[...document.querySelectorAll(".codelens-decoration a")].length === shownScores().length`;
  const lens = await waited(page, `${lenses} && JSON.stringify(shownScores()) !== ${JSON.stringify(before)}`);
  await page.keyboard.press("Shift+Home");
  await page.keyboard.press("Delete");
  await waited(page, `JSON.stringify(shownScores()) === ${JSON.stringify(before)}`);
  return { score, lens };
}
