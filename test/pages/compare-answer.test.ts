import type { Page } from "playwright-core";
import { describe, expect, it, vi } from "vitest";
import { activePreferences } from "../../src/store/log/log-state.ts";
import { screenshot } from "../support/workbench/actions.ts";
import { violations } from "../support/pages/axe.ts";
import { aBrowser } from "../support/pages/in-browser.ts";
import { readLog } from "../unit/store/log/read-log.ts";

vi.mock("vscode", () => import("../unit/extension/fake-vscode.ts"));
const { openPanel } = await import("../support/pages/compare-harness.ts");

const pairs = ["a", "b"].map((query) => ({ query, responses: [`${query} one`, `${query} two`] as const }));
const tags = ["correct", "clear"];

const browser = await aBrowser();

/** Notes what VS Code's webview host would hear, and dispatch as keybindings. */
async function listen(page: Page): Promise<() => Promise<string[]>> {
  await page.evaluate(() => {
    Object.assign(window, { heard: [] });
    window.addEventListener("keydown", ({ key }) => Reflect.get(window, "heard").push(key));
  });
  return () => page.evaluate(() => Reflect.get(window, "heard") as string[]);
}

describe("what goes with an answer", () => {
  it("is stored with it: strength, tags, and a reason whose letters do not answer", async () => {
    const { page, log, perform } = await openPanel(browser, { pairs, tags });
    const heard = await listen(page);
    await page.getByTestId("strength-2").click();
    await page.getByTestId("tag-2").click();
    perform("reason");
    await page.locator("rewardlens-why input:focus").waitFor();
    await page.keyboard.type("12bsu0 is best");
    expect(await heard()).toEqual([]);
    await screenshot(page, "compare-answer-reason");
    expect(await violations(page)).toEqual([]);
    await page.keyboard.press("Enter");
    expect(await heard()).toEqual([]);
    await page.keyboard.press("1");
    expect(await heard(), "and outside it keys are VS Code's again").toEqual(["1"]);
    await page.getByTestId("answer-one").click();
    await page.getByText("1 of 2 done").waitFor();
    const [record] = activePreferences((await readLog(log)).records);
    expect(record).toMatchObject({ strength: 2, tags: ["clear"], reason: "12bsu0 is best" });
    expect(await page.getByTestId("strength-1").getAttribute("aria-pressed")).toBe("true");
    expect(await page.getByTestId("add-reason").count()).toBe(1);
    await page.close();
  });

  it("is a better version of a response, typed in place and preferred to it", async () => {
    const { page, log, perform, complaints } = await openPanel(browser, { pairs, tags });
    const heard = await listen(page);
    const [original] = await page.getByTestId("response-text-2").allInnerTexts();
    perform("edit-two");
    await page.locator("rewardlens-editor textarea:focus").waitFor();
    await screenshot(page, "compare-answer-edit");
    expect(await violations(page)).toEqual([]);
    await page.keyboard.press("ControlOrMeta+Enter");
    await page.getByText("Not recorded: change the text first").waitFor();
    await page.keyboard.press("End");
    await page.keyboard.type(", and 1 more");
    expect((await heard()).filter((key) => key.length === 1)).toEqual([]);
    await page.keyboard.press("ControlOrMeta+Enter");
    await page.getByText("Recorded: your version is preferred to response 2.").waitFor();
    const [record] = activePreferences((await readLog(log)).records);
    expect(record).toMatchObject({ edited: true, choice: "second", responses: [original, `${original}, and 1 more`] });
    expect(await page.getByTestId("progress").innerText(), "the pair still waits").toBe("0 of 2 done · 2 left");
    expect(await page.getByTestId("response-text-2").innerText()).toBe(original);
    await page.getByTestId("undo").click();
    await page.getByText("Undone: your version is no longer recorded.").waitFor();
    expect(activePreferences((await readLog(log)).records)).toEqual([]);
    expect(complaints).toEqual([]);
    await page.close();
  });

  it("leaves an editor by Escape, with nothing stored and the focus in the page", async () => {
    const { page, log, perform } = await openPanel(browser, { pairs });
    perform("edit-one");
    await page.locator("rewardlens-editor textarea:focus").waitFor();
    await page.keyboard.type("gone");
    await page.keyboard.press("Escape");
    await page.locator("rewardlens-editor").waitFor({ state: "detached" });
    const focused = () =>
      page.evaluate(() => document.querySelector("rewardlens-compare")?.shadowRoot?.activeElement?.localName);
    await expect.poll(focused).toBe("main");
    expect((await readLog(log)).records).toEqual([]);
    await page.close();
  });
});
