import { afterEach, describe, expect, it } from "vitest";
import { lensTexts, runCommand, screenshot, webviewFrame } from "./actions.ts";
import { explainedHeading, explainSample, notesOf } from "./explanation.ts";
import { picturesOfFailures } from "./on-failure.ts";
import { openWorkbench, type Workbench } from "./workbench.ts";

describe("an explanation in the editor", () => {
  let workbench: Workbench | undefined;
  afterEach(() => workbench?.close());
  picturesOfFailures(() => workbench);

  async function explained(options: Parameters<typeof openWorkbench>[0] = {}) {
    workbench = await openWorkbench(options);
    await explainSample(workbench.page);
    return workbench.page;
  }

  it("shows R move beside each sentence while What-If is on, and nothing once it is cleared", async () => {
    const page = await explained();
    await runCommand(page, "Reward Lens: Toggle What-If");
    await lensTexts(page, 1, /What-If: on/);
    const moved = page.locator(".view-line", { hasText: "Antarctica is governed" });
    await moved.click();
    await page.keyboard.press("Home");
    await page.keyboard.type("Perhaps. ");
    await expect.poll(() => notesOf(page, /^Perhaps/)).toMatch(/^[+−]\d\.\d\d \(new\)/);
    expect(await notesOf(page, explainedHeading)).toMatch(/^reward [+−]\d\.\d\d, was [+−]\d\.\d\d \([▲▼] \d\.\d\d\)/);
    await screenshot(page, "explain-what-if", { document: true });
    await runCommand(page, "Reward Lens: Clear Explanation");
    await expect.poll(() => notesOf(page, /^Perhaps/)).toBe("");
    expect(await notesOf(page, explainedHeading)).toBe("");
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
