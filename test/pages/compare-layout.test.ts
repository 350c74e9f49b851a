import type { Page } from "playwright-core";
import { describe, expect, it, vi } from "vitest";
import { aBrowser } from "../support/pages/in-browser.ts";

vi.mock("vscode", () => import("../unit/extension/fake-vscode.ts"));
const { openPanel } = await import("../support/pages/compare-harness.ts");

const browser = await aBrowser();
const tags = ["correct", "complete", "concise", "clear", "tone"];
const text = (word: string, lines: number) =>
  Array.from(
    { length: lines },
    (_, i) => `${word} ${i} of a response that is about as long as people write them.`,
  ).join("\n\n");
const pairs = [
  { query: text("State", 20), responses: [text("Long", 60), text("Longer", 90)] as const },
  { query: "Short?", responses: ["Yes.", "No."] as const },
  { query: text("State", 3), responses: [text("Long", 60), "No."] as const },
];

/** The panel's part of a window of 1280 by 800, without and with the side bar, and of 800 by 800 with it. */
const sizes = [
  { width: 1230, height: 740 },
  { width: 930, height: 740 },
  { width: 450, height: 740 },
];

/** Every button on the page, by its test's name, with its place; those that are not seen too. */
const buttons = (page: Page) =>
  page.locator("vscode-button").evaluateAll((all) =>
    all.map((button) => {
      const { x, y, width, height } = button.getBoundingClientRect();
      return `${button.getAttribute("data-testid")} at ${[x, y, width, height].map(Math.round).join(" ")}`;
    }),
  );
const box = async (page: Page, id: string) => (await page.getByTestId(id).boundingBox())!;

describe("the layout of the Compare panel", () => {
  it.each(sizes)("gives the responses most of $width by $height, both in sight", async ({ width, height }) => {
    const { page } = await openPanel(browser, { pairs, tags, ordered: true, width, height });
    const [one, two] = [await box(page, "response-1"), await box(page, "response-2")];
    const responses = Math.max(one.y + one.height, two.y + two.height) - Math.min(one.y, two.y);
    expect(responses / height).toBeGreaterThanOrEqual(0.55);
    expect([two.width, two.height].map(Math.round)).toEqual([one.width, one.height].map(Math.round));
    for (const id of ["response-1", "response-2", "answer-one", "answer-two", "answer-skip", "undo", "query"]) {
      const { y, height: tall } = await box(page, id);
      expect(y, id).toBeGreaterThanOrEqual(0);
      expect(y + tall, id).toBeLessThanOrEqual(height);
    }
    expect(await page.evaluate(() => document.documentElement.scrollHeight)).toBe(height);
    await page.close();
  });

  it.each(sizes)("moves no button from pair to pair or by an answer, at $width by $height", async (size) => {
    const predict = async () =>
      "The model would have chosen response 2 (87% sure). Asked because it was unsure here (0.52)";
    const { page } = await openPanel(browser, { pairs, tags, ordered: true, ...size, predict });
    const before = await buttons(page);
    expect(before.length).toBeGreaterThan(15);
    for (const [i, id] of ["answer-one", "answer-tie"].entries()) {
      await page.getByTestId(id).click();
      await page.getByText(`${i + 1} of 3 done`).waitFor();
      await page.getByText("87% sure").waitFor();
      expect(await buttons(page)).toEqual(before);
    }
    await page.getByTestId("undo").click();
    await page.getByText("1 of 3 done").waitFor();
    expect(await buttons(page)).toEqual(before);
    await page.close();
  });

  it.each([
    { name: "a zoom of 200%", width: 592, height: 343 },
    { name: "a zoom of 200% beside the side bar", width: 340, height: 343 },
  ])("keeps both answers where they can be clicked: $name", async ({ width, height }) => {
    const { page } = await openPanel(browser, { pairs, tags, ordered: true, width, height });
    for (const id of ["answer-one", "answer-two"]) {
      const { x, y, width: wide, height: tall } = await box(page, id);
      expect(x + wide, id).toBeLessThanOrEqual(width);
      expect(y + tall, id).toBeLessThanOrEqual(height);
      const hit = await page.evaluate(
        ([at, down]) => {
          let found = document.elementFromPoint(at, down);
          while (found?.shadowRoot) {
            const inner = found.shadowRoot.elementFromPoint(at, down);
            if (inner === null || inner === found) break;
            found = inner;
          }
          return (found?.closest("vscode-button") ?? (found?.getRootNode() as ShadowRoot).host).getAttribute(
            "data-testid",
          );
        },
        [x + wide / 2, y + tall / 2] as const,
      );
      expect(hit).toBe(id);
    }
    await page.close();
  });

  it("unfolds whole texts around the line that is read, and folds them back to it", async () => {
    const { page, perform } = await openPanel(browser, { pairs, tags, ordered: true, ...sizes[1] });
    const frame = page.getByTestId("response-text-1");
    await frame.evaluate((node) => (node.scrollTop = 400));
    /** The distance of the text's beginning from the window's upper edge. */
    const line = () => frame.locator(".text").evaluate((node) => Math.round(node.getBoundingClientRect().top));
    const [before, { height: folded }] = [await line(), await box(page, "response-1")];
    const query = await box(page, "query");
    perform("fold");
    await page.locator("[data-testid=fold][aria-pressed=true]").waitFor();
    await expect.poll(line).toBe(before);
    expect((await box(page, "response-1")).height).toBeGreaterThan(folded + 50);
    expect((await box(page, "query")).y, "the query begins where it did").toBe(query.y);
    perform("fold");
    await expect.poll(async () => (await box(page, "response-1")).height).toBe(folded);
    await expect.poll(line).toBe(before);
    await page.close();
  });
});
