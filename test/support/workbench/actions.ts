import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { errors } from "playwright-core";
import type { Frame, Locator, Page } from "playwright-core";
import { expect } from "vitest";
import { root } from "../../../scripts/lib/paths.ts";

/** Opens a quick pick with a key and types into it; the rows that VS Code offers. */
async function typeAfter(page: Page, key: string, text: string): Promise<Locator> {
  const input = page.locator(".quick-input-widget .quick-input-box input");
  await page.keyboard.press(key);
  await input.waitFor({ timeout: 8000 });
  await input.fill(text);
  return page.locator(".quick-input-list .monaco-list-row");
}

/** How often a quick pick is tried. */
const PICKS = 8;

/**
 * Picks the row whose name begins so, until `isDone` resolves. A quick pick that closes behind the typing or under the click (the
 * focus moved, say) is opened again, as a person would.
 */
async function pick(page: Page, key: string, text: string, name: string, isDone?: () => Promise<void>): Promise<void> {
  for (let left = PICKS; ; left--) {
    try {
      const rows = await typeAfter(page, key, text);
      const row = rows.and(page.locator(`[aria-label^="${name}"]`)).first();
      await row.click({ timeout: 8000 });
      return await isDone?.();
    } catch (error) {
      if (left === 1 || !(error instanceof errors.TimeoutError)) throw error;
      await page.keyboard.press("Escape");
    }
  }
}

/** Types a command's title after F1; the rows that VS Code offers. */
export async function typeCommand(page: Page, title: string): Promise<Locator> {
  return typeAfter(page, "F1", `>${title}`);
}

/** Runs a command as a person does: F1, its title, a click. */
export async function runCommand(page: Page, title: string): Promise<void> {
  await pick(page, "F1", `>${title}`, title);
}

/** Opens a file of the folder by its name: Ctrl+P, its name, a click. */
export async function openFile(page: Page, name: string): Promise<void> {
  const tab = page.locator(`.tab.active[data-resource-name="${name}"]`);
  await pick(page, "ControlOrMeta+P", name, name, () => tab.waitFor({ timeout: 20_000 }));
}

/** The text of a lens that has a score. */
export const scoredLens = /(?:^| · )0\.\d{2,3}(?: · |$)/;

/** The lenses in the editors, in no order; each is a link with the text that a person reads. */
export function lenses(page: Page): Locator {
  return page.locator(".codelens-decoration a");
}

/** Opens a file of responses, until the extension knows of the document: then it has lenses. */
export async function openResponses(page: Page, name: string): Promise<void> {
  await openFile(page, name);
  await lenses(page).first().waitFor();
}

/** Opens pairs.jsonl and compares its pairs. */
export async function comparePairs(page: Page): Promise<void> {
  await openResponses(page, "pairs.jsonl");
  await runCommand(page, "Reward Lens: Compare Responses");
}

/** Texts of the lenses, top to bottom and left to right, once there are at least so many that match. */
export async function lensTexts(page: Page, count: number, pattern: RegExp): Promise<string[]> {
  const matching = lenses(page).filter({ hasText: pattern });
  for (;;) {
    await matching.nth(count - 1).waitFor();
    const texts = await matching.evaluateAll((links) =>
      links
        .map((link) => ({ text: (link as HTMLElement).innerText, box: link.getBoundingClientRect() }))
        .sort((a, b) => a.box.top - b.box.top || a.box.left - b.box.left)
        .map(({ text }) => text),
    );
    // VS Code may take lenses off the screen and draw them again between the two.
    if (texts.length >= count) return texts;
  }
}

/**
 * The document inside the webview whose frame has the given element.
 * A webview is a frame in a frame; its own document is the inner one, `#active-frame`.
 */
export async function webviewFrame(page: Page, element: string): Promise<Frame> {
  const inner = page.frameLocator("iframe.webview.ready").frameLocator("iframe#active-frame");
  const found = inner.locator(element).first();
  await found.waitFor();
  const handle = await found.elementHandle();
  const frame = await handle?.ownerFrame();
  if (!frame) throw new Error(`The webview with ${element} went away`);
  return frame;
}

/**
 * Text of the notification that matches, once there is one. The driver hides toasts, so it is read in their list, which
 * closes automatically when it is empty (between a progress and its result, say).
 */
export async function notification(page: Page, pattern: RegExp): Promise<string> {
  const bell = page.locator('[id="status.notifications"]');
  const list = page.locator(".notifications-center.visible");
  const message = list.locator(".notification-list-item-message").filter({ hasText: pattern }).first();
  const shown = async (): Promise<boolean> => {
    if (!(await list.isVisible())) await bell.click();
    return message.isVisible();
  };
  await expect.poll(shown, { timeout: 90_000, interval: 250 }).toBe(true);
  const text = await message.innerText();
  await bell.click();
  return text;
}

/**
 * Presses a key on a list until the box that it opens is there: keys count once the list has the focus, which an editor that opens
 * meanwhile may take. Only after a wait for the box again: another `focus` would close it.
 */
export async function openByKey(page: Page, key: string, box: Locator, focus: () => Promise<void>): Promise<void> {
  const opened = async () => {
    await focus();
    await page.keyboard.press(key);
    return box.waitFor({ timeout: 5000 }).then(
      () => true,
      () => false,
    );
  };
  await expect.poll(opened, { timeout: 30_000, interval: 1000 }).toBe(true);
}

/** Takes a picture of the page into test-results/; one of a document also into docs/images/, where that is asked for. */
export async function screenshot(page: Page, name: string, options: { document?: boolean } = {}): Promise<void> {
  // Where it rests on nothing that has a hover.
  await page.mouse.move((page.viewportSize()?.width ?? 800) / 3, 8);
  await page.locator(".workbench-hover:visible").waitFor({ state: "hidden" });
  const picture = await page.screenshot({ path: join(root, "test-results", `${name}.png`) });
  if (!options.document || process.env["UPDATE_SCREENSHOTS"] !== "1") return;
  const images = join(root, "docs", "images");
  await mkdir(images, { recursive: true });
  await writeFile(join(images, `${name}.png`), picture);
}
