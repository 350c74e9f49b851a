import { describe, expect, it, vi } from "vitest";
import { screenshot } from "../support/workbench/actions.ts";
import { StoreError } from "../../src/store/files/store-error.ts";
import { aBrowser } from "../support/pages/in-browser.ts";
import { readLog } from "../unit/store/log/read-log.ts";

vi.mock("vscode", () => import("../unit/extension/fake-vscode.ts"));
const { openPanel } = await import("../support/pages/compare-harness.ts");

const pairs = ["a", "b", "c"].map((query) => ({ query, responses: [`${query} one`, `${query} two`] as const }));

const browser = await aBrowser();

describe("the Compare panel's guards", () => {
  it("takes one answer for a pair, however often it is clicked, and none by a held key", async () => {
    const { page, log, run } = await openPanel(browser, { pairs });
    await page.getByTestId("answer-one").evaluate((button: HTMLElement) => {
      for (let i = 0; i < 5; i++) button.click();
    });
    await page.getByText("1 of 3 done").waitFor();
    expect((await readLog(log)).records).toHaveLength(1);
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
    expect((await readLog(log)).records).toHaveLength(2);
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
    const predicted: ((line: string) => void)[] = [];
    const predict = () => new Promise<string>((resolve) => predicted.push(resolve));
    const { page } = await openPanel(browser, { pairs, predict });
    await page.getByTestId("answer-one").click();
    await page.getByText("1 of 3 done").waitFor();
    expect(await page.getByTestId("model").innerText()).toBe("");
    predicted[1]("of the pair that is open");
    predicted[0]("of the pair before");
    await page.getByText("of the pair before").waitFor();
    expect(await page.getByText("of the pair that is open").count()).toBe(0);
    await page.close();
  });

  it("shows hostile texts as texts, in Markdown and in its source, and asks the network for nothing", async () => {
    const hostile = `<script>alert(1)</script></textarea><img src=x onerror=alert(2)>![](https://evil.test/a.png) [x](javascript:alert(3)) \u001b[31m \u200b \u202e \ud800 end`;
    const { page, complaints } = await openPanel(browser, {
      pairs: [{ query: hostile, responses: [hostile, hostile.replace("end", "שלום עולם, abc")] }],
    });
    const dialogs: string[] = [];
    page.on("dialog", (dialog) => void (dialogs.push(dialog.message()), dialog.dismiss()));
    const texts = async () => page.locator("[data-testid^=response-text] .text").allTextContents();
    const markdown = (await texts()).join();
    for (const part of [
      "<script>alert(1)</script></textarea><img src=x onerror=alert(2)>",
      "javascript:alert(3)",
      "end",
    ])
      expect(markdown).toContain(part);
    await page.getByText("x (javascript:alert(3))").first().click();
    await page.getByTestId("differences").click();
    await page.locator("mark").first().waitFor();
    await page.getByTestId("markdown").click();
    await page.locator("[data-testid^=response-text] .raw").first().waitFor();
    expect((await texts()).map((text) => text.replace(/[\ud800\ufffd]/g, ""))).toContain(hostile.replace("\ud800", ""));
    expect(
      await page
        .locator(".unseen-character")
        .evaluateAll((boxes) => boxes.map((box) => (box as HTMLElement).dataset["code"])),
    ).toEqual(expect.arrayContaining(["U+001B", "U+200B", "U+202E"]));
    await screenshot(page, "compare-hostile");
    expect(await page.locator("img, [onerror], a, [data-testid^=response-text] script").count()).toBe(0);
    expect(dialogs).toEqual([]);
    expect(complaints).toEqual([]);
    await page.close();
  });

  it("keeps the direction of code in a line that runs from right to left", async () => {
    const { page } = await openPanel(browser, {
      pairs: [{ query: "q", responses: ["קרא ל `scatter()` עכשיו", "left"] }],
    });
    const parts = await page.locator("[data-testid^=response-text] p code").evaluate((code) => {
      const at = (index: number) => {
        const range = document.createRange();
        range.setStart(code.firstChild!, index);
        range.setEnd(code.firstChild!, index + 1);
        return range.getBoundingClientRect().left;
      };
      return { name: at(0), bracket: at("scatter".length) };
    });
    expect(parts.name).toBeLessThan(parts.bracket);
    await page.close();
  });

  it("sets a text that runs from right to left from right to left, and what is beside it not", async () => {
    const { page } = await openPanel(browser, { pairs: [{ query: "q", responses: ["שלום עולם", "left"] }] });
    const starts = await page.locator("[data-testid^=response-text] p").evaluateAll((paragraphs) =>
      paragraphs.map((paragraph) => {
        const range = document.createRange();
        range.selectNodeContents(paragraph);
        const [words, line] = [range.getBoundingClientRect(), paragraph.getBoundingClientRect()];
        return `${paragraph.textContent}: ${words.left - line.left < 2 ? "left" : "right"}`;
      }),
    );
    expect(starts.sort()).toEqual(["left: left", "שלום עולם: right"]);
    await page.close();
  });

  it("cuts a megabyte and its rival at the same length, shows 100,000 characters on request, says so, and answers immediately", async () => {
    const long = "word ".repeat(200_000);
    const rival = "x".repeat(9000);
    const pairs = [
      { query: "q", responses: [long, rival] as const },
      { query: "p", responses: ["a", "b"] as const },
    ];
    const { page, run } = await openPanel(browser, { pairs, ordered: true });
    const lengths = async () =>
      (await page.locator("[data-testid^=response-text] .text").allTextContents())
        .map((text) => text.trim().length)
        .sort((a, b) => a - b);
    expect(await lengths()).toEqual([5999, 6000]); // the space at the cut is Markdown's
    await page.getByTestId("fold").click();
    await expect.poll(lengths, { timeout: 20_000 }).toEqual([9000, 99_999]);
    expect(await page.getByTestId("cut").innerText()).toBe("… The first 100,000 of 1,000,000 characters.");
    await page.getByTestId("differences").click();
    await page.getByTestId("differences").and(page.locator("[aria-pressed=true]")).waitFor();
    run!.shown(run!.view.screen.kind === "pair" ? run!.view.screen.pair.token : "");
    const before = Date.now();
    await run!.answerShown("one");
    await page.getByText("1 of 2 done").waitFor();
    console.log(`From the key to the next pair beside 100,000 characters: ${Date.now() - before} ms`);
    await page.close();
  });
});
