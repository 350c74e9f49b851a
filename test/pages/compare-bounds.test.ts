import { describe, expect, it, vi } from "vitest";
import { aBrowser } from "../support/pages/in-browser.ts";
import { watchTasks } from "../support/pages/watch-tasks.ts";

vi.mock("vscode", () => import("../unit/extension/fake-vscode.ts"));
const { openPanel } = await import("../support/pages/compare-harness.ts");

const browser = await aBrowser();
const code = (count: number, language: string, text: string) =>
  Array.from({ length: count }, () => `\`\`\`${language}\n${text}\n\`\`\``).join("\n\n");
const lines = (count: number, word: string, every: number) =>
  Array.from({ length: count }, (_, i) => `${word} ${i % every}`).join("\n");

const TOO_MUCH = "Its Markdown is too long or too nested to lay out, so its source is shown.";
const TOO_LONG = "Differences are not marked: the texts are too long.";
const TOO_DIFFERENT = "Differences are not marked: the responses share less than half of their words.";
const both = (sentence: string) => [`Response 1: ${sentence}`, `Response 2: ${sentence}`];

/** Without bounds, each took seconds to most of a minute, or an error: `left` is what the page says of the whole texts. */
const cases: [string, readonly [string, string], left: readonly string[]][] = [
  ["one line of 100,000 characters", ["word ".repeat(20_000), "wort ".repeat(20_000)], [...both(TOO_MUCH), TOO_LONG]],
  ["10,000 lines", [lines(10_000, "line", 97), lines(10_000, "lime", 89)], [...both(TOO_MUCH), TOO_LONG]],
  ["40,000 lines", ["a\n".repeat(40_000), "b\na\n".repeat(20_000)], [...both(TOO_MUCH), TOO_LONG]],
  ["30,000 paragraphs", ["a\n\n".repeat(30_000), "b\n\n".repeat(30_000)], [...both(TOO_MUCH), TOO_LONG]],
  ["18,000 marks", ["*a*".repeat(30_000), "**a _b_** ".repeat(9000)], [...both(TOO_MUCH), TOO_LONG]],
  [
    "5000 elements in one another",
    [`${"*".repeat(9000)}a${"*".repeat(9000)}`, "b"],
    [`Response 1: ${TOO_MUCH}`, TOO_DIFFERENT],
  ],
  [
    "code that highlight.js cannot read, and long code",
    [code(1, "bash", "${".repeat(9900)), code(2, "js", "let x = 1; // abc\n".repeat(700))],
    [
      "Response 1: A code block is shown without colours: too long.",
      "Response 2: 2 code blocks are shown without colours: too long.",
      TOO_LONG,
    ],
  ],
];

describe("the Compare screen does not freeze over", () => {
  it.each(cases)("%s", async (name, responses, left) => {
    const panel = await openPanel(browser, { pairs: [{ query: "Why?", responses }], ordered: true });
    const { page } = panel;
    const sides = responses.map((text) => text.slice(0, 20).trim());
    const notes = async () => (await page.getByTestId("left-plain").allTextContents()).map((text) => text.trim());
    const longest = await watchTasks(page);
    await page.getByTestId("differences").click();
    panel.perform("fold");
    await page.locator("[data-testid=fold][aria-pressed=true]").waitFor();
    // As they were drawn, one of the two may be on the left.
    const [first] = await page
      .locator("rewardlens-response")
      .evaluateAll((cards) => cards.map((card) => (card as unknown as { content: { text: string } }).content.text));
    const swapped = !first.startsWith(sides[0]);
    const sayings = left
      .map((note) => (swapped ? note.replace(/Response ([12])/, (_, n) => `Response ${3 - Number(n)}`) : note))
      .sort();
    await vi.waitFor(async () => expect((await notes()).sort()).toEqual(sayings), { timeout: 20_000 });
    await page.getByTestId("markdown").click();
    await page.locator(".text.raw .text-part").first().waitFor({ state: "attached" });
    await page.getByTestId("markdown").click();
    await vi.waitFor(async () => expect((await notes()).sort()).toEqual(sayings), { timeout: 20_000 });
    const ms = await longest();
    console.log(`${name}: at most ${ms.toFixed(0)} ms at a time`);
    expect(ms, "far less than without bounds, and than a busy machine could take").toBeLessThan(2000);
    expect(panel.complaints).toEqual([]);
    await page.close();
  });

  it("a query and a response whose characters nobody sees, which it names", async () => {
    const hidden = `Fine.\u{e0049}\u{e0067}\u{e006e} ${"a\u200b".repeat(20)}`;
    const panel = await openPanel(browser, { pairs: [{ query: `Why?\u202e`, responses: [hidden, `\`${hidden}\``] }] });
    const names = () =>
      panel.page
        .locator(".unseen-character")
        .evaluateAll((boxes) => boxes.map((box) => (box as HTMLElement).dataset["code"]));
    for (const view of ["Markdown", "source"]) {
      const found = await names();
      expect(
        found.filter((name) => name === "U+E0049 U+E0067 U+E006E"),
        view,
      ).toHaveLength(2);
      expect(
        found.filter((name) => name === "U+200B"),
        view,
      ).toHaveLength(40);
      expect(
        found.filter((name) => name === "U+202E"),
        view,
      ).toHaveLength(1);
      await panel.page.getByTestId("markdown").click();
      await panel.page
        .locator(view === "Markdown" ? ".text.raw" : ".text.markdown")
        .first()
        .waitFor();
    }
    expect(panel.complaints).toEqual([]);
    await panel.page.close();
  });
});
