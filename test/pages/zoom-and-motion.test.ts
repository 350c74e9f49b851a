import type { Browser, BrowserContextOptions, Page } from "playwright-core";
import { describe, expect, it, vi } from "vitest";
import { lessonSteps } from "../../src/protocol/lesson.ts";
import { violations } from "../support/pages/axe.ts";
import { aBrowser, picture } from "../support/pages/in-browser.ts";

vi.mock("vscode", () => import("../unit/extension/fake-vscode.ts"));
const { everyPage, pageNames } = await import("../support/pages/every-page.ts");

const browser = await aBrowser();
const pages = everyPage();

/** The browser, whose pages are opened otherwise than they ask for. */
const opening = (options: BrowserContextOptions): Browser =>
  ({ newPage: (asked: BrowserContextOptions) => browser.newPage({ ...asked, ...options }) }) as unknown as Browser;

/** Everything on a page, through its shadow roots. The page is given it by name: it has no imports. */
const walk = `globalThis.everything = (root = document) => [...root.querySelectorAll("*")].flatMap((element) =>
  [element, ...(element.shadowRoot ? everything(element.shadowRoot) : [])]);`;
declare function everything(root?: Document | ShadowRoot): Element[];

/** What stands out of the window's sides with nothing to scroll it by, and what hides the end of its own text. */
async function cutOff(page: Page): Promise<string[]> {
  await page.evaluate(walk);
  return page.evaluate(() => {
    const up = (node: Element) => node.assignedSlot ?? node.parentElement ?? (node.getRootNode() as ShadowRoot).host;
    const scrolls = (element: Element | undefined): boolean =>
      element !== undefined &&
      element !== null &&
      (["auto", "scroll"].includes(getComputedStyle(element).overflowX) || scrolls(up(element)));
    const { clientWidth, scrollWidth } = document.documentElement;
    const found = scrollWidth > clientWidth ? [`the page is ${scrollWidth} wide`] : [];
    for (const element of everything()) {
      if (!element.checkVisibility() || element.closest("svg, .unseen") !== null) continue;
      const { left, right, width } = element.getBoundingClientRect();
      const name = `${element.tagName} ${element.className} ${element.textContent.trim().slice(0, 40)}`;
      if (width > 0 && (left < -1 || right > clientWidth + 1) && !scrolls(element)) found.push(`outside: ${name}`);
      const hides = ["hidden", "clip"].includes(getComputedStyle(element).overflowX);
      if (hides && element.scrollWidth > element.clientWidth + 1) found.push(`hidden: ${name}`);
    }
    return found;
  });
}

/** A window of 1280 by 800 pixels, at a zoom. */
const zoomed = (zoom: number) =>
  opening({ viewport: { width: 1280 / zoom, height: 800 / zoom }, deviceScaleFactor: zoom });

describe.each([2, 4])("at a zoom of %d", (zoom) => {
  it.each(pageNames)("nothing is cut off at the side: %s", async (name) => {
    const page = await pages.open[name](zoomed(zoom));
    await picture(page, `zoom-${zoom}-${name}`);
    expect(await cutOff(page)).toEqual([]);
    expect(await violations(page)).toEqual([]);
    await page.close();
  });

  it.each(lessonSteps)("nothing is cut off at the side of the lesson: %s", async (step) => {
    const page = await pages.lesson(zoomed(zoom), step);
    expect(await cutOff(page)).toEqual([]);
    expect(await violations(page)).toEqual([]);
    await page.close();
  });
});

it("what is cut off is found", async () => {
  const page = await pages.open.rank(zoomed(2));
  await page.evaluate(() => {
    const add = (name: string, style: Partial<CSSStyleDeclaration>) => {
      const element = document.body.appendChild(document.createElement(name));
      element.textContent = "word ".repeat(99);
      Object.assign(element.style, style);
    };
    add("div", { overflow: "hidden", whiteSpace: "nowrap" });
    add("p", { width: "900px" });
  });
  const found = await cutOff(page);
  for (const kind of [/^the page is/, /^hidden: DIV/, /^outside: P/])
    expect(found).toContainEqual(expect.stringMatching(kind));
  await page.close();
});

/** Looks at every frame for what moves, and for scrolling that takes its time. */
const watch = `${walk}
globalThis.moved = new Set();
(function look() {
  for (const { shadowRoot } of [{ shadowRoot: document }, ...everything()])
    for (const { playState, effect } of shadowRoot?.getAnimations() ?? [])
      if (playState === "running") moved.add(effect.target.tagName + " " + effect.target.className);
  requestAnimationFrame(look);
})();
for (const name of ["scrollIntoView", "scrollTo", "scrollBy"]) {
  const scroll = Element.prototype[name];
  Element.prototype[name] = function (...given) {
    if (given[0]?.behavior === "smooth") moved.add(name);
    return scroll.apply(this, given);
  };
}`;
const moved = (page: Page) => page.evaluate(() => [...(Reflect.get(globalThis, "moved") as Set<string>)]);

/** Does what changes most on a page. */
const act: Record<(typeof pageNames)[number], (page: Page) => Promise<void>> = {
  compare: async (page) => {
    await page.getByTestId("fold").click();
    await page.getByTestId("answer-one").click();
    await page.getByText("1 of 2 done").waitFor();
  },
  prompts: async (page) => page.getByTestId("next").click(),
  model: async (page) => page.getByText("Figures as a table").first().click(),
  rank: async (page) => page.getByRole("button", { name: /down/i }).first().click(),
  inspector: async (page) => page.getByLabel("Learning rate η").fill("1"),
  lesson: async (page) => {
    await page.getByTestId("go-verify").click();
    await expect.poll(() => page.getByTestId("step").innerText()).toBe("5. Verify");
  },
};
/** Frames after which what moves would have begun. */
const frames = (page: Page) =>
  page.evaluate(async () => {
    for (let left = 5; left > 0; left--) await new Promise((resolve) => requestAnimationFrame(resolve));
  });

describe("where less motion is asked for", () => {
  it.each(pageNames)("nothing moves: %s", async (name) => {
    const page = await pages.open[name](opening({ reducedMotion: "reduce" }));
    await page.evaluate(watch);
    await act[name](page);
    await frames(page);
    expect(await moved(page)).toEqual([]);
    const smooth = await page.evaluate(
      () => everything().filter((element) => getComputedStyle(element).scrollBehavior === "smooth").length,
    );
    expect(smooth).toBe(0);
    await page.close();
  });

  it("nothing moves where VS Code's own setting asks for it", async () => {
    const page = await pages.open.compare(opening({ reducedMotion: "no-preference" }));
    await page.evaluate(() => document.body.classList.add("vscode-reduce-motion"));
    await page.evaluate(watch);
    await act.compare(page);
    await frames(page);
    expect(await moved(page)).toEqual([]);
    await page.close();
  });

  it("is seen where it is not asked for: the bar of pairs that are done", async () => {
    const page = await pages.open.compare(opening({ reducedMotion: "no-preference" }));
    await page.evaluate(watch);
    await act.compare(page);
    await expect.poll(() => moved(page)).toEqual([expect.stringContaining("DIV")]);
    await page.close();
  });
});
