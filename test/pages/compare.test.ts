import { describe, expect, it, vi } from "vitest";
import { activePreferences } from "../../src/store/log/log-state.ts";
import { screenshot } from "../support/workbench/actions.ts";
import { violations } from "../support/pages/axe.ts";
import type { Harness } from "../support/pages/compare-harness.ts";
import { aBrowser, expectToFit } from "../support/pages/in-browser.ts";
import { readLog } from "../unit/store/log/read-log.ts";

vi.mock("vscode", () => import("../unit/extension/fake-vscode.ts"));
const { openPanel } = await import("../support/pages/compare-harness.ts");

const pair = (query: string, first: string, second: string) => ({ query, responses: [first, second] as const });
const three = [
  pair(
    "Which country owns Antarctica?",
    "Antarctica is governed by the Antarctic Treaty System, which includes multiple countries. No country owns it: the treaty of 1959 sets all claims aside, keeps the continent for peaceful use and for science, and by now has more than fifty parties.",
    "Penguin overlords run the showdown there.",
  ),
  pair("How do I undo a commit?", "git reset --soft HEAD~1\n\nkeeps your changes staged.", "You cannot."),
  pair("What is 2 + 2?", "4", "Four, as far as I can tell."),
];

const browser = await aBrowser();

const text = ({ page }: Harness, id: string) => page.getByTestId(id).innerText();

describe("the Compare panel in a browser", () => {
  for (const theme of ["dark", "light", "contrast", "contrastLight"] as const) {
    for (const width of [1200, 400]) {
      it(`has no accessibility violation, ${theme}, ${width} pixels wide`, async () => {
        const panel = await openPanel(browser, { pairs: three, theme, width });
        await panel.page.getByTestId("answer-tie").click();
        await panel.page.getByText("The model would have chosen response 1 (64% sure)").waitFor();
        await screenshot(panel.page, `compare-page-${theme}-${width}`);
        expect(await violations(panel.page)).toEqual([]);
        await expectToFit(panel.page);
        expect(panel.complaints).toEqual([]);
        await panel.page.close();
      });
    }
  }

  it("shows the responses in the order drawn, and stores the choice in the order of the source", async () => {
    const panel = await openPanel(browser, { pairs: three });
    const chosen = await text(panel, "response-text-2");
    expect(await text(panel, "progress")).toBe("0 of 3 done · 3 left");
    await panel.page.getByTestId("answer-two").click();
    await panel.page.getByText("1 of 3 done · 2 left").waitFor();
    expect(await text(panel, "status-text")).toBe("Recorded: response 2 preferred. U undoes.");
    const [record] = activePreferences((await readLog(panel.log)).records);
    expect(record.responses[record.choice === "first" ? 0 : 1]).toBe(chosen);
    expect(record.responses[record.shown[1]]).toBe(chosen);
    expect(record).toMatchObject({ strength: 1, annotator: "tester", source: "pairs.jsonl", reason: "" });
    await panel.page.close();
  });

  it("finishes, trains on request, and comes back on undo", async () => {
    const panel = await openPanel(browser, { pairs: three });
    for (const [i, answer] of (["answer-one", "answer-skip", "answer-both-bad"] as const).entries()) {
      await panel.page.getByTestId(answer).click();
      await panel.page.getByText(`${i + 1} of 3 done`).waitFor();
    }
    expect(await text(panel, "summary")).toMatch(/1\s+preference\s+1\s+both bad\s+1\s+skipped/);
    expect(await violations(panel.page)).toEqual([]);
    await screenshot(panel.page, "compare-page-finished");
    expect(await panel.page.evaluate(() => document.activeElement?.tagName)).toBe("REWARDLENS-COMPARE");
    await panel.page.getByTestId("train").click();
    await expect.poll(() => panel.actions).toEqual(["train"]);
    await panel.page.getByTestId("undo").click();
    await panel.page.getByTestId("query").waitFor();
    expect(await text(panel, "progress")).toBe("2 of 3 done · 1 left");
    expect(activePreferences((await readLog(panel.log)).records)).toHaveLength(2);
    await panel.page.close();
  });

  it("says what to do where there is nothing to compare", async () => {
    const panel = await openPanel(browser);
    expect(await text(panel, "reason")).toBe("No query in notes.md has two responses.");
    expect(await violations(panel.page)).toEqual([]);
    await screenshot(panel.page, "compare-page-empty");
    await panel.page.getByTestId("compare-file").click();
    await expect.poll(() => panel.actions).toEqual(["compare-file"]);
    await panel.page.close();
  });
});
