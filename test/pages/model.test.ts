import { join } from "node:path";
import { describe, expect, it, vi } from "vitest";
import { root } from "../../scripts/lib/paths.ts";
import { violations } from "../support/pages/axe.ts";
import { aModelView, nothingTrained } from "../support/pages/a-model-view.ts";
import { aBrowser, expectToFit, picture } from "../support/pages/in-browser.ts";
import { percent } from "../../src/report/format.ts";

vi.mock("vscode", () => import("../unit/extension/fake-vscode.ts"));
const { openModelPage } = await import("../support/pages/model-harness.ts");

const view = aModelView(60);

const browser = await aBrowser();

describe("the Model panel", () => {
  it.each(["dark", "light", "contrast", "contrastLight"] as const)("is accessible in the theme: %s", async (theme) => {
    const { page, complaints } = await openModelPage(browser, view, { theme });
    await page.locator("svg").nth(4).waitFor();
    for (const table of await page.getByText("Figures as a table").all()) await table.click();
    expect(await violations(page)).toEqual([]);
    for (const table of await page.getByText("Figures as a table").all()) await table.click();
    await picture(page, `model-${theme}`);
    expect(complaints, "nothing is refused by the policy, nothing fails").toEqual([]);
    await page.close();
  });

  it("fits a column of 400 pixels", async () => {
    const { page } = await openModelPage(browser, view, { width: 400 });
    await page.locator("svg").nth(4).waitFor();
    await picture(page, "model-400");
    await expectToFit(page);
    await page.close();
  });

  it("says what to do while nothing is trained", async () => {
    const { page, asked } = await openModelPage(browser, nothingTrained);
    expect(await page.getByTestId("next").innerText()).toMatch(/^You made 3 choices\. Make 9 more,/);
    await page.getByTestId("compare").click();
    await expect.poll(() => asked).toEqual(["compare"]);
    expect(await violations(page)).toEqual([]);
    await page.screenshot({ path: join(root, "test-results", "model-empty.png") });
    await page.close();
  });

  it("shows the card's own figures, and texts as text", async () => {
    const { page } = await openModelPage(browser, view);
    const { card } = view.head!;
    const figure = (id: string) => page.getByTestId(`figure-${id}`).innerText();
    expect(await figure("held-out")).toBe(percent(card.heldOutAccuracy));
    expect(await figure("length")).toBe(percent(card.lengthBaseline));
    expect(await figure("choices")).toBe("60");
    const chart = page.getByTestId("chart-margins");
    await chart.getByText("Figures as a table").click();
    await chart.getByText("Query 3: <b>the preferred response</b>").waitFor();
    expect(await chart.locator("tbody tr").count()).toBe(60);
    await page.close();
  });

  it("opens the choice behind a dot, by pointer and by keyboard", async () => {
    const { page, asked } = await openModelPage(browser, view);
    const chart = page.getByTestId("chart-margins");
    await chart.locator("svg [aria-label=dot] path").nth(7).hover({ force: true });
    await chart.locator("svg [aria-label=tip] text").waitFor();
    await page.mouse.down();
    await page.mouse.up();
    await expect.poll(() => asked.length).toBe(1);
    expect(asked[0]).toMatch(/^pair \d+$/);
    await chart.getByText("Figures as a table").focus();
    await page.keyboard.press("Enter");
    await chart.getByRole("button", { name: "Query 5:" }).focus();
    await page.keyboard.press("Enter");
    await expect.poll(() => asked.at(-1)).toBe("pair 5");
    await page.close();
  });

  it("shows the margins before, held out and after, on the same axis", async () => {
    const { page } = await openModelPage(browser, view);
    const summary = page.getByTestId("chart-margins").getByTestId("summary");
    expect(await summary.innerText()).toMatch(/^The new model: \d+\.\d% of 60 choices/);
    await page.getByLabel("Before").check();
    await expect.poll(() => summary.innerText()).toMatch(/^The model before: \d+\.\d%/);
    await page.close();
  });

  it("copies a chart as SVG that stands alone, and as CSV", async () => {
    const { page, asked } = await openModelPage(browser, view);
    const chart = page.getByTestId("chart-learning");
    await chart.getByRole("button", { name: "Copy as CSV" }).click();
    await expect.poll(() => asked[0]).toMatch(/^Choices,Accuracy on unseen choices,Range from,to,Kind\r\n6,0?\.\d/);
    await chart.getByRole("button", { name: "Copy as SVG" }).click();
    await expect.poll(() => asked[1]).toMatch(/^<svg.*xmlns="http:\/\/www.w3.org\/2000\/svg"/);
    expect(asked[1]).not.toMatch(/var\(|<script|<style/);
    await expect.poll(() => page.getByTestId("said").textContent()).toBe("Copied: What more choices bring, as SVG.");
    await page.close();
  });
});
