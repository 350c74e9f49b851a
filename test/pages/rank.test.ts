import { describe, expect, it, vi } from "vitest";
import { activePreferences } from "../../src/store/log/log-state.ts";
import { violations } from "../support/pages/axe.ts";
import { screenshot } from "../support/workbench/actions.ts";
import type { RankHarness } from "../support/pages/rank-harness.ts";
import { aBrowser } from "../support/pages/in-browser.ts";
import { readLog } from "../unit/store/log/read-log.ts";

vi.mock("vscode", () => import("../unit/extension/fake-vscode.ts"));
const { openRankPage } = await import("../support/pages/rank-harness.ts");

const long = Array.from({ length: 40 }, (_, i) => `${i + 1}. The treaty of 1959 sets all claims aside.`).join("\n");
const sets = [
  {
    query: "Which country owns Antarctica?",
    responses: [
      "No country does. The Antarctic Treaty sets all claims aside and keeps the continent for peaceful use and science.",
      "Penguins.",
      long,
      "Seven countries have claims, and the others recognise none of them.",
      "<b>Nobody</b> <img src=https://example.org/x.png onerror=alert(1)>",
    ],
  },
  { query: "What is 2 + 2?", responses: ["4", "Four.", "5"] },
];

const five = [sets[0]];

const browser = await aBrowser();

/** The letters of the responses, best first; "=" before one that ties with the one above. */
const order = async ({ page }: RankHarness) =>
  page
    .locator("li[data-testid]")
    .evaluateAll((rows) =>
      rows.map(
        (row) => (row.classList.contains("tied") ? "=" : "") + row.querySelector(".letter")!.textContent!.slice(-1),
      ),
    );
const status = ({ page }: RankHarness, text: string | RegExp) =>
  page.getByTestId("status").filter({ hasText: text }).waitFor();
const focused = ({ page }: RankHarness) =>
  page.evaluate(() => {
    let active = document.activeElement;
    while (active?.shadowRoot?.activeElement) active = active.shadowRoot.activeElement;
    return active?.getAttribute("aria-labelledby");
  });

describe("the Rank panel in a browser", () => {
  for (const theme of ["dark", "light", "contrast"] as const) {
    for (const width of [1200, 400]) {
      it(`has no accessibility violation, ${theme}, ${width} pixels wide`, async () => {
        const panel = await openRankPage(browser, { sets: five, theme, width });
        await panel.page.locator("li[data-testid]").nth(1).focus();
        await panel.key({ do: "tie" });
        await status(panel, /tied/);
        await screenshot(panel.page, `rank-page-${theme}-${width}`);
        expect(await violations(panel.page)).toEqual([]);
        expect(panel.complaints).toEqual([]);
        await panel.page.close();
      });
    }
  }

  it("is ranked by keys, says each move, keeps the focus on what moved, and undoes move by move", async () => {
    const panel = await openRankPage(browser, { sets: five });
    const { page } = panel;
    expect(await order(panel)).toEqual(["A", "B", "C", "D", "E"]);
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("ArrowDown");
    await panel.key({ do: "place", place: 1 });
    await status(panel, "Response C, place 1 of 5.");
    expect(await order(panel)).toEqual(["C", "A", "B", "D", "E"]);
    expect(await focused(panel)).toBe("name-2");
    await panel.key({ do: "move", by: 1 });
    await panel.key({ do: "tie" });
    await status(panel, "Response C, place 1 of 5, tied.");
    expect(await order(panel)).toEqual(["A", "=C", "B", "D", "E"]);
    for (const left of [
      ["A", "C", "B", "D", "E"],
      ["C", "A", "B", "D", "E"],
      ["A", "B", "C", "D", "E"],
    ]) {
      await panel.key({ do: "undo" });
      await expect.poll(() => order(panel)).toEqual(left);
    }
    await page.close();
  });

  it("is ranked by drag, and by buttons", async () => {
    const panel = await openRankPage(browser, { sets: five });
    const { page } = panel;
    await page.getByTestId("handle-4").dragTo(page.getByTestId("row-1"));
    await expect.poll(() => order(panel)).toEqual(["D", "A", "B", "C", "E"]);
    await page.getByRole("button", { name: "Move response E up" }).click();
    await page.getByRole("button", { name: "Response E is as good as the one above" }).click();
    await expect.poll(() => order(panel)).toEqual(["D", "A", "B", "=E", "C"]);
    await page.close();
  });

  it("keeps the focus on the button that was pressed while it can be pressed again", async () => {
    const panel = await openRankPage(browser, { sets: five });
    const { page } = panel;
    await page.getByRole("button", { name: "Move response C up" }).focus();
    await page.keyboard.press("Enter");
    await expect.poll(() => order(panel)).toEqual(["A", "C", "B", "D", "E"]);
    await page.keyboard.press("Enter");
    await expect.poll(() => order(panel)).toEqual(["C", "A", "B", "D", "E"]);
    await expect.poll(() => focused(panel)).toBe("name-2"); // the row: the first one cannot go up
    await page.close();
  });

  it("names the characters that nobody sees", async () => {
    const hidden = { ...five[0], responses: ["pay\u200bpal", ...five[0].responses.slice(1)] };
    const panel = await openRankPage(browser, { sets: [hidden] });
    expect(await panel.page.locator(".unseen-character").getAttribute("data-code")).toBe("U+200B");
    expect(await panel.page.locator(".text p", { hasText: "pay" }).textContent()).toBe("pay\u200bpal");
    await panel.page.close();
  });

  it("records the pairs once, continues with the focus in the list, and undoes the ranking", async () => {
    const panel = await openRankPage(browser, { sets });
    const { page, log } = panel;
    const held = async () => activePreferences((await readLog(log)).records);
    const total = async (count: number) => {
      await page
        .getByTestId("progress")
        .filter({ hasText: `${count} of 2 ranked` })
        .waitFor();
    };
    const first = await page.getByTestId("query").innerText();
    const size = await page.locator("li[data-testid]").count();
    await Promise.all([panel.key({ do: "store" }), panel.key({ do: "store" })]);
    await total(1);
    await status(panel, /^Recorded: \d responses ranked/);
    const records = await held();
    expect(records).toHaveLength((size * (size - 1)) / 2);
    expect(records.reduce((sum, { weight }) => sum + weight!, 0)).toBeCloseTo(size - 1, 12);
    await expect.poll(() => focused(panel)).toMatch(/^name-/);
    await panel.key({ do: "store" });
    await page.getByTestId("finished").waitFor();
    expect(await violations(panel.page)).toEqual([]);
    await page.getByTestId("train").click();
    await expect.poll(() => panel.actions).toEqual(["train"]);
    await panel.key({ do: "undo" });
    await total(1);
    await panel.key({ do: "undo" });
    await total(0);
    expect(await page.getByTestId("query").innerText()).toBe(first);
    expect(await held()).toEqual([]);
    await page.close();
  });

  it("keeps the order over a reload of the page, before anything is recorded", async () => {
    const panel = await openRankPage(browser, { sets });
    await panel.key({ do: "place", place: 3 });
    await panel.key({ do: "tie" });
    await status(panel, "tied");
    const before = await order(panel);
    await panel.page.reload();
    await panel.page.getByTestId("query").waitFor();
    expect(await order(panel)).toEqual(before);
    await panel.page.close();
  });

  it("shows hostile responses as text, and long ones folded until asked", async () => {
    const panel = await openRankPage(browser, { sets });
    const { page } = panel;
    if ((await page.locator("li[data-testid]").count()) === 3) await panel.key({ do: "later" });
    const hostile = page.locator("li[data-testid]", { hasText: "onerror=alert(1)" });
    await hostile.waitFor();
    expect(await hostile.locator("img").count()).toBe(0);
    expect(await page.locator("ol ol > li", { hasText: "treaty of 1959" }).count(), "Markdown is rendered").toBe(40);
    const row = page.locator("li[data-testid]", { hasText: "treaty of 1959" });
    const height = async () => (await row.boundingBox())!.height;
    const folded = await height();
    await row.getByRole("button", { name: /Show all/ }).click();
    await expect.poll(height).toBeGreaterThan(3 * folded);
    expect(panel.complaints).toEqual([]);
    await page.close();
  });

  it("says what to do where there is nothing to rank", async () => {
    const panel = await openRankPage(browser);
    expect(await panel.page.getByTestId("reason").innerText()).toMatch(/three responses or more/);
    expect(await violations(panel.page)).toEqual([]);
    await panel.page.close();
  });
});
