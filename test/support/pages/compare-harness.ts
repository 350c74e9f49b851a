import { mkdtemp } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Browser, Page } from "playwright-core";
import { seededRandom } from "../../../src/core/math/random.ts";
import { compareMessages } from "../../../src/extension/compare/compare-messages.ts";
import { comparePage } from "../../../src/extension/compare/compare-page.ts";
import { connectPage, PanelError, type Channel } from "../../../src/extension/panel/channel.ts";
import type { ComparePair } from "../../../src/extension/pairs/compare-pair.ts";
import { CompareRun } from "../../../src/extension/compare/compare-run.ts";
import type { RunOptions } from "../../../src/extension/compare/run-options.ts";
import { emptyDraft } from "../../../src/extension/compare/draft.ts";
import { initialOptions } from "../../../src/extension/compare/screen-options.ts";
import { CompareSession } from "../../../src/extension/compare/session/session.ts";
import type {
  CompareAction,
  CompareView,
  PageAction,
  ScreenOptions,
  CompareEvents,
  CompareFunctions,
} from "../../../src/protocol/compare.ts";
import { openPreferenceLog, type PreferenceLog } from "../../../src/store/log/preference-log.ts";
import type { themeVariables } from "./theme-variables.ts";
import { openPanelPage } from "./panel-page.ts";

const empty: CompareView = {
  screen: { kind: "empty", reason: "No query in notes.md has two responses" },
  ...{ source: "", done: 0, total: 0, canUndo: false, memento: null },
  ...{ draft: emptyDraft, options: initialOptions, tags: [] },
};

export interface HarnessOptions {
  /** Without pairs the panel is empty. */
  readonly pairs?: readonly ComparePair[];
  readonly theme?: keyof typeof themeVariables;
  readonly width?: number;
  /** How many choices a first model still needs. Default: none. */
  readonly missing?: number;
  readonly predict?: RunOptions["predict"];
  readonly log?: Partial<PreferenceLog>;
  readonly tags?: readonly string[];
  /** Whether the pairs come in this order; else it is drawn. */
  readonly ordered?: boolean;
  readonly height?: number;
}

/** The panel's page in a browser, joined to the extension's own logic and a log on the disk: all but VS Code. */
export interface Harness {
  readonly page: Page;
  readonly log: PreferenceLog;
  /** What a key binding of VS Code calls. */
  readonly run: CompareRun | undefined;
  readonly actions: readonly CompareAction[];
  /** What a key that only the page can follow does. */
  readonly perform: (action: PageAction) => void;
  /** What the page said in the console, and what it asked the network for beside its own files. */
  readonly complaints: readonly string[];
}

/** Opens the panel over pairs. */
export async function openPanel(browser: Browser, options: HarnessOptions = {}): Promise<Harness> {
  const { pairs, theme = "dark", width = 1200, height = 800, tags = [], ordered = false } = options;
  const actions: CompareAction[] = [];
  const panel = await openPanelPage(browser, { name: "compare", title: "Compare Responses", theme, width, height });
  const { page, webview, complaints } = panel;
  const log = { ...openPreferenceLog(await mkdtemp(join(tmpdir(), "rewardlens-panel-"))), ...options.log };
  const session = pairs && newSession(pairs, ordered);
  const box: { channel?: Channel<CompareFunctions, CompareEvents> } = {};
  let look: ScreenOptions = initialOptions;
  const run =
    session &&
    new CompareRun({
      ...{ session, log, annotator: "tester", source: "pairs.jsonl", name: "pairs.jsonl", memento: { seed: 1 } },
      missing: () => options.missing ?? 0,
      predict: options.predict ?? (async () => compareMessages.prefers(1, "64%")),
      screen: () => ({ options: look, tags }),
      show: (view) => void box.channel?.page.show(view),
      notify: (notice) => void box.channel?.page.notify(notice),
      alarm: () => undefined,
    });
  const theRun = () => {
    if (run) return run;
    throw new PanelError("stale", "no run");
  };
  const functions = {
    ready: async () => ({ view: run?.view ?? empty, notice: run?.notice ?? { status: "", failed: false, model: "" } }),
    shown: async (token: string) => run?.shown(token),
    draft: async (token: string, draft: Parameters<CompareRun["drafts"]["set"]>[1]) =>
      theRun().drafts.set(token, draft),
    options: async (options: ScreenOptions) => {
      look = options;
      theRun().showAgain();
    },
    edit: async (token: string, place: "one" | "two", text: string) => theRun().edit(token, place, text),
    answer: async (token: string, answer: Parameters<CompareRun["answer"]>[1]) => theRun().answer(token, answer),
    undo: async () => theRun().undo(),
    wholeTexts: async (token: string) => theRun().wholeTexts(token),
    act: async (action: CompareAction) => void actions.push(action),
  };
  box.channel = connectPage(comparePage, { webview, functions, refuse: (reason) => complaints.push(reason) });
  await panel.load();
  await page.locator("[data-testid=query],[data-testid=empty],[data-testid=finished]").first().waitFor();
  const perform = (action: PageAction) => void box.channel?.page.perform(action);
  return { page, log, run, actions, perform, complaints };
}

function newSession(pairs: readonly ComparePair[], ordered: boolean): CompareSession {
  const since = new Date().toISOString();
  return new CompareSession({ pairs, ordered, before: [], since, random: seededRandom(7), id: "page" });
}
