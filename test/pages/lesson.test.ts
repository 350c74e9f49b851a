import { describe, expect, it, vi } from "vitest";
import { lessonSteps } from "../../src/protocol/lesson.ts";
import { violations } from "../support/pages/axe.ts";
import { themeVariables } from "../support/pages/theme-variables.ts";
import { aBrowser, expectToFit, picture } from "../support/pages/in-browser.ts";

vi.mock("vscode", () => import("../unit/extension/fake-vscode.ts"));
const { answered, figuresOf, lessonBench } = await import("../support/pages/lesson-harness.ts");
const { noProgress } = await import("../../src/extension/lesson/lesson-progress.ts");

const browser = await aBrowser();
const bench = lessonBench();

describe("the lesson", () => {
  const themes = Object.keys(themeVariables) as (keyof typeof themeVariables)[];
  it.each(themes.flatMap((theme) => lessonSteps.map((step) => ({ theme, step }))))(
    "is accessible: $step in the theme $theme",
    async ({ theme, step }) => {
      const { page, complaints } = await bench.open(browser, { theme, progress: answered(step) });
      await figuresOf(page, step);
      expect(await violations(page)).toEqual([]);
      await picture(page, `lesson-${step}-${theme}`);
      expect(complaints, "nothing is refused by the policy, nothing fails").toEqual([]);
      await page.close();
    },
  );

  it.each(lessonSteps)("fits a column of 400 pixels: %s", async (step) => {
    const { page } = await bench.open(browser, { width: 400, progress: answered(step) });
    await figuresOf(page, step);
    await picture(page, `lesson-${step}-400`);
    await expectToFit(page);
    await page.close();
  });

  it("shows no figure before its question is answered, and says what is missing", async () => {
    const { page } = await bench.open(browser, { progress: { ...noProgress, step: "training" } });
    expect(await page.getByTestId("figures").count()).toBe(0);
    expect(await page.getByTestId("act-choices").count(), "no choices are offered before there are any").toBe(0);
    const descent = page.getByTestId("part-descent");
    await descent.getByTestId("answer").click();
    expect(await descent.getByTestId("hint").innerText()).toMatch(/Choose in at least one pair/);
    await descent.getByTestId("pair-0").getByRole("radio").first().check();
    await descent.getByTestId("answer").click();
    expect(await descent.getByTestId("hint").innerText()).toMatch(/Pick an answer/);
    expect(await violations(page)).toEqual([]);
    await picture(page, "lesson-training-open");
    await page.close();
  });

  it("begins with what a person can do afterwards", async () => {
    const { page } = await bench.open(browser);
    expect(await page.getByTestId("goals").getByRole("listitem").allInnerTexts()).toEqual([
      expect.stringMatching(/language/),
      expect.stringMatching(/numbers on answers/),
      expect.stringMatching(/satisfied/),
      expect.stringMatching(/consistent, reliable and factual/),
      expect.stringMatching(/Bradley–Terry/),
    ]);
    await page.close();
  });

  it("offers the product's own views, the inspector for the example's pair among them", async () => {
    const { page, asked } = await bench.open(browser, { progress: { ...noProgress, step: "example" } });
    await page.getByRole("button", { name: "Open in Inspector" }).click();
    await page.getByTestId("act-example").click();
    await expect.poll(() => asked).toEqual(["inspect", "example"]);
    await page.close();
  });

  it.each([
    { name: "no folder", folder: false, trusted: true, cure: "Open Folder…", action: "folder" },
    {
      name: "a folder that is not trusted",
      folder: true,
      trusted: false,
      cure: "Manage Workspace Trust",
      action: "trust",
    },
  ])("says what cannot be tried in a window with $name, and what helps", async ({ folder, trusted, cure, action }) => {
    const { page, asked } = await bench.open(browser, {
      folder,
      trusted,
      progress: { ...noProgress, step: "training" },
    });
    expect(await page.getByTestId("cannot").innerText()).toMatch(/cannot be tried here/);
    expect(await page.getByTestId("act-train").count()).toBe(0);
    await page.getByText(cure).click();
    await expect.poll(() => asked).toEqual([action]);
    await page.close();
  });
});
