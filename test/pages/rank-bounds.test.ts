import { expect, it, vi } from "vitest";
import { aBrowser } from "../support/pages/in-browser.ts";
import { watchTasks } from "../support/pages/watch-tasks.ts";

vi.mock("vscode", () => import("../unit/extension/fake-vscode.ts"));
const { openRankPage } = await import("../support/pages/rank-harness.ts");

const browser = await aBrowser();

it("the Rank screen does not freeze over eight responses of 40,000 lines, and names what nobody sees", async () => {
  const responses = Array.from({ length: 8 }, (_, i) => `${i}\u{e0041}\n`.repeat(20_000));
  const { page, key, complaints } = await openRankPage(browser, { sets: [{ query: "Why?\u202e", responses }] });
  const longest = await watchTasks(page);
  const folds = page.locator("button.fold");
  for (let row = 0; row < 8; row++) await folds.nth(row).click();
  await page.locator("li .text-part").nth(100).waitFor({ state: "attached" });
  void key({ do: "place", place: 8 });
  await vi.waitFor(async () => expect(await page.getByTestId("status").textContent()).toContain("8"), {
    timeout: 20_000,
  });
  const ms = await longest();
  console.log(`at most ${ms.toFixed(0)} ms at a time`);
  expect(ms, "a page that lays out all of it takes many times that").toBeLessThan(4000);
  const names = (at: string) =>
    page
      .locator(`${at} .unseen-character`)
      .evaluateAll((boxes) => boxes.map((box) => (box as HTMLElement).dataset["code"]));
  expect(await names("[data-testid=query]")).toEqual(["U+202E"]);
  expect((await names("[data-testid=text-1]")).slice(0, 2)).toEqual(["U+E0041", "U+E0041"]);
  expect(await page.getByText("Only the first 500 places with invisible characters are named.").count()).toBe(8);
  expect(complaints).toEqual([]);
  await page.close();
});
