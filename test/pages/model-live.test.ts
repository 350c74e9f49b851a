import { join } from "node:path";
import { describe, expect, it, vi } from "vitest";
import { root } from "../../scripts/lib/paths.ts";
import { train } from "../../src/core/train.ts";
import type { LossStep, TrainingReport } from "../../src/core/model/training-report.ts";
import { modelFigures } from "../../src/report/figures.ts";
import { madePreferences, normals, someCard } from "../unit/core/synthetic.ts";
import { aModelView, nothingTrained } from "../support/pages/a-model-view.ts";
import { aBrowser } from "../support/pages/in-browser.ts";

vi.mock("vscode", () => import("../unit/extension/fake-vscode.ts"));
const { openModelPage } = await import("../support/pages/model-harness.ts");

const browser = await aBrowser();

describe("the Model panel, live", () => {
  it("draws the loss of every iteration while a model is trained, and then the model", async () => {
    const training = { fraction: 0, message: "Reading your choices", losses: [] };
    const { page, channel, asked, complaints } = await openModelPage(browser, { ...nothingTrained, training });
    const steps: LossStep[] = [];
    train(madePreferences({ pairs: 60 }), { card: someCard, onStep: (step) => steps.push(step) });
    for (const step of steps) await channel.page.step(step);
    await channel.page.progress({ fraction: 0.7, message: "Held-out fold 3 of 5" });
    const chart = page.getByTestId("chart-loss");
    const iterations = steps.filter(({ fold }) => fold === 0).length - 1;
    await chart.getByText(`in ${iterations} iterations`).waitFor();
    expect(await page.getByTestId("training-message").innerText()).toBe("Held-out fold 3 of 5");
    await page.screenshot({ path: join(root, "test-results", "model-training.png") });
    await page.getByTestId("cancel").click();
    await expect.poll(() => asked).toEqual(["cancel"]);
    await channel.page.show(aModelView(60));
    await page.getByTestId("figures").waitFor();
    expect(await page.getByTestId("training").count()).toBe(0);
    expect(complaints).toEqual([]);
    await page.close();
  });

  it("shows 20,000 choices without a task of more than 100 ms", async () => {
    const n = 20_000;
    const normal = normals(3);
    const series = () => Array.from({ length: n }, () => Number((2 * normal()).toPrecision(6)));
    const view = aModelView(60);
    const report: TrainingReport = {
      ...{ schema: 1, keys: [], label: Array.from({ length: n }, () => Number(normal() > 0)) },
      ...{ heldOut: series(), rewards: { first: series(), second: series() } },
      ...{ before: { head: "a", margins: series() }, losses: view.figures!.losses, learning: view.figures!.learning },
    };
    const card = { ...view.head!.card, pairs: n };
    const large = { ...view, titles: [], figures: modelFigures(card, report) };
    const { page, channel, asked } = await openModelPage(browser, view);
    await page.locator("svg").nth(4).waitFor();
    await page.evaluate(() => {
      const longest = { ms: 0 };
      Object.assign(window, { longest });
      new PerformanceObserver((list) => {
        for (const { duration } of list.getEntries()) longest.ms = Math.max(longest.ms, duration);
      }).observe({ type: "longtask" });
    });
    await channel.page.show(large);
    await page.getByText("of 20,000 choices").first().waitFor();
    await page.getByLabel("Before").check();
    await page.getByText("The model before").waitFor();
    const longest = await page.evaluate(() => Reflect.get(window, "longest").ms as number);
    console.info(`longest task with 20,000 choices: ${longest.toFixed(0)} ms`);
    // What is drawn does not grow with the number of choices: that, not this machine's speed, is what a test can hold.
    const marks = await page.getByTestId("chart-margins").locator("svg [aria-label=dot] path").count();
    expect(marks).toBeGreaterThan(50);
    expect(marks).toBeLessThanOrEqual(500);
    expect(JSON.stringify(large.figures).length).toBeLessThan(200_000);
    // A dot of several choices lists them, by pointer and by keyboard.
    const chart = page.getByTestId("chart-margins");
    await chart.locator("svg [aria-label=dot] path").nth(40).hover({ force: true });
    await chart.locator("svg [aria-label=tip] text", { hasText: "click to list" }).waitFor();
    await page.mouse.down();
    await page.mouse.up();
    await expect.poll(() => asked.length).toBe(1);
    expect(asked[0]).toMatch(/^bin before -?\d+$/);
    await chart.getByText("Figures as a table").focus();
    await page.keyboard.press("Enter");
    await chart
      .getByRole("button", { name: /choice/ })
      .first()
      .focus();
    await page.keyboard.press("Enter");
    await expect.poll(() => asked.length).toBe(2);
    await page.close();
  });
});
