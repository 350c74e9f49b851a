import { readFile } from "node:fs/promises";
import { join } from "node:path";
import type { Browser, Page } from "playwright-core";
import { root } from "../../scripts/lib/paths.ts";
import { pageHtml } from "../../src/extension/compare/page-html.ts";
import type { Laboratory } from "../../src/extension/lesson/laboratory.ts";
import { connectLessonPage } from "../../src/extension/lesson/lesson-channel.ts";
import { lessonFigures } from "../../src/extension/lesson/lesson-figures.ts";
import { toChooseFrom } from "../../src/extension/lesson/lesson-pairs.ts";
import { noProgress } from "../../src/extension/lesson/lesson-progress.ts";
import type { LessonProgress, LessonView } from "../../src/protocol/lesson.ts";
import { openTestLaboratory } from "./lesson-laboratory.ts";
import { themeVariables } from "./theme-variables.ts";
import { postArraysToPage } from "./post-to-page.ts";

const origin = "http://panel.test";

export interface LessonHarness {
  readonly page: Page;
  /** What was kept. */
  readonly kept: () => LessonProgress;
  readonly asked: string[];
  /** What the page said in the console, and what it asked the network for beside its own files. */
  readonly complaints: readonly string[];
}

export interface LessonHarnessOptions {
  readonly theme?: keyof typeof themeVariables;
  readonly width?: number;
  readonly progress?: LessonProgress;
  readonly trusted?: boolean;
  readonly folder?: boolean;
}

/** One laboratory for all pages of a test file: its encoder starts once. */
export function lessonBench() {
  let present: () => LessonProgress = () => noProgress;
  let pairs: LessonView["pairs"] = [];
  const chosen: Laboratory["chosen"] = () => ({ pairs, choices: present().choices });
  const { laboratory, dispose } = openTestLaboratory(chosen);

  /** The lesson's page in a browser, under the policy that it has in VS Code, its figures from the real encoder. */
  async function open(browser: Browser, options: LessonHarnessOptions = {}): Promise<LessonHarness> {
    const { theme = "dark", width = 1000, trusted = true, folder = true } = options;
    const complaints: string[] = [];
    const asked: string[] = [];
    let progress = options.progress ?? noProgress;
    present = () => progress;
    pairs = toChooseFrom(await laboratory.pairs("imaginative"));
    const page = await browser.newPage({ viewport: { width, height: 900 } });
    page.on("console", (message) => message.type() !== "debug" && complaints.push(message.text()));
    page.on("pageerror", (error) => complaints.push(String(error)));
    let receive: (message: unknown) => void = () => undefined;
    await page.exposeFunction("toExtension", (message: unknown) => receive(message));
    connectLessonPage({
      webview: {
        // φ is a Float32Array: VS Code sends it as such, JSON would not.
        postMessage: (message: unknown) => postArraysToPage(page, message),
        onDidReceiveMessage: (listener: (message: unknown) => void) => {
          receive = listener;
          return { dispose: () => undefined };
        },
      } as never,
      functions: {
        ready: async () => ({ progress, pairs, trusted, folder }),
        figures: (part, given) => lessonFigures(part, laboratory, given),
        keep: async (given) => void (progress = given),
        act: async (action) => void asked.push(action),
        copy: async (text) => void asked.push(text),
      },
      refuse: (reason) => complaints.push(reason),
    });
    await servePage(page, theme, complaints);
    await page.goto(`${origin}/`);
    await page.getByTestId("step").waitFor();
    return { page, kept: () => progress, asked, complaints };
  }
  return { open, dispose };
}

async function servePage(page: Page, theme: keyof typeof themeVariables, complaints: string[]): Promise<void> {
  await page.addInitScript((variables) => {
    const api = {
      postMessage: (message: unknown) => Reflect.get(window, "toExtension")(message),
      setState: () => undefined,
    };
    Object.assign(window, { acquireVsCodeApi: () => api });
    document.addEventListener("DOMContentLoaded", () => {
      for (const [name, value] of variables) document.documentElement.style.setProperty(`--vscode-${name}`, value);
    });
  }, Object.entries(themeVariables[theme]));
  const names = { script: `${origin}/lesson.js`, style: `${origin}/lesson.css`, element: "rewardlens-lesson" };
  const html = pageHtml({ nonce: "abc", cspSource: origin, ...names, language: "en", title: "Learn Reward Modelling" });
  await page.route("**/*", async (route) => {
    const { pathname, origin: from } = new URL(route.request().url());
    if (from !== origin || !/^\/(lesson\.(js|css))?$/.test(pathname)) {
      if (pathname !== "/favicon.ico") complaints.push(`asked for ${route.request().url()}`);
      return route.abort();
    }
    if (pathname === "/") return route.fulfill({ contentType: "text/html; charset=utf-8", body: html });
    const body = await readFile(join(root, "dist", "webview", pathname.slice(1)), "utf8");
    return route.fulfill({ contentType: pathname.endsWith("js") ? "text/javascript" : "text/css", body });
  });
}
