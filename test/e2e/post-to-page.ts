import type { Page } from "playwright-core";

/** Posts a message to a page, as JSON. As VS Code does, resolves to false for a page that was closed meanwhile. */
export function postToPage(page: Page, message: unknown): Promise<boolean> {
  return unlessClosed(
    page,
    page.evaluate((data) => window.postMessage(JSON.parse(data)), JSON.stringify(message)),
  );
}

/** The same for a message with typed arrays, which JSON does not know. */
export function postArraysToPage(page: Page, message: unknown): Promise<boolean> {
  return unlessClosed(
    page,
    page.evaluate((data) => window.postMessage(data), message),
  );
}

async function unlessClosed(page: Page, sent: Promise<void>): Promise<boolean> {
  try {
    await sent;
    return true;
  } catch (error) {
    if (page.isClosed()) return false;
    throw error;
  }
}
