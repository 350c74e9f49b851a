import { describe, expect, it, vi } from "vitest";
import { screenshot } from "../support/workbench/actions.ts";
import { violations } from "../support/pages/axe.ts";
import { aBrowser } from "../support/pages/in-browser.ts";

vi.mock("vscode", () => import("../unit/extension/fake-vscode.ts"));
const { openPanel } = await import("../support/pages/compare-harness.ts");

const query = "How do I undo the last commit of a git repository without losing my work?";
const rich = `# Undo a commit

Use \`git reset --soft\`; your changes **stay staged**. It does not touch *files*.

1. Look at the log
2. Reset

\`\`\`bash
# the last commit
git reset --soft HEAD~1 && echo "done" | wc -l
\`\`\`

| flag | keeps |
| --- | --- |
| soft | index |

> See [the manual](https://git-scm.com/docs/git-reset) and ![a picture](https://evil.test/a.png).`;
const like = `${rich.replace("--soft`; your changes **stay staged**", "--hard`; your changes **are gone**")}

\`\`\`typescript
const commits: number = 12; // left
\`\`\``;
const lines = (count: number, word: string) => Array.from({ length: count }, (_, i) => `${word} ${i}`).join("\n\n");
const oneLong = [{ query, responses: [lines(120, "sentence"), lines(40, "phrase")] as const }];

const table = (cell: string) =>
  `| Option | Advantages | Disadvantages | Characteristics | Recommendation |\n|---|---|---|---|---|\n| PostgreSQL | transactional | configuration | ${cell} | Recommended |`;

const browser = await aBrowser();

const tags = ["correct", "complete", "concise", "clear", "tone"];

describe("the Compare screen", () => {
  for (const theme of ["dark", "light", "contrast"] as const) {
    for (const width of [1200, 400]) {
      it(`shows Markdown, code and differences without a violation, ${theme}, ${width} pixels wide`, async () => {
        const panel = await openPanel(browser, { pairs: [{ query, responses: [rich, like] }], tags, theme, width });
        expect(await violations(panel.page), "code in its colours").toEqual([]);
        await panel.page.getByTestId("differences").click();
        await panel.page.locator("mark").first().waitFor();
        await screenshot(panel.page, `compare-screen-${theme}-${width}`);
        expect(await violations(panel.page)).toEqual([]);
        expect(panel.complaints).toEqual([]);
        await panel.page.close();
      });
    }
  }

  it("shows Markdown or its source, with the same words", async () => {
    const { page } = await openPanel(browser, { pairs: [{ query, responses: [rich, "plain"] }], tags });
    const card = page.locator("rewardlens-response", { has: page.locator("table") });
    expect(await card.locator(".hljs-built_in").first().innerText()).toBe("echo");
    expect(await card.getByRole("heading", { level: 3 }).innerText()).toBe("Undo a commit");
    await page.getByTestId("markdown").click();
    await page.locator(".raw").first().waitFor();
    expect(await page.locator("[data-testid^=response-text] .text").allTextContents()).toContain(rich);
    expect(await page.getByTestId("markdown").getAttribute("aria-pressed")).toBe("false");
    await page.close();
  });

  it("scrolls a wide table by keyboard and breaks none of its words; Tab skips one that fits", async () => {
    const responses = [table("fast"), "| a | b |\n|---|---|\n| c | d |"] as const;
    const { page } = await openPanel(browser, { pairs: [{ query, responses }], width: 700 });
    const wide = page.getByRole("group", { name: "Table, scrolls sideways" });
    expect(await wide.count()).toBe(1);
    const broken = await page.locator("th").evaluateAll((cells) =>
      cells.filter((cell) => {
        const word = document.createRange();
        word.selectNodeContents(cell);
        return word.getClientRects().length > 1;
      }),
    );
    expect(broken).toEqual([]);
    expect(await violations(page)).toEqual([]);
    for (let i = 0; i < 12; i++) {
      if (await wide.evaluate((node) => (node.getRootNode() as ShadowRoot).activeElement === node)) break;
      await page.keyboard.press("Tab");
    }
    await page.keyboard.press("ArrowRight");
    await expect.poll(() => wide.evaluate((node) => node.scrollLeft)).toBeGreaterThan(0);
    expect(await page.locator("rewardlens-response .table[tabindex='0']").count()).toBe(1);
    await page.setViewportSize({ width: 2400, height: 800 });
    await expect.poll(() => wide.count()).toBe(0);
    await page.close();
  });

  it("lets nothing that a fold hides take the focus or be scrolled into sight", async () => {
    const behind = `${lines(60, "sentence")}\n\n${table("word".repeat(99))}`;
    const { page } = await openPanel(browser, {
      pairs: [{ query, responses: [behind, behind] }],
      width: 700,
      height: 450,
    });
    const wide = page.getByRole("group", { name: "Table, scrolls sideways" });
    await page.locator("[data-testid=fold][aria-disabled=false]").waitFor();
    expect(await wide.count()).toBe(0);
    const top = await page.getByTestId("response-text-1").evaluate((node) => {
      node.querySelector("table")!.scrollIntoView();
      return node.scrollTop;
    });
    expect(top).toBe(0);
    await page.getByTestId("fold").click();
    await expect.poll(() => wide.count()).toBe(2);
    const widest = await page.locator("td").evaluateAll((cells) => Math.max(...cells.map((cell) => cell.clientWidth)));
    expect(widest, "a word without end is broken").toBeLessThan(400);
    await page.close();
  });

  it("marks exactly the words that one side alone has, in Markdown and in its source", async () => {
    const responses = ["It is **not** the same.\n\n- one", "It is the very same.\n\n- one"] as const;
    const { page } = await openPanel(browser, { pairs: [{ query, responses }] });
    await page.getByTestId("differences").click();
    const marked = async () => (await page.locator("mark").allTextContents()).sort();
    await expect.poll(marked).toEqual(["not", "very"]);
    await page.getByTestId("markdown").click();
    await expect.poll(marked).toEqual(["**not**", "very"]);
    await page.getByTestId("differences").click();
    await expect.poll(marked).toEqual([]);
    await page.close();
  });

  it("gives both sides the same room, each scrolls in its own, and both together on request", async () => {
    const { page } = await openPanel(browser, { pairs: oneLong });
    const frame = (place: number) => page.getByTestId(`response-text-${place}`);
    const heights = async () => Promise.all([1, 2].map((place) => frame(place).evaluate((node) => node.clientHeight)));
    const [left, right] = await heights();
    expect(left).toBe(right);
    await page.getByTestId("linked").click();
    await page.locator("[data-testid=linked][aria-pressed=true]").waitFor();
    await screenshot(page, "compare-screen-linked");
    const share = (place: number) =>
      frame(place).evaluate((node) => node.scrollTop / (node.scrollHeight - node.clientHeight));
    await frame(1).evaluate((node) => (node.scrollTop = (node.scrollHeight - node.clientHeight) / 2));
    await expect.poll(() => share(2)).toBeCloseTo(0.5, 1);
    await frame(2).evaluate((node) => (node.scrollTop = node.scrollHeight));
    await expect.poll(() => share(1)).toBeCloseTo(1, 1);
    expect(await violations(page)).toEqual([]);
    await page.close();
  });

  it("shows the beginning of a long query, and more of it on request", async () => {
    const asked = `What follows?\n\n${lines(30, "context")}`;
    const { page, perform } = await openPanel(browser, { pairs: [{ query: asked, responses: ["a", "b"] }] });
    const height = () => page.getByTestId("query-text").evaluate((node) => node.clientHeight);
    const folded = await height();
    const seen = await page.getByTestId("query-text").evaluate((node) => {
      const body = node.firstElementChild!.getBoundingClientRect();
      return Math.round(body.top - node.getBoundingClientRect().top);
    });
    expect(seen, "its beginning is what is seen").toBe(0);
    perform("query");
    await expect.poll(height).toBeGreaterThan(folded * 3);
    perform("query");
    await expect.poll(height).toBe(folded);
    await page.close();
  });

  it("keeps how pairs are shown over to the next pair, but folds it again", async () => {
    const { page } = await openPanel(browser, { pairs: [...oneLong, { ...oneLong[0], query: "another" }] });
    await page.getByTestId("markdown").click();
    await page.getByTestId("fold").click();
    await page.locator("[data-testid=fold][aria-pressed=true]").waitFor();
    await page.getByTestId("answer-one").click();
    await page.getByText("1 of 2 done").waitFor();
    await page.locator("[data-testid=fold][aria-pressed=false]").waitFor();
    expect(await page.getByTestId("markdown").getAttribute("aria-pressed")).toBe("false");
    await page.close();
  });
});
