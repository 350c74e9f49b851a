import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Locator } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { activePreferences } from "../../src/store/log/log-state.ts";
import { parseLog } from "../../src/store/log/parse-log.ts";
import { comparePairs, screenshot } from "../support/workbench/actions.ts";
import { ComparePage } from "../support/workbench/compare-page.ts";
import { picturesOfFailures } from "../support/workbench/on-failure.ts";
import { openWorkbench, type Workbench } from "../support/workbench/workbench.ts";

const tags = ["correct", "complete", "concise", "clear", "tone", "kind", "brief"];
const lines = (count: number, word: string) => Array.from({ length: count }, (_, i) => `${word} **${i}**`).join("\n\n");
/** Long enough to be folded, the query too. */
const pairs = ["first", "second", "third"].map((name) => ({
  prompt: `${lines(30, "context")}\n\nThe ${name} question?`,
  chosen: lines(60, `${name} sentence`),
  rejected: lines(60, `${name} phrase`),
}));
/** Every key that does something on the panel: typed into a field they are text. */
const EVERY_KEY = "w3456789remdflq120bsuE";

/** The keys of the Compare panel beside the answers themselves, by VS Code's own keybindings. */
describe("the keys of the Compare panel in VS Code", () => {
  let workbench: Workbench;
  let folder: string;
  let panel: ComparePage;
  /** Response 1 of the first pair. */
  let left: string;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), "rewardlens-keys-"));
    await writeFile(join(folder, "pairs.jsonl"), pairs.map((pair) => `${JSON.stringify(pair)}\n`).join(""));
    workbench = await openWorkbench({
      from: folder,
      settings: { "rewardLens.annotator": "tester", "rewardLens.quickTags": tags },
    });
    await comparePairs(workbench.page);
    panel = await ComparePage.find(workbench.page);
    ({ left } = await panel.shown());
  });
  afterAll(async () => {
    await workbench?.close();
    await rm(folder, { recursive: true });
  });
  picturesOfFailures(() => workbench);

  const part = (id: string): Locator => panel.frame.getByTestId(id);
  const isPressed = (id: string) => part(id).getAttribute("aria-pressed");
  const type = (text: string) => workbench.page.keyboard.type(text);
  /** The lines of the log; none before there is one. */
  const log = async () => {
    const text = await readFile(join(workbench.folder, ".rewardlens", "preferences.jsonl"), "utf8").catch(() => "");
    return activePreferences(parseLog(text).records);
  };
  /** Presses a key; waits for the button that it presses, and for its own state. */
  async function presses(key: string, id: string, pressed: boolean): Promise<void> {
    expect(await isPressed(id), `before ${key}`).toBe(String(!pressed));
    await panel.press(key);
    await expect.poll(() => isPressed(id), { message: key }).toBe(String(pressed));
  }
  const everyState = async () => {
    const buttons = await panel.frame.locator("[aria-pressed]").all();
    return Promise.all(buttons.map(async (button) => (await button.getAttribute("aria-pressed")) ?? ""));
  };

  it("W says how much better, 3 to 9 say why", async () => {
    await presses("w", "strength-2", true);
    expect(await isPressed("strength-1")).toBe("false");
    for (const [i, tag] of tags.entries()) {
      await presses(String(i + 3), `tag-${i + 1}`, true);
      expect(await part(`tag-${i + 1}`).innerText()).toContain(tag);
    }
    await presses("9", "tag-7", false);
  });

  it("M shows the source, D marks what differs", async () => {
    await panel.frame.locator("rewardlens-response strong").first().waitFor();
    await presses("m", "markdown", false);
    await expect.poll(() => panel.frame.locator("rewardlens-response strong").count()).toBe(0);
    expect(await panel.frame.locator("mark").count()).toBe(0);
    await presses("d", "differences", true);
    await panel.frame.locator("mark").first().waitFor();
  });

  it("F shows the whole texts, L scrolls them together, Q shows the whole query", async () => {
    await presses("f", "fold", true);
    await presses("l", "linked", true);
    const top = (place: number) => part(`response-text-${place}`).evaluate((node) => node.scrollTop);
    await part("response-text-1").evaluate((node) => (node.scrollTop = node.scrollHeight));
    await expect.poll(() => top(2)).toBeGreaterThan(100);
    expect(await part("toggle-query").getAttribute("aria-expanded")).toBe("false");
    const height = () => part("query-text").evaluate((node) => node.clientHeight);
    const folded = await height();
    await panel.press("q");
    await expect.poll(() => part("toggle-query").getAttribute("aria-expanded")).toBe("true");
    expect(await height()).toBeGreaterThan(folded * 2);
    await screenshot(workbench.page, "compare-keys");
  });

  it("R opens the reason, in which no key fires", async () => {
    const before = await everyState();
    await panel.press("r");
    const field = part("reason").locator("input");
    await field.waitFor();
    await expect
      .poll(() => field.evaluate((node) => (node.getRootNode() as ShadowRoot).activeElement === node))
      .toBe(true);
    await type(EVERY_KEY);
    expect(await field.inputValue()).toBe(EVERY_KEY);
    expect(await everyState(), "no button was pressed").toEqual(before);
    expect(await part("editor").count()).toBe(0);
    expect(await part("toggle-query").getAttribute("aria-expanded")).toBe("true");
    expect(await part("progress").innerText()).toMatch(/^0 of 3 done/);
    expect(await log()).toEqual([]);
    await workbench.page.keyboard.press("Enter");
    // Keys count again.
    await workbench.page.keyboard.press("w");
    await expect.poll(() => isPressed("strength-3")).toBe("true");
  });

  it("E improves response 1, Shift+E response 2: recorded by Ctrl+Enter, given up by Esc", async () => {
    await panel.press("Shift+e");
    await part("editor").waitFor();
    await part("response-2").locator("rewardlens-editor").waitFor();
    await type(EVERY_KEY);
    await workbench.page.keyboard.press("Escape");
    await part("editor").waitFor({ state: "detached" });
    expect(await log()).toEqual([]);
    await panel.press("e");
    await part("response-1").locator("rewardlens-editor").waitFor();
    await part("editor").locator("textarea").fill("Better.");
    await workbench.page.keyboard.press("Control+Enter");
    await expect.poll(log).toHaveLength(1);
    const [{ responses, choice, edited }] = await log();
    expect(responses[choice === "first" ? 0 : 1]).toBe("Better.");
    expect(responses).toContain(left);
    expect(edited).toBeDefined();
    await part("editor").waitFor({ state: "detached" });
  });

  it("1, Shift+1 and Shift+Alt+2 answer, with what was set by the keys", async () => {
    await panel.press("1");
    await expect.poll(log).toHaveLength(2);
    expect((await log())[1]).toMatchObject({ strength: 3, tags: tags.slice(0, 6), reason: EVERY_KEY });
    for (const [key, strength] of [
      ["Shift+1", 2],
      ["Shift+Alt+2", 3],
    ] as const) {
      const before = (await log()).length;
      await panel.shown();
      await panel.press(key);
      await expect.poll(log).toHaveLength(before + 1);
      const answer = (await log()).at(-1)!;
      expect([answer.strength, answer.tags ?? [], answer.reason], "nothing is left of the pair before").toEqual([
        strength,
        [],
        "",
      ]);
    }
  });
});
