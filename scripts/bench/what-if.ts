import { join } from "node:path";
import type { Page } from "playwright-core";
import { tokenWeights } from "../../src/core/explain/attribution.ts";
import { explainReward, type ReadResponse } from "../../src/core/explain/explanation.ts";
import { marksOf } from "../../src/core/explain/marks.ts";
import { scoreResponse } from "../../src/core/model/score.ts";
import type { Head } from "../../src/core/model/head.ts";
import { EncoderClient } from "../../src/encoder/process/client.ts";
import { changeSince, type Baseline } from "../../src/extension/explain/what-if.ts";
import { loadHead } from "../../src/store/heads/load-head.ts";
import { lensTexts, openFile, runCommand, scoredLens } from "../../test/support/workbench/actions.ts";
import { openWorkbench } from "../../test/support/workbench/workbench.ts";
import type { Row } from "./row.ts";
import { root } from "../lib/paths.ts";
import { benchTexts } from "./texts.ts";

const CHANGES = 60;
const BURST = 30;
const INSERTS = 15;
/** Tokens of the response that is edited: a long paragraph. */
const LENGTH = 900;

const ms = (value: number) => `${value.toFixed(1)} ms`;
const sorted = (times: readonly number[]) => [...times].sort((a, b) => a - b);
const median = (times: readonly number[]) => sorted(times)[Math.floor(times.length / 2)];
const slowest = (times: readonly number[]) => Math.max(...times);

async function timed<T>(work: () => T | Promise<T>): Promise<[T, number]> {
  const start = performance.now();
  const result = await work();
  return [result, performance.now() - start];
}

/** Parts and changes of a response that the encoder has read: all that is left to do but drawing. */
function whatIf(head: Head, response: string, read: ReadResponse, before?: Baseline) {
  scoreResponse(head, read.phi);
  const explanation = explainReward(head, response, read);
  const { reward } = explanation;
  marksOf(explanation, { query: "", response });
  const baseline = before ?? { reward, response };
  changeSince(baseline, response, reward);
  return baseline;
}

/** Milliseconds a change of a response takes from its text to R beside each sentence, and how many changes of a burst are read. */
async function withoutEditor(): Promise<Row[]> {
  const { texts } = await benchTexts(400);
  const response = texts
    .map((text) => text.response)
    .join(" ")
    .slice(0, LENGTH);
  const query = texts[0].query;
  const head = await loadHead(join(root, "media", "starters", "helpful"));
  const weights = tokenWeights(head);
  const encoder = new EncoderClient({
    script: join(root, "dist", "encoder.js"),
    folder: join(root, "media", "encoder"),
  });
  try {
    const changed = (i: number) => `${response.slice(0, 10 * i)} not ${response.slice(10 * i)}`;
    const read = (i: number, signal?: AbortSignal) => encoder.tokens({ query, response: changed(i) }, weights, signal);
    const baseline = whatIf(head, changed(0), await read(0));
    const [all, after]: [number[], number[]] = [[], []];
    for (let i = 1; i <= CHANGES; i++) {
      const [found, reading] = await timed(() => read(i));
      const [, rest] = await timed(() => whatIf(head, changed(i), found, baseline));
      all.push(reading + rest);
      after.push(rest);
    }
    let stale = 0;
    let controller = new AbortController();
    const [, burst] = await timed(async () => {
      let last: Promise<unknown> = Promise.resolve();
      for (let i = 0; i < BURST; i++) {
        controller.abort();
        controller = new AbortController();
        last = read(i + 0.5, controller.signal).catch(() => stale++);
      }
      await last;
    });
    return [
      {
        what: `a change of ${LENGTH} characters to its colours and the effect of the edit: median`,
        value: ms(median(all)),
      },
      { what: `the slowest of ${CHANGES}`, value: ms(slowest(all)) },
      { what: "of it after the encoder has read the text: median", value: ms(median(after)) },
      { what: "the slowest", value: ms(slowest(after)) },
      { what: `${BURST} changes together, to the last one's (${stale} given up)`, value: ms(burst) },
    ];
  } finally {
    await encoder.dispose();
  }
}

/** From a key to what is drawn behind the heading and the sentences, in ms, by the page's own clock. */
async function untilDrawn(page: Page, key: string): Promise<number> {
  await page.evaluate(() => {
    const notes = () =>
      [...document.querySelectorAll(".view-line span[class*=ced-]")]
        .map((span) => getComputedStyle(span, "::after").content)
        .filter((content) => content.startsWith('"'))
        .join();
    const before = notes();
    const pressed = new Promise<number>((resolve) =>
      document.addEventListener("keydown", () => resolve(performance.now()), { capture: true, once: true }),
    );
    const drawn = async () => {
      const start = await pressed;
      while (notes() === before) {
        if (performance.now() - start > 5000) throw new Error("nothing that is drawn changed in five seconds");
        await new Promise(requestAnimationFrame);
      }
      return performance.now() - start;
    };
    Object.assign(window, { benchDrawn: drawn() });
  });
  await page.keyboard.press(key);
  return page.evaluate(() => Reflect.get(window, "benchDrawn") as Promise<number>);
}

async function inEditor(): Promise<Row[]> {
  const workbench = await openWorkbench();
  const { page } = workbench;
  try {
    await openFile(page, "antarctica.md");
    await lensTexts(page, 2, scoredLens);
    await runCommand(page, "Reward Lens: Toggle What-If");
    await lensTexts(page, 1, /What-If: on/);
    await page.locator(".view-line", { hasText: /^Antarctica\sis\sgoverned/ }).click();
    await page.keyboard.press("Home");
    const times: number[] = [];
    // Each moves a feature that two digits show.
    for (let i = 0; i < INSERTS; i++) times.push(await untilDrawn(page, ["!", "7", "?"][i % 3]));
    return [
      { what: "in VS Code, from a key to R moved on the screen: median", value: ms(median(times)) },
      { what: `the slowest of ${INSERTS}`, value: ms(slowest(times)) },
    ];
  } finally {
    await workbench.close();
  }
}

/** What-If: what a change costs, and what is left of it once the encoder has read the text. */
export async function benchWhatIf(): Promise<Row[]> {
  return [...(await withoutEditor()), ...(await inEditor())];
}
