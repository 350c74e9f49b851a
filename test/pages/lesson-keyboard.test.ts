import type { Page } from "playwright-core";
import { describe, expect, it, vi } from "vitest";
import { lessonParts, lessonSteps } from "../../src/protocol/lesson.ts";
import { aBrowser } from "../support/pages/in-browser.ts";

vi.mock("vscode", () => import("../unit/extension/fake-vscode.ts"));
const { lessonBench } = await import("../support/pages/lesson-harness.ts");

const browser = await aBrowser();
const bench = lessonBench();

describe("the lesson by keyboard alone", () => {
  it("is done: the step of training, from the nav to the last figure", async () => {
    const { page, kept, complaints } = await bench.open(browser);
    await tabTo(page, /go-training/);
    await page.keyboard.press("Enter");
    await expect.poll(() => page.getByTestId("step").innerText()).toBe("4. Training");
    expect(await focused(page), "reading continues at the step's title").toMatch(/step/);

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
    expect(fell).toMatch(/^The loss went from 0\.693, which is chance, to 0\.\d{3} nats/);
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

  it("is done: every question of all five steps", async () => {
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
