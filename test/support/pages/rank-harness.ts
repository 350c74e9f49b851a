import { mkdtemp } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Browser, Page } from "playwright-core";
import { seededRandom } from "../../../src/core/math/random.ts";
import { connectPage, type Channel } from "../../../src/extension/panel/channel.ts";
import { rankPage } from "../../../src/extension/rank/rank-page.ts";
import { RankRun } from "../../../src/extension/rank/rank-run.ts";
import { RankSession } from "../../../src/extension/rank/rank-session.ts";
import type { RankingSet } from "../../../src/extension/rank/ranking-set.ts";
import type { RankView, RankEvents, RankFunctions } from "../../../src/protocol/rank.ts";
import { openPreferenceLog, type PreferenceLog } from "../../../src/store/log/preference-log.ts";
import type { themeVariables } from "./theme-variables.ts";
import { openPanelPage } from "./panel-page.ts";

const reason = "No query in notes.md has three responses or more";
const empty: RankView = {
  screen: { kind: "empty", reason },
  ...{ source: "", done: 0, total: 0, canUndo: false, memento: null },
};

export interface RankHarnessOptions {
  /** Without sets the panel is empty. */
  readonly sets?: readonly RankingSet[];
  readonly theme?: keyof typeof themeVariables;
  readonly width?: number;
}

/** The Rank panel's page in a browser, joined to the extension's own logic and a log on the disk: all but VS Code. */
export interface RankHarness {
  readonly page: Page;
  readonly log: PreferenceLog;
  /** What a key binding of VS Code calls. */
  readonly key: Channel<RankFunctions, RankEvents>["page"]["key"];
  readonly actions: readonly string[];
  /** What the page said in the console, and what it asked the network for beside its own files. */
  readonly complaints: readonly string[];
}

export async function openRankPage(
  browser: Browser,
  { sets, theme = "dark", width = 1200 }: RankHarnessOptions = {},
): Promise<RankHarness> {
  const actions: string[] = [];
  const panel = await openPanelPage(browser, { name: "rank", title: "Rank Responses", theme, width });
  const { page, webview, complaints } = panel;
  const log = openPreferenceLog(await mkdtemp(join(tmpdir(), "rewardlens-rank-")));
  const box: { channel?: Channel<RankFunctions, RankEvents> } = {};
  const since = new Date().toISOString();
  const session = sets && new RankSession({ sets, before: [], since, random: seededRandom(7), id: "page" });
  const run =
    session &&
    new RankRun({
      ...{
        session,
        log,
        annotator: "tester",
        source: "drafts.md",
        name: "drafts.md",
        memento: { seed: 1 },
        missing: () => 0,
      },
      show: (view) => void box.channel?.page.show(view),
      notify: (notice) => void box.channel?.page.notify(notice),
      alarm: () => undefined,
    });
  const theRun = () => {
    if (run) return run;
    throw new Error("no run");
  };
  box.channel = connectPage(rankPage, {
    webview,
    functions: {
      ready: async () => ({ view: run?.view ?? empty, notice: run?.notice ?? { status: "", failed: false } }),
      shown: async (token) => run?.shown(token),
      store: async (token, ranking) => theRun().store(token, ranking),
      later: async (token) => theRun().later(token),
      undo: async () => theRun().undo(),
      wholeTexts: async (token) => theRun().wholeTexts(token),
      act: async (action) => void actions.push(action),
    },
    refuse: (reason) => complaints.push(reason),
  });
  await panel.load();
  await page.locator("[data-testid=query],[data-testid=empty]").first().waitFor();
  return { page, log, key: box.channel.page.key, actions, complaints };
}
