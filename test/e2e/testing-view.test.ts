import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openFile, runCommand, screenshot } from "../support/workbench/actions.ts";
import { picturesOfFailures } from "../support/workbench/on-failure.ts";
import { openWorkbench } from "../support/workbench/workbench.ts";
import type { Workbench } from "../support/workbench/workbench.ts";

const cases = `# What answers about the router are expected to be like.
model: on-topic
cases:
  - name: The answer is about the router
    query: My router blinks red. What now?
    better: Unplug the router for 30 seconds, plug it in again and wait until the light is steady.
    worse: Penguins live in the south, and swim well.
  - name: Penguins first, as nobody would have it
    query: My router blinks red. What now?
    ranking:
      - Penguins live in the south, and swim well.
      - Unplug the router for 30 seconds, plug it in again and wait until the light is steady.
  - name: A shrug is as good as an answer
    query: My router blinks red. What now?
    model: general
    response: no idea lol
    score: ">= 0.1"
  - name: The outputs of a prompt that nobody ran
    outputs: outputs/*.jsonl
    mean: ">= 0.4"
`;

let workbench: Workbench;
beforeAll(async () => {
  workbench = await openWorkbench({
    width: 1400,
    height: 860,
    settings: { "testing.automaticallyOpenPeekView": "never" },
  });
  await writeFile(join(workbench.folder, "router.reward.yaml"), cases);
});
afterAll(() => workbench?.close());
picturesOfFailures(() => workbench);

const rows = () => workbench.page.locator(".test-explorer-tree .monaco-list-row");
const row = (text: string | RegExp) => rows().filter({ hasText: text }).first();

describe("the Testing view", () => {
  it("lists the workspace's expectations, and gives their verdicts", async () => {
    const { page } = workbench;
    await openFile(page, "router.reward.yaml");
    await runCommand(page, "Testing: Focus on Test Explorer View");
    await row("router.reward.yaml").waitFor();
    await runCommand(page, "Test: Run All Tests");
    await rows().and(page.locator("[aria-label*='router.reward.yaml'][aria-label*='rrored']")).first().waitFor();
    await row("router.reward.yaml").locator(".monaco-tl-twistie").click();
    await row("The answer is about the router").waitFor();
    const label = async (text: string) => (await row(text).getAttribute("aria-label")) ?? "";
    await expect.poll(() => label("The answer is about")).toMatch(/Passed/);
    await row("A shrug is as good").filter({ hasText: "unsure" }).waitFor();
    expect(await label("Penguins first")).toMatch(/Failed/);
    expect(await label("The outputs of")).toMatch(/Errored/);
    await screenshot(page, "testing-dark");
  });

  it("shows an order that failed as a difference", async () => {
    const { page } = workbench;
    await row("Penguins first").click();
    await runCommand(page, "Test: Peek Output");
    await page.locator(".test-output-peek, .peekview-widget").first().waitFor();
    await page.getByText("The better response is chosen with probability").first().waitFor();
    await screenshot(page, "testing-failed-dark");
    await page.keyboard.press("Escape");
  });

  it("is as readable in a light theme", async () => {
    const { page } = workbench;
    await workbench.useTheme("light");
    await row("Penguins first").click();
    await runCommand(page, "Test: Peek Output");
    await page.getByText("The better response is chosen with probability").first().waitFor();
    await screenshot(page, "testing-light");
    await page.keyboard.press("Escape");
  });

  it("has a case that Add Expectation writes from the response at the cursor", async () => {
    const { page, folder } = workbench;
    await openFile(page, "antarctica.md");
    await runCommand(page, "Reward Lens: Add Expectation");
    await page.getByText("What is expected of it?").or(page.locator("[placeholder='What is expected of it?']")).first().waitFor(); // prettier-ignore
    await screenshot(page, "add-expectation");
    await page.keyboard.press("Enter");
    await page.getByText("A threshold such as >= 0.6").waitFor();
    await page.keyboard.press("Enter");
    await page.getByText("The file that gets the expectation").waitFor();
    await page.keyboard.press("Enter");
    await page.locator(".tab.active[data-resource-name='antarctica.reward.yaml']").waitFor();
    expect(await readFile(join(folder, "antarctica.reward.yaml"), "utf8")).toMatch(/^cases:\n {2}- query: /);
    await runCommand(page, "Testing: Focus on Test Explorer View");
    await row("antarctica.reward.yaml").waitFor();
  });
});
