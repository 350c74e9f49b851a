import { describe, expect, it, vi } from "vitest";
import type { InspectorView } from "../../src/protocol/inspector.ts";
import { violations } from "../support/pages/axe.ts";
import { aBrowser, expectToFit, picture } from "../support/pages/in-browser.ts";

vi.mock("vscode", () => import("../unit/extension/fake-vscode.ts"));
const { openInspectorPage } = await import("../support/pages/inspector-harness.ts");
const { anInspectorView } = await import("../support/pages/an-inspector-view.ts");

const browser = await aBrowser();
const { view, map } = await anInspectorView();

/** The page once all of its charts are drawn: three a response, the step's, the map's. */
async function open(options: Parameters<typeof openInspectorPage>[3] = {}) {
  const harness = await openInspectorPage(browser, view, map, options);
  await harness.page.getByTestId("chart-map").locator("svg").waitFor();
  await expect.poll(() => harness.page.locator("svg[role=img]").count()).toBe(6);
  return harness;
}

describe("the inspector", () => {
  it.each(["dark", "light", "contrast", "contrastLight"] as const)("is accessible in the theme: %s", async (theme) => {
    const { page, complaints } = await open({ theme });
    for (const table of await page.getByText("Figures as a table").all()) await table.click();
    // The rows of a table look alike: in one theme all are looked at.
    if (theme !== "dark") await page.locator("tbody tr:nth-child(n+10)").evaluateAll((rows) => rows.forEach((row) => row.remove())); // prettier-ignore
    expect(await violations(page)).toEqual([]);
    for (const table of await page.getByText("Figures as a table").all()) await table.click();
    await picture(page, `inspector-${theme}`);
    expect(complaints, "nothing is refused by the policy, nothing fails").toEqual([]);
    await page.close();
  });

  it("says how much of a reward is from other people's choices, where the model follows them", async () => {
    const [one, other] = view.responses;
    const explanation = { ...one.explanation, origin: { people: -1.014, own: 1.58 } };
    const { page } = await openInspectorPage(browser, { ...view, responses: [{ ...one, explanation }, other] }, map);
    await page.getByTestId("response").nth(1).waitFor();
    expect(await page.getByTestId("origin").allTextContents()).toEqual([
      "R: −1.01 from other people's choices, +1.58 from yours",
    ]);
    await page.close();
  });

  it("names what nobody sees, and shows the beginning of a query of megabytes", async () => {
    const query = `Which\u202e country${" owns Antarctica".repeat(100_000)}`;
    const [one, ...others] = view.responses;
    const response = one.response.replace("No country", "No\u{e0041}country"); // as long as before, so that tokens keep their places
    const { page, complaints } = await openInspectorPage(
      browser,
      { ...view, query, responses: [{ ...one, response }, ...others] },
      map,
    );
    const names = (at: string) =>
      page
        .locator(`${at} .unseen-character`)
        .evaluateAll((boxes) => boxes.map((box) => (box as HTMLElement).dataset["code"]));
    await page.getByTestId("response").first().waitFor();
    expect(await names(".quoted")).toEqual(["U+202E", "U+E0041"]);
    expect((await page.locator(".quoted").first().textContent())!.length).toBeLessThan(2100);
    expect(complaints).toEqual([]);
    await page.close();
  });

  it("calls the responses as their document does, and shows their Markdown as a document does", async () => {
    const [one, other] = view.responses;
    const named = [
      { ...one, name: "Response B (model-x)", response: "- **first** item\n- second item" },
      { ...other, name: "Response D" },
    ];
    const { page } = await openInspectorPage(browser, { ...view, responses: named }, map);
    await page.getByTestId("response").first().waitFor();
    expect(await page.locator("h2.name").allInnerTexts()).toEqual(["Response B (model-x)", "Response D"]);
    expect(await page.getByTestId("who").innerText()).toBe("A is Response B (model-x), B is Response D.");
    const text = page.getByRole("region", { name: "Text of Response B (model-x)" });
    expect(await text.locator("li").allInnerTexts()).toEqual(["first item", "second item"]);
    expect(await text.locator("strong").innerText()).toBe("first");
    expect(await page.getByText("90% range").count()).toBe(2);
    await page.close();
  });

  it("fits a column of 400 pixels", async () => {
    const { page } = await open({ width: 400 });
    await picture(page, "inspector-400");
    await expectToFit(page);
    await page.close();
  });

  it("shows all that was read, the windows of a long response, and texts as text", async () => {
    const { page } = await open();
    const [a, b] = await page.getByTestId("tokens").all();
    expect(await a.innerText()).toContain("all is read");
    expect(await b.innerText()).toMatch(/The encoder reads the response in 2 windows, each in a pass of its own/);
    expect(await b.innerText()).toMatch(/390 tokens, all is read/);
    const windows = b.getByRole("region", { name: /Response Ω̂/ }).locator("tbody tr");
    const cellsOf = async (row: number) => (await windows.nth(row).locator("td").allInnerTexts()).map(Number);
    const last = view.responses[1].table.tokens.findLastIndex(
      ({ part }, i, all) => part === "special" && i < all.length - 1,
    );
    const asked = view.responses[1].table.tokens.findIndex(({ part }, i) => part === "special" && i > 0) + 1;
    expect((await cellsOf(0)).slice(0, 2), "window and position of the first token").toEqual([1, asked]);
    expect((await cellsOf(last - asked + 1)).slice(0, 2), "of the second window's first").toEqual([2, asked]);
    const rows = a.getByRole("region", { name: /Response Ω̂/ }).locator("tbody tr");
    const table = view.responses[0].table.tokens.filter(({ part }) => part === "response");
    expect(await rows.count()).toBe(table.length + 1);
    expect(await rows.filter({ hasText: "<" }).count()).toBeGreaterThan(0);
    expect(await page.locator("b", { hasText: "a treaty" }).count()).toBe(0);
    await page.close();
  });

  it("shows core's figures of the pair, and those after a step with the η that is chosen", async () => {
    const { page } = await open();
    const figure = async (id: string) => (await page.getByTestId(id).innerText()).replace("−", "-");
    const [a, b] = view.responses.map(({ score }) => score.reward);
    expect(Number(await figure("before-margin"))).toBeCloseTo(a - b, 3);
    expect(Number(await figure("before-loss"))).toBeCloseTo(Math.log1p(Math.exp(b - a)), 3);
    expect(Number(await figure("before-slope"))).toBeCloseTo(1 / (1 + Math.exp(b - a)) - 1, 3);
    const first = Number(await figure("after-margin"));
    expect(first).toBeGreaterThan(a - b);
    await page.getByLabel("Learning rate η").fill("0");
    await expect.poll(() => figure("after-margin")).toBe(await figure("before-margin"));
    await page.getByLabel("Learning rate η").fill("-3");
    expect(await figure("after-margin"), "no rate below 0").toBe(await figure("before-margin"));
    await page.close();
  });

  it("copies a chart as SVG, and its figures and the tokens as CSV", async () => {
    const { page, copied } = await open();
    await page.getByRole("button", { name: "Copy as CSV: The sum to R" }).first().click();
    await expect.poll(() => copied[0]).toMatch(/^Part,Adds to R\r\nstates,/);
    const [{ reward }] = view.responses.map(({ explanation }) => explanation);
    expect(Number(/\r\nR,(.*)\r\n$/.exec(copied[0])?.[1])).toBe(reward);
    await page.getByRole("button", { name: "Copy as SVG: A map" }).click();
    await expect.poll(() => copied[1]).toMatch(/^<svg.*xmlns="http:\/\/www.w3.org\/2000\/svg"/);
    expect(copied[1]).not.toMatch(/var\(|<script|<style/);
    await page.getByRole("button", { name: "Copy as CSV: tokens of Response A" }).click();
    await expect.poll(() => copied[2]).toMatch(/^Window,Position,Id,Word piece,Text,Adds to R\r\n,0,101,\[CLS\],,\r\n/);
    await page.close();
  });

  it("says why there is nothing to see, and why there is no map", async () => {
    const problem = "This response cannot be inspected: the encoder is not there";
    const empty: InspectorView = { query: "", responses: [], problem, memento: undefined };
    const { page, channel } = await openInspectorPage(browser, empty, "A map needs some responses");
    await page.getByText(problem).waitFor();
    expect(await violations(page)).toEqual([]);
    void channel.page.show({ ...view, responses: view.responses.slice(0, 1) });
    await page.getByText("A map needs some responses").waitFor();
    expect(await page.getByTestId("pair").count()).toBe(0);
    await page.close();
  });
});
