import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { Frame, Locator, Page } from "playwright-core";
import { root } from "../../scripts/lib/paths.ts";

/** Types a command's title after F1; the rows that VS Code offers. */
export async function typeCommand(page: Page, title: string): Promise<Locator> {
  const input = page.locator(".quick-input-widget .quick-input-box input");
  await page.keyboard.press("F1");
  await input.waitFor();
  await input.fill(`>${title}`);
  return page.locator(".quick-input-list .monaco-list-row");
}

/** Runs a command as a person does: F1, its title, a click. */
export async function runCommand(page: Page, title: string): Promise<void> {
  const rows = await typeCommand(page, title);
  await rows
    .and(page.locator(`[aria-label^="${title}"]`))
    .first()
    .click();
}

/** Opens a file of the folder by its name: Ctrl+P, its name, Enter. */
export async function openFile(page: Page, name: string): Promise<void> {
  const input = page.locator(".quick-input-widget .quick-input-box input");
  await page.keyboard.press("ControlOrMeta+P");
  await input.waitFor();
  await input.fill(name);
  await page.locator(`.quick-input-list .monaco-list-row[aria-label^="${name}"]`).first().click();
  await page.locator(`.tab.active[data-resource-name="${name}"]`).waitFor();
}

/** The lenses in the editors, top to bottom; each is a link with the text that a person reads. */
export function lenses(page: Page): Locator {
  return page.locator(".codelens-decoration a");
}

/** Texts of the lenses, once there are at least so many that match. */
export async function lensTexts(page: Page, count: number, pattern: RegExp): Promise<string[]> {
  const matching = lenses(page).filter({ hasText: pattern });
  await matching.nth(count - 1).waitFor();
  return matching.allInnerTexts();
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

/** Text of the notification that matches, once there is one. The driver hides toasts, so it is read in their list. */
export async function notification(page: Page, pattern: RegExp): Promise<string> {
  const list = page.locator(".notifications-center.visible");
  if (!(await list.isVisible())) await page.locator('[id="status.notifications"]').click();
  const message = list.locator(".notification-list-item-message").filter({ hasText: pattern }).first();
  await message.waitFor();
  const text = await message.innerText();
  await page.locator('[id="status.notifications"]').click();
  return text;
}

/** Takes a picture of the page into test-results/; one of a document also into docs/images/, where that is asked for. */
export async function screenshot(page: Page, name: string, options: { document?: boolean } = {}): Promise<void> {
  const picture = await page.screenshot({ path: join(root, "test-results", `${name}.png`) });
  if (!options.document || process.env["UPDATE_SCREENSHOTS"] !== "1") return;
  const images = join(root, "docs", "images");
  await mkdir(images, { recursive: true });
  await writeFile(join(images, `${name}.png`), picture);
}
