import { join } from "node:path";
import type { Browser, Frame, Page } from "playwright-core";
import { afterAll, expect } from "vitest";
import { launchChromium } from "../../../scripts/lib/install/chromium.ts";
import { root } from "../../../scripts/lib/paths.ts";

/** Chromium for the tests of a file, closed after them. */
export async function aBrowser(): Promise<Browser> {
  const browser = await launchChromium();
  afterAll(() => browser.close());
  return browser;
}

/**
 * Takes a picture of a whole page, however long, into test-results/, at one pixel per CSS pixel: at a zoom of 4 a long page
 * would be 30,000 device pixels tall, and Chromium cannot always capture that much.
 */
export async function picture(page: Page, name: string): Promise<void> {
  await page.screenshot({ path: join(root, "test-results", `${name}.png`), fullPage: true, scale: "css" });
}

/** Nothing of the page is cut off sideways. */
export async function expectToFit(page: Page | Frame): Promise<void> {
  const [content, visible] = await page.evaluate(() => {
    const { scrollWidth, clientWidth } = document.documentElement;
    return [scrollWidth, clientWidth];
  });
  expect(content).toBeLessThanOrEqual(visible);
}
