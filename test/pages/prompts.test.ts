import type { Page } from "playwright-core";
import { describe, expect, it, vi } from "vitest";
import { violations } from "../support/pages/axe.ts";
import { aBrowser, expectToFit, picture } from "../support/pages/in-browser.ts";
import { aComparison, someRows } from "../support/pages/prompts-harness.ts";

vi.mock("vscode", () => import("../unit/extension/fake-vscode.ts"));
const { openPromptsPage } = await import("../support/pages/prompts-harness.ts");

const browser = await aBrowser();
const view = aComparison(someRows(30));

/** Counts the rows that the table makes from now on. */
async function countRows(page: Page): Promise<() => Promise<number>> {
  const table = page.getByTestId("queries");
  await table.evaluate((element) => {
    const rows = { made: 0 };
    new MutationObserver((changes) => {
      for (const { addedNodes } of changes) for (const node of addedNodes) if (node.nodeName === "TR") rows.made++;
    }).observe(element.getRootNode(), { childList: true, subtree: true });
    Object.assign(window, { rows });
  });
  return () => page.evaluate(() => (Reflect.get(window, "rows") as { made: number }).made);
}

describe("the Compare Prompts panel", () => {
  for (const theme of ["dark", "light", "contrast", "contrastLight"] as const)
    it.each([1280, 800])(`has no accessibility violation and fits, ${theme}, %i pixels wide`, async (width) => {
      const { page, complaints } = await openPromptsPage(browser, view, { theme, width });
      await page.getByTestId("only").locator("summary").click();
      await picture(page, `prompts-${theme}-${width}`);
      expect(await violations(page)).toEqual([]);
      await expectToFit(page);
      expect(complaints, "nothing is refused by the policy, nothing fails").toEqual([]);
      await page.close();
    });

  it("fits a column of 400 pixels", async () => {
    const { page } = await openPromptsPage(browser, view, { width: 400 });
    await picture(page, "prompts-400");
    await expectToFit(page);
    await page.close();
  });

  it("shows texts as text, and where the person chose against the model", async () => {
    const { page } = await openPromptsPage(browser, view);
    expect(await page.getByTestId("row-2").locator("button").innerText()).toBe("<b>Bold</b> questions, & others (2)");
    expect(await page.getByTestId("row-1").innerText()).toMatch(/the new one\s+against the model/);
    expect(await page.getByTestId("row-2").innerText()).not.toContain("against");
    expect(await page.getByTestId("yours").innerText()).toBe(
      "You chose in 2 of these queries, 1 time against the model.",
    );
    await page.close();
  });

  it("goes from row to row by the arrow keys, and opens a pair with one key", async () => {
    const { page, asked } = await openPromptsPage(browser, view);
    await page.getByTestId("row-0").locator("button").focus();
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("Enter");
    await page.keyboard.press("End");
    await page.keyboard.press("Enter");
    await expect.poll(() => asked).toEqual([2, 29]);
    await page.close();
  });

  it("filters by words and by kind, and says so where nothing is left", async () => {
    const { page, asked } = await openPromptsPage(browser, view);
    await page.getByTestId("filter").fill("RECURSION");
    const count = page.getByTestId("count");
    await expect.poll(() => count.innerText()).toBe("6 of 30 queries, biggest losses first");
    await page.getByTestId("shown").selectOption("against");
    await page.getByTestId("none").waitFor();
    await page.getByTestId("filter").fill("");
    await expect.poll(() => count.innerText()).toBe("1 of 30 queries, biggest losses first");
    await page.locator("button.query").click();
    await expect.poll(() => asked, { message: "the place is that among all rows" }).toEqual([1]);
    await page.close();
  });

  it("shows ten thousand queries page by page, and makes rows for one page only", async () => {
    const rows = someRows(10_000);
    const { page, channel } = await openPromptsPage(browser, aComparison(rows));
    expect(await page.locator("tbody tr").count()).toBe(100);
    await page.getByTestId("next").click();
    await page.getByTestId("row-100").waitFor();
    expect(await page.getByTestId("page").innerText()).toBe("2 of 100");
    const made = await countRows(page);
    await page.getByTestId("filter").fill("(9999)");
    await page.getByTestId("row-9999").waitFor();
    expect(await made()).toBeLessThanOrEqual(100);
    await page.getByTestId("filter").fill("");
    await page.getByTestId("row-0").waitFor();
    expect(await made()).toBeLessThanOrEqual(200);
    await page.getByTestId("filter").fill("(9999)");
    await page.getByTestId("row-9999").waitFor();
    expect(await page.locator("tbody tr").count()).toBe(1);
    await channel.page.show(
      aComparison(rows.map((row, i) => (i === 9999 ? { ...row, person: "before" as const } : row))),
    );
    await page.getByTestId("row-9999").getByText("against the model").waitFor();
    await page.close();
  });

  it("says what to do while there is nothing, and why", async () => {
    const reason = "now.jsonl has no response that can be read. Give records with a query and a response";
    const { page, asked, channel } = await openPromptsPage(browser, {
      screen: { kind: "empty", reason },
      memento: { sets: {} },
    });
    expect(await page.getByTestId("reason").innerText()).toBe(`${reason}.`);
    await page.getByTestId("others").click();
    await page.getByTestId("again").click();
    await expect.poll(() => asked).toEqual(["others", "again"]);
    await picture(page, "prompts-empty");
    expect(await violations(page)).toEqual([]);
    await channel.page.show({ screen: { kind: "busy", reason: "Comparing a with b" }, memento: null });
    await page.getByTestId("busy").waitFor();
    expect(await violations(page)).toEqual([]);
    await page.close();
  });
});
