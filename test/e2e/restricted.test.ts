import { existsSync } from "node:fs";
import { cp, mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Frame } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { root } from "../../scripts/lib/paths.ts";
import {
  lensTexts,
  openFile,
  runCommand,
  scoredLens,
  screenshot,
  typeCommand,
  webviewFrame,
} from "../support/workbench/actions.ts";
import { explainSample, lastRow } from "../support/workbench/explanation.ts";
import { picturesOfFailures } from "../support/workbench/on-failure.ts";
import { openWorkbench } from "../support/workbench/workbench.ts";
import type { Workbench } from "../support/workbench/workbench.ts";

let from: string;
let workbench: Workbench;

beforeAll(async () => {
  from = await mkdtemp(join(tmpdir(), "rewardlens-restricted-"));
  await cp(join(root, "samples"), from, { recursive: true });
  await mkdir(join(from, ".vscode"));
  await writeFile(join(from, ".vscode", "settings.json"), JSON.stringify({ "rewardLens.head": "helpful" }));
  const own = "model: ./models/mine\ncases: [{ name: By the folder's model, query: q, ranking: [a, b] }]\n";
  await writeFile(join(from, "own.reward.yaml"), own);
  workbench = await openWorkbench({ from, trusted: false, height: 1000 });
});
afterAll(async () => {
  await workbench?.close();
  await rm(from, { recursive: true, force: true });
});
picturesOfFailures(() => workbench);

/** Answers the first question of the lesson and waits for its figures. */
async function answerFirst(frame: Frame): Promise<void> {
  const part = frame.getByTestId("part-alignment");
  await part.getByRole("radio").last().check();
  await part.getByTestId("answer").click();
  await part.getByTestId("figures").waitFor({ timeout: 120_000 });
}

describe("the lesson in VS Code", () => {
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

/** The folder of the lesson above, which is trusted in the last test. */
describe("a folder that is not trusted", () => {
  it("is scored by the default starter, whatever the folder's settings say", async () => {
    const { page } = workbench;
    await page.getByText("Restricted Mode is intended for safe code browsing").waitFor();
    await openFile(page, "antarctica.md");
    for (const lens of await lensTexts(page, 3, scoredLens)) expect(lens).toMatch(/· general$/);
    await screenshot(page, "restricted");
  });

  it("offers no training, and nothing is written into it", async () => {
    const { page } = workbench;
    const rows = await typeCommand(page, "Reward Lens: ");
    await rows.filter({ hasText: "Score Document" }).first().waitFor();
    expect(await rows.filter({ hasText: "Train Reward Model" }).count()).toBe(0);
    await page.keyboard.press("Escape");
    expect(existsSync(join(workbench.folder, ".rewardlens"))).toBe(false);
  });

  it("lists expectations; before it runs tests VS Code asks for trust, and without it nothing is written", async () => {
    const { page, folder } = workbench;
    await runCommand(page, "Testing: Focus on Test Explorer View");
    const rows = page.locator(".test-explorer-tree .monaco-list-row");
    for (const name of ["own.reward.yaml", "support.reward.yaml"]) await rows.filter({ hasText: name }).waitFor();
    await runCommand(page, "Test: Run All Tests");
    await page.getByText("Running tests may execute code in your workspace").waitFor();
    await page.locator(".monaco-dialog-box").getByRole("button", { name: "Cancel" }).click();
    await page.locator(".monaco-dialog-box").waitFor({ state: "detached" });
    expect(existsSync(join(folder, ".rewardlens"))).toBe(false);
    await page.locator(".activitybar .action-label[aria-label^='Explorer']").click();
  });

  it("explains a score by a shipped head, and says that choices are not read", async () => {
    const { page } = workbench;
    await explainSample(page);
    await runCommand(page, "Reward Lens: Show Explanation");
    await (await lastRow(page, /Choices that drove this score/)).click();
    await lastRow(page, /Choices are read in trusted workspaces only/);
  });

  it("is scored as its settings say once it is trusted", async () => {
    const { page } = workbench;
    await page.getByRole("button", { name: "Manage" }).first().click();
    await page.locator(".workspace-trust-editor").getByRole("button", { name: "Trust", exact: true }).click();
    await openFile(page, "antarctica.md");
    await lensTexts(page, 3, /· helpful$/);
  });
});
