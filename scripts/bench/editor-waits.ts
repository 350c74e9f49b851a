import type { Page } from "playwright-core";

/** What the screen says of scores: the lenses, and the scores at the end of lines. */
function shownScores(): string[] {
  const lenses = [...document.querySelectorAll(".codelens-decoration a")].map(({ textContent }) => textContent ?? "");
  const early = [...document.querySelectorAll(".view-line span[class*=ced-]")]
    .map((span) => getComputedStyle(span, "::after").content)
    .filter((content) => content.startsWith('"'));
  return [...lenses, ...early].filter((text) => /0\.\d\d|unsure/.test(text));
}

/** Gives the page `shownScores` to call, and notes when a mouse button goes down. */
export async function watchScores(page: Page): Promise<void> {
  await page.evaluate(`globalThis.shownScores = ${shownScores.toString()}`);
  await page.evaluate(() => {
    const note = ({ timeStamp }: Event) => Reflect.set(globalThis, "benchStart", timeStamp);
    document.addEventListener("mousedown", note, { capture: true });
  });
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

export interface Opened {
  /** Milliseconds to the first score on the screen, in a lens or at the end of a line. */
  readonly score: number;
  /** Milliseconds to the first lens that shows a score. */
  readonly lens: number;
}

/** Times from the click in the explorer that opens a file, whose first line is its name. */
export async function openToFirstScore(page: Page, name: string): Promise<Opened> {
  await page.locator(`.explorer-folders-view .monaco-list-row[aria-label^="${name}"]`).first().click();
  const isShown = `[...document.querySelectorAll(".view-line")].some(({textContent}) => textContent.includes(${JSON.stringify(name)}))`;
  const score = await waited(page, `${isShown} && shownScores().length > 0`);
  const hasLens = `[...document.querySelectorAll(".codelens-decoration a")].some(({textContent}) => /0\\.\\d\\d|unsure/.test(textContent))`;
  const lens = await waited(page, `${isShown} && ${hasLens}`);
  return { score, lens };
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
