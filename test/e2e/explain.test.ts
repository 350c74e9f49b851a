import type { Page } from "playwright-core";
import { afterEach, describe, expect, it } from "vitest";
import { lensTexts, openFile, runCommand, screenshot, webviewFrame } from "./actions.ts";
import { picturesOfFailures } from "./on-failure.ts";
import { openWorkbench, themes, type Workbench } from "./workbench.ts";

describe("an explanation in the editor", () => {
  let workbench: Workbench | undefined;
  afterEach(() => workbench?.close());
  picturesOfFailures(() => workbench);

  /** Opens the sample and explains its first response: the cursor stands before it. */
  async function explained(options: Parameters<typeof openWorkbench>[0] = {}) {
    workbench = await openWorkbench(options);
    const { page } = workbench;
    await openFile(page, "antarctica.md");
    await lensTexts(page, 2, /\d\.\d\d ± \d\.\d\d/);
    await runCommand(page, "Reward Lens: Explain Score");
    await lensTexts(page, 1, /^R = [+−]\d\.\d\d: show its parts$/);
    return page;
  }

  /** Backgrounds and lines of the words that are drawn on. */
  const drawn = async () =>
    workbench!.page.locator(".view-line span[class*=ced-]").evaluateAll((spans) =>
      spans.map((span) => {
        const { backgroundColor, textDecorationStyle, textDecorationLine } = getComputedStyle(span);
        return { backgroundColor, style: textDecorationLine === "underline" ? textDecorationStyle : "none" };
      }),
    );

  /** What is drawn into a line beside its own text, from left to right. */
  const notesOf = (page: Page, line: RegExp): Promise<string> =>
    page
      .locator(".view-line", { hasText: line })
      .locator("span[class*=ced-]")
      .evaluateAll((spans) =>
        spans
          .map((span) => getComputedStyle(span, "::after").content)
          .filter((content) => content.startsWith('"'))
          .map((content) => content.slice(1, -1))
          .join(" ")
          .replaceAll(/\s+/g, " ")
          .trim(),
      );
  const heading = /^##\sResponse\sA/;

  it.each(Object.keys(themes) as (keyof typeof themes)[])(
    "is told by colour and by line in the theme: %s",
    async (theme) => {
      const page = await explained({ theme });
      await expect.poll(async () => (await drawn()).some(({ style }) => style === "solid")).toBe(true);
      expect((await drawn()).some(({ style }) => style === "dashed")).toBe(true);
      expect(await notesOf(page, heading)).toMatch(/^lowers R(\s*−\d\.\d\d){3}(\s*\+\d\.\d\d){3}\s*raises R$/);
      await screenshot(page, `explain-${theme}`, { document: theme === "dark" });
    },
  );

  it("shows R move beside each sentence while What-If is on, and nothing once it is cleared", async () => {
    const page = await explained();
    await runCommand(page, "Reward Lens: Toggle What-If");
    await lensTexts(page, 1, /What-If: on/);
    const moved = page.locator(".view-line", { hasText: "Antarctica is governed" });
    await moved.click();
    await page.keyboard.press("Home");
    await page.keyboard.type("Perhaps. ");
    await expect.poll(() => notesOf(page, /^Perhaps/)).toMatch(/^[+−]\d\.\d\d \(new\)/);
    expect(await notesOf(page, heading)).toMatch(/^R = [+−]\d\.\d\d, was [+−]\d\.\d\d \([▲▼] \d\.\d\d\)/);
    await screenshot(page, "explain-what-if", { document: true });
    await runCommand(page, "Reward Lens: Clear Explanation");
    await expect.poll(() => notesOf(page, /^Perhaps/)).toBe("");
    expect(await notesOf(page, heading)).toBe("");
  });

  it("has a view of all parts, for whom colours say nothing, and an inspector whose page is refused nothing", async () => {
    const page = await explained({ height: 1000 });
    const refusals: string[] = [];
    page.on("console", (message) => {
      if (/Content.Security.Policy/i.test(message.text())) refusals.push(message.text());
    });
    await runCommand(page, "Reward Lens: Show Explanation");
    const rows = page.locator(".pane", { hasText: "Explanation" }).locator(".monaco-list-row");
    await rows.filter({ hasText: /wording and meaning/ }).waitFor();
    await rows.filter({ hasText: /surface features/ }).waitFor();
    await rows.filter({ hasText: /Choices that drove this score/ }).waitFor();
    await screenshot(page, "explain-view", { document: true });
    await runCommand(page, "Reward Lens: Inspect Score");
    const frame = await webviewFrame(page, "rewardlens-inspector");
    await frame.getByTestId("pair").waitFor();
    await frame.getByTestId("no-map").waitFor();
    expect(await frame.getByTestId("formula").first().innerText()).toMatch(/R = W·E \+ b = /);
    await screenshot(page, "inspector-panel", { document: true });
    expect(refusals).toEqual([]);
  });

  it("is there in Restricted Mode by a starter, and says that choices are not read", async () => {
    const page = await explained({ trusted: false });
    await runCommand(page, "Reward Lens: Show Explanation");
    const rows = page.locator(".pane", { hasText: "Explanation" }).locator(".monaco-list-row");
    const choices = rows.filter({ hasText: /Choices that drove this score/ });
    await choices.click();
    await page.keyboard.press("ArrowRight");
    await rows.filter({ hasText: /Choices are read in trusted workspaces only/ }).waitFor();
  });
});
