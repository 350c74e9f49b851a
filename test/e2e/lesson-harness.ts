import type { Browser, Page } from "playwright-core";
import { afterAll } from "vitest";
import type { Laboratory } from "../../src/extension/lesson/laboratory.ts";
import { lessonPage } from "../../src/extension/lesson/lesson-page.ts";
import { connectPage } from "../../src/extension/panel/channel.ts";
import { lessonFigures } from "../../src/extension/lesson/lesson-figures.ts";
import { toChooseFrom } from "../../src/extension/lesson/lesson-pairs.ts";
import { noProgress } from "../../src/extension/lesson/lesson-progress.ts";
import { lessonParts, type LessonProgress, type LessonStep, type LessonView } from "../../src/protocol/lesson.ts";
import { openTestLaboratory } from "./lesson-laboratory.ts";
import type { themeVariables } from "./theme-variables.ts";
import { openPanelPage } from "./panel-page.ts";

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

/** One laboratory for all pages of a test file: its encoder starts once, and ends after them. */
export function lessonBench() {
  let present: () => LessonProgress = () => noProgress;
  let pairs: LessonView["pairs"] = [];
  const chosen: Laboratory["chosen"] = () => ({ pairs, choices: present().choices });
  const { laboratory, dispose } = openTestLaboratory(chosen);
  afterAll(dispose);

  /** The lesson's page in a browser, under the policy that it has in VS Code, its figures from the real encoder. */
  async function open(browser: Browser, options: LessonHarnessOptions = {}): Promise<LessonHarness> {
    const { theme = "dark", width = 1000, trusted = true, folder = true } = options;
    const asked: string[] = [];
    let progress = options.progress ?? noProgress;
    present = () => progress;
    pairs = toChooseFrom(await laboratory.pairs("imaginative"));
    // φ is a Float32Array.
    const panel = await openPanelPage(browser, {
      name: "lesson",
      title: "Learn Reward Modelling",
      theme,
      width,
      arrays: true,
    });
    const { page, webview, complaints } = panel;
    connectPage(lessonPage, {
      webview,
      functions: {
        ready: async () => ({ progress, pairs, trusted, folder }),
        figures: (part, given) => lessonFigures(part, laboratory, given),
        keep: async (given) => void (progress = given),
        act: async (action) => void asked.push(action),
        copy: async (text) => void asked.push(text),
      },
      refuse: (reason) => complaints.push(reason),
    });
    await panel.load();
    await page.getByTestId("step").waitFor();
    return { page, kept: () => progress, asked, complaints };
  }
  return { open };
}

/** Every question answered, at a step. */
export const answered = (step: LessonStep): LessonProgress => ({
  step,
  answers: Object.fromEntries(Object.values(lessonParts).flatMap((parts) => parts.map((part) => [part, 0]))),
  choices: [0, 1, 0, 1, 0, 1],
});

/** Waits until the figures of every question of a step are there, and its charts are drawn. */
export async function figuresOf(page: Page, step: LessonStep): Promise<void> {
  for (const part of lessonParts[step]) {
    await page.getByTestId(`part-${part}`).getByTestId("figures").waitFor({ timeout: 120_000 });
  }
  for (const chart of await page.locator("rewardlens-chart").all()) await chart.locator("svg").waitFor();
}
