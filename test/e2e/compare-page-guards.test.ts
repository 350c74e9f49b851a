import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { launchChromium } from "../../scripts/lib/chromium.ts";
import { StoreError } from "../../src/store/store-error.ts";

vi.mock("vscode", () => import("../unit/extension/fake-vscode.ts"));
const { openPanel } = await import("./compare-harness.ts");

const pairs = ["a", "b", "c"].map((query) => ({ query, responses: [`${query} one`, `${query} two`] as const }));

let browser: Browser;
beforeAll(async () => {
  browser = await launchChromium();
});
afterAll(async () => browser.close());

describe("the Compare panel's guards", () => {
  it("takes one answer for a pair, however often it is clicked, and none by a held key", async () => {
    const { page, log, run } = await openPanel(browser, { pairs });
    await page.getByTestId("answer-one").evaluate((button: HTMLElement) => {
      for (let i = 0; i < 5; i++) button.click();
    });
    await page.getByText("1 of 3 done").waitFor();
    expect((await log.read()).records).toHaveLength(1);
    // What VS Code's webview host hears, and dispatches as key bindings.
    await page.evaluate(() => {
      Object.assign(window, { heard: [] });
      window.addEventListener("keydown", ({ key }) => Reflect.get(window, "heard").push(key));
      for (const repeat of [false, true, true]) {
        document.body.dispatchEvent(new KeyboardEvent("keydown", { key: "1", repeat, bubbles: true }));
      }
    });
    expect(await page.evaluate(() => Reflect.get(window, "heard"))).toEqual(["1"]);
    // The same key twice before the page has drawn the next pair.
    await Promise.all([run!.answerShown("one"), run!.answerShown("one").catch((error: Error) => error)]);
    await page.getByText("2 of 3 done").waitFor();
    expect((await log.read()).records).toHaveLength(2);
    await page.close();
  });

  it("keeps the pair and says why when the log cannot be written", async () => {
    const message =
      "Cannot write to /w/.rewardlens/preferences.jsonl: the disk is full. Free some space and try again.";
    const append = vi.fn().mockRejectedValueOnce(new StoreError("disk-full", message)).mockResolvedValue({ id: "x" });
    const { page, complaints } = await openPanel(browser, { pairs, log: { append } });
    const query = await page.getByTestId("query-text").innerText();
    await page.getByTestId("answer-one").click();
    await page.getByText(`Not recorded, the pair stays. ${message}`).waitFor();
    expect(await page.getByTestId("query-text").innerText()).toBe(query);
    await page.getByTestId("answer-one").click();
    await page.getByText("1 of 3 done").waitFor();
    expect(complaints).toEqual([]);
    await page.close();
  });

  it("shows the next pair before the model has spoken, and its word on the earlier pair then", async () => {
    const told: ((line: string) => void)[] = [];
    const predict = () => new Promise<string>((resolve) => told.push(resolve));
    const { page } = await openPanel(browser, { pairs, predict });
    await page.getByTestId("answer-one").click();
    await page.getByText("1 of 3 done").waitFor();
    expect(await page.getByTestId("model").innerText()).toBe("");
    told[1]("of the pair that is open");
    told[0]("of the pair before");
    await page.getByText("of the pair before").waitFor();
    expect(await page.getByText("of the pair that is open").count()).toBe(0);
    await page.close();
  });

  it("shows hostile texts as texts and asks the network for nothing", async () => {
    const hostile = `<script>alert(1)</script></textarea><img src=x onerror=alert(2)>![](https://evil.test/a.png) [x](javascript:alert(3)) \u001b[31m \u200b \ud800 end`;
    const { page, complaints } = await openPanel(browser, {
      pairs: [{ query: hostile, responses: [hostile, "שלום עולם"] }],
    });
    const texts = await page.locator("[data-testid^=response-text]").allTextContents();
    expect(texts.map((text) => text.replace(/[\ud800\ufffd]/g, ""))).toContain(hostile.replace("\ud800", ""));
    expect(await page.locator("img, [onerror]").count()).toBe(0);
    expect(complaints).toEqual([]);
    await page.close();
  });

  it("cuts a megabyte and its rival at the same length, and shows all on request", async () => {
    const long = "word ".repeat(200_000);
    const rival = "x".repeat(9000);
    const { page } = await openPanel(browser, { pairs: [{ query: "q", responses: [long, rival] }] });
    const lengths = async () =>
      (await page.locator("[data-testid^=response-text]").allTextContents())
        .map((text) => text.length)
        .sort((a, b) => a - b);
    expect(await lengths()).toEqual([6000, 6000]);
    await page.getByTestId("show-all-responses").click();
    await vi.waitFor(async () => expect(await lengths()).toEqual([9000, 1_000_000]), 20_000);
    await page.close();
  });
});
