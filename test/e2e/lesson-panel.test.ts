import { existsSync } from "node:fs";
import { join } from "node:path";
import type { Frame } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { runCommand, screenshot, webviewFrame } from "../support/workbench/actions.ts";
import { picturesOfFailures } from "../support/workbench/on-failure.ts";
import { openWorkbench, type Workbench } from "../support/workbench/workbench.ts";

/** Answers the first question of the lesson and waits for its figures. */
async function answerFirst(frame: Frame): Promise<void> {
  const part = frame.getByTestId("part-alignment");
  await part.getByRole("radio").last().check();
  await part.getByTestId("answer").click();
  await part.getByTestId("figures").waitFor({ timeout: 120_000 });
}

describe("the lesson in VS Code", () => {
  let workbench: Workbench;
  beforeAll(async () => {
    workbench = await openWorkbench({ trusted: false, height: 1000 });
  });
  afterAll(() => workbench?.close());
  picturesOfFailures(() => workbench);

  it("is reached by its walkthrough, in a folder that is not trusted, and continues after a reload", async () => {
    const { page, folder } = workbench;
    const refusals: string[] = [];
    page.on("console", (message) => {
      if (/Content.Security.Policy/i.test(message.text())) refusals.push(message.text());
    });
    await page.getByText("Restricted Mode is intended for safe code browsing").waitFor();
    await runCommand(page, "Welcome: Open Walkthrough...");
    const pick = page.locator(".quick-input-widget .quick-input-box input");
    await pick.waitFor();
    await pick.fill("Learn reward modelling");
    await page.locator(".quick-input-list .monaco-list-row", { hasText: "Learn reward modelling" }).first().click();
    const start = page.getByRole("button", { name: "Start the Lesson" });
    await start.waitFor();
    await screenshot(page, "lesson-walkthrough");
    await start.click();
    const frame = await webviewFrame(page, "rewardlens-lesson");
    await answerFirst(frame);
    expect(await frame.getByTestId("verdict").innerText()).toMatch(/^As you said: My favourite soup/);
    await frame.getByTestId("go-training").click();
    expect(await frame.getByTestId("cannot").innerText()).toMatch(/not trusted/);
    await screenshot(page, "lesson-restricted");
    expect(existsSync(join(folder, ".rewardlens")), "nothing is written").toBe(false);
    expect(refusals, "the policy refused nothing").toEqual([]);
    await workbench.reload();
    await runCommand(page, "Reward Lens: Learn Reward Modelling");
    const again = await webviewFrame(page, "rewardlens-lesson");
    expect(await again.getByTestId("progress").innerText()).toBe("1 of 18 questions answered");
    expect(await again.getByTestId("step").innerText()).toBe("4. Training");
  });

  it("works in a window without a folder, and says what cannot be tried there", async () => {
    const page = await workbench.anotherWindow({ empty: true });
    await runCommand(page, "Reward Lens: Learn Reward Modelling");
    const frame = await webviewFrame(page, "rewardlens-lesson");
    await answerFirst(frame);
    await frame.getByTestId("go-training").click();
    expect(await frame.getByTestId("cannot").innerText()).toMatch(/no folder/);
    await frame.getByTestId("go-example").click();
    await frame.getByTestId("act-example").click();
    await page
      .locator(".codelens-decoration a", { hasText: /· general$/ })
      .nth(1)
      .waitFor();
    await screenshot(page, "lesson-example-editor");
  });
});
