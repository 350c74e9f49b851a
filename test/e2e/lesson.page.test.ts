import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { launchChromium } from "../../scripts/lib/chromium.ts";
import { root } from "../../scripts/lib/paths.ts";
import { lessonParts, lessonSteps } from "../../src/protocol/lesson.ts";
import { violations } from "./axe.ts";
import { themeVariables } from "./theme-variables.ts";

vi.mock("vscode", () => import("../unit/extension/fake-vscode.ts"));
const { answered, figuresOf, lessonBench } = await import("./lesson-harness.ts");
const { noProgress } = await import("../../src/extension/lesson/lesson-progress.ts");

let browser: Browser;
let bench: ReturnType<typeof lessonBench>;
beforeAll(async () => {
  browser = await launchChromium();
  bench = lessonBench();
  await mkdir(join(root, "test-results"), { recursive: true });
});
afterAll(async () => {
  await browser?.close();
  await bench?.dispose();
});

const picture = (page: Page, name: string) =>
  page.screenshot({ path: join(root, "test-results", `lesson-${name}.png`), fullPage: true });

describe("the lesson", () => {
  const themes = Object.keys(themeVariables) as (keyof typeof themeVariables)[];
  it.each(themes.flatMap((theme) => lessonSteps.map((step) => ({ theme, step }))))(
    "is accessible: $step in the theme $theme",
    async ({ theme, step }) => {
      const { page, complaints } = await bench.open(browser, { theme, progress: answered(step) });
      await figuresOf(page, step);
      expect(await violations(page)).toEqual([]);
      await picture(page, `${step}-${theme}`);
      expect(complaints, "nothing is refused by the policy, nothing fails").toEqual([]);
      await page.close();
    },
  );

  it.each(lessonSteps)("fits a column of 400 pixels: %s", async (step) => {
    const { page } = await bench.open(browser, { width: 400, progress: answered(step) });
    await figuresOf(page, step);
    await picture(page, `${step}-400`);
    const [content, visible] = await page.evaluate(() => {
      const { scrollWidth, clientWidth } = document.documentElement;
      return [scrollWidth, clientWidth];
    });
    expect(content).toBeLessThanOrEqual(visible);
    await page.close();
  });

  it("is done by keyboard alone: the step of training, from the nav to the last figure", async () => {
    const { page, kept, complaints } = await bench.open(browser);
    await tabTo(page, /go-training/);
    await page.keyboard.press("Enter");
    await expect.poll(() => page.getByTestId("step").innerText()).toBe("4. Training");
    expect(await focused(page), "reading goes on at the step's title").toMatch(/step/);

    await tabTo(page, /option/);
    await page.keyboard.press("Space");
    await tabTo(page, /answer/);
    await page.keyboard.press("Enter");
    const worked = page.getByTestId("part-worked");
    await worked.getByTestId("figures").waitFor();
    expect(await focused(page), "the verdict has the focus").toMatch(/verdict/);
    expect(await page.getByTestId("verdict").innerText()).toMatch(/The figures say: Up/);
    await worked.getByText("W + [0.00072, −0.00084]").waitFor();
    await tabTo(page, /^INPUT number/);
    await page.keyboard.press("ControlOrMeta+A");
    await page.keyboard.type("0.5");
    await worked.getByText("W + [0.003, −0.0035]").waitFor();

    const descent = page.getByTestId("part-descent");
    for (let pair = 0; pair < 6; pair++) {
      await tabTo(page, new RegExp(`pair-${pair}`));
      await page.keyboard.press("Space");
    }
    await page.keyboard.press("ArrowDown");
    expect(kept().choices).toEqual([0, 0, 0, 0, 0, 1]);
    await page.getByTestId("act-choices").waitFor();
    await tabTo(page, /option/);
    await page.keyboard.press("Space");
    await tabTo(page, /answer/);
    await page.keyboard.press("Enter");
    await descent.getByTestId("figures").waitFor();
    await descent.locator("svg").waitFor();
    const summary = descent.getByTestId("summary");
    const fell = await summary.innerText();
    expect(fell).toMatch(/^From 0\.693, a coin's, the loss went to 0\.\d{3} nats/);
    await tabTo(page, /^SELECT/);
    await page.keyboard.press("ArrowUp");
    await expect.poll(() => summary.innerText()).not.toBe(fell);

    await tabTo(page, /option/);
    await page.keyboard.press("Space");
    await tabTo(page, /answer/);
    await page.keyboard.press("Enter");
    await page.getByTestId("part-step").getByTestId("figures").waitFor();
    expect(await page.getByTestId("progress").innerText()).toBe("3 of 18 questions answered");
    await tabTo(page, /next/);
    await page.keyboard.press("Enter");
    await expect.poll(() => kept()).toMatchObject({ step: "verify", answers: { worked: 0, descent: 0, step: 0 } });
    expect(complaints).toEqual([]);
    await page.close();
  });

  it("is done by keyboard alone: every question of all five steps", async () => {
    const { page, kept, complaints } = await bench.open(browser);
    for (const [i, step] of lessonSteps.entries()) {
      for (const part of lessonParts[step]) {
        for (let pair = 0; part === "descent" && pair < 6; pair++) {
          await tabTo(page, new RegExp(`pair-${pair}`));
          await page.keyboard.press("Space");
        }
        await tabTo(page, /option/);
        await page.keyboard.press("ArrowDown");
        await tabTo(page, /answer/);
        await page.keyboard.press("Enter");
        await page.getByTestId(`part-${part}`).getByTestId("figures").waitFor();
        expect(await focused(page)).toMatch(/verdict/);
        if (part !== "pair") continue;
        await tabTo(page, /^INPUT range/);
        await page.keyboard.press("ArrowRight");
        await page.getByTestId("readout").getByText("Δ = 1.10: σ(Δ) = 0.750, loss 0.287 nats").waitFor();
      }
      if (i + 1 === lessonSteps.length) continue;
      await tabTo(page, /next/);
      await page.keyboard.press("Enter");
      await expect.poll(() => kept().step).toBe(lessonSteps[i + 1]);
    }
    expect(await page.getByTestId("progress").innerText()).toBe("18 of 18 questions answered");
    expect(complaints).toEqual([]);
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
    await picture(page, "training-open");
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

/** What has the focus, and where: the way down through shadow roots. */
const focused = (page: Page) =>
  page.evaluate(() => {
    let element = document.activeElement;
    while (element?.shadowRoot?.activeElement) element = element.shadowRoot.activeElement;
    if (element === null) return "";
    const host = (element.getRootNode() as ShadowRoot).host as HTMLElement | undefined;
    const names = [element, element.closest("[data-testid]"), host].map(
      (one) => one?.getAttribute("data-testid") ?? "",
    );
    return [element.tagName, element.getAttribute("type"), element.getAttribute("name"), element.id, ...names].join(
      " ",
    );
  });

/** Presses Tab until what has the focus is wanted. */
async function tabTo(page: Page, wanted: RegExp): Promise<void> {
  const seen: string[] = [];
  for (let left = 80; left > 0; left--) {
    await page.keyboard.press("Tab");
    const now = await focused(page);
    if (wanted.test(now)) return;
    seen.push(now);
  }
  throw new Error(`Tab never came to ${wanted}; it came to\n${seen.join("\n")}`);
}
