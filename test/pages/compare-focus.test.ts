import type { Page } from "playwright-core";
import { describe, expect, it, vi } from "vitest";
import { aBrowser } from "../support/pages/in-browser.ts";

vi.mock("vscode", () => import("../unit/extension/fake-vscode.ts"));
const { openPanel } = await import("../support/pages/compare-harness.ts");

const lines = (word: string) => Array.from({ length: 80 }, (_, i) => `${word} ${i}`).join("\n\n");
const long = ["a", "b", "c"].map((query) => ({ query, responses: [lines("sentence"), lines("phrase")] as const }));

const browser = await aBrowser();

/** What has the focus, by its test's name or else its element's; "body" where nothing has. */
const focused = (page: Page) =>
  page.evaluate(() => {
    let active = document.activeElement!;
    while (active.shadowRoot?.activeElement) active = active.shadowRoot.activeElement;
    return active.getAttribute("data-testid") ?? active.localName;
  });
/** Waits until so many pairs are done. */
const done = (page: Page, count: number) => page.getByText(`${count} of ${long.length} done`).waitFor();

describe("the focus on the Compare panel", () => {
  it("stays on the panel when the next pair has nothing that scrolls", async () => {
    const pairs = [long[0], { query: "b", responses: ["short", "text"] as const }, long[2]];
    const { page, run } = await openPanel(browser, { pairs, ordered: true });
    await page.locator("[data-testid=response-text-1][tabindex='0']").focus();
    expect(await focused(page)).toBe("response-text-1");
    await run!.answerShown("one");
    await done(page, 1);
    await expect.poll(() => focused(page)).toBe("main");
    await page.keyboard.press("Tab");
    expect(await focused(page), "and continues at the pair").toBe("markdown");
    await page.close();
  });

  it("stays on a response whose whole text is shown and folded again", async () => {
    const { page, perform } = await openPanel(browser, { pairs: long });
    await page.locator("[data-testid=response-text-2][tabindex='0']").focus();
    for (const pressed of [true, false]) {
      perform("fold");
      await page.locator(`[data-testid=fold][aria-pressed=${pressed}]`).waitFor();
      expect(await focused(page)).toBe("response-text-2");
    }
    await page.close();
  });

  it("stays on Undo while there is something to undo, then on the panel", async () => {
    const { page, run } = await openPanel(browser, { pairs: long });
    for (const count of [1, 2]) {
      await expect.poll(() => page.locator("rewardlens-compare[data-shown]").count()).toBe(1);
      await run!.answer(run!.view.screen.kind === "pair" ? run!.view.screen.pair.token : "", "one");
      await done(page, count);
    }
    await page.getByTestId("undo").focus();
    await page.keyboard.press("Enter");
    await done(page, 1);
    expect(await focused(page)).toBe("undo");
    await page.keyboard.press("Enter");
    await done(page, 0);
    await expect.poll(() => focused(page)).toBe("main");
    await page.close();
  });

  it("comes back to the panel from the heading that says that all is done", async () => {
    const { page, run } = await openPanel(browser, { pairs: long.slice(0, 1) });
    await run!.answerShown("one");
    await expect.poll(() => focused(page)).toBe("h2");
    await run!.undo();
    await page.getByTestId("query").waitFor();
    await expect.poll(() => focused(page)).toBe("main");
    await page.close();
  });
});
