import { mkdtemp, readFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Browser, Page } from "playwright-core";
import { root } from "../../scripts/lib/paths.ts";
import { seededRandom } from "../../src/core/random.ts";
import { pageHtml } from "../../src/extension/compare/page-html.ts";
import { connectRankPage, type RankChannel } from "../../src/extension/rank/rank-channel.ts";
import { RankRun } from "../../src/extension/rank/rank-run.ts";
import { RankSession } from "../../src/extension/rank/rank-session.ts";
import type { RankingSet } from "../../src/extension/rank/ranking-set.ts";
import type { RankView } from "../../src/protocol/rank.ts";
import { openPreferenceLog, type PreferenceLog } from "../../src/store/preference-log.ts";
import { themeVariables } from "./theme-variables.ts";
import { postToPage } from "./post-to-page.ts";

const origin = "http://panel.test";
const reason = "notes.md holds no query with three responses or more";
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
  readonly key: RankChannel["page"]["key"];
  readonly actions: readonly string[];
  /** What the page said in the console, and what it asked the network for beside its own files. */
  readonly complaints: readonly string[];
}

export async function openRankPage(
  browser: Browser,
  { sets, theme = "dark", width = 1200 }: RankHarnessOptions = {},
): Promise<RankHarness> {
  const complaints: string[] = [];
  const actions: string[] = [];
  const page = await browser.newPage({ viewport: { width, height: 900 } });
  page.on("console", (message) => message.type() !== "debug" && complaints.push(message.text()));
  page.on("pageerror", (error) => complaints.push(String(error)));
  const log = openPreferenceLog(await mkdtemp(join(tmpdir(), "rewardlens-rank-")));
  const box: { channel?: RankChannel } = {};
  const since = new Date().toISOString();
  const session = sets && new RankSession({ sets, before: [], since, random: seededRandom(7), id: "page" });
  const run =
    session &&
    new RankRun({
      ...{ session, log, annotator: "tester", source: "drafts.md", name: "drafts.md", memento: { seed: 1 } },
      show: (view) => void box.channel?.page.show(view),
      tell: (notice) => void box.channel?.page.tell(notice),
      alarm: () => undefined,
    });
  const theRun = () => {
    if (run) return run;
    throw new Error("no run");
  };
  let receive: (message: unknown) => void = () => undefined;
  await page.exposeFunction("toExtension", (message: unknown) => receive(message));
  const webview = {
    postMessage: (message: unknown) => postToPage(page, message),
    onDidReceiveMessage: (listener: (message: unknown) => void) => {
      receive = listener;
      return { dispose: () => undefined };
    },
  };
  box.channel = connectRankPage({
    webview: webview as never,
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
  await servePage(page, theme, complaints);
  await page.goto(`${origin}/`);
  await page.locator("[data-testid=query],[data-testid=empty]").first().waitFor();
  return { page, log, key: box.channel.page.key, actions, complaints };
}

/** The page with VS Code's theme variables and its api, under the policy that it has in VS Code. */
async function servePage(page: Page, theme: keyof typeof themeVariables, complaints: string[]): Promise<void> {
  await page.addInitScript((variables) => {
    const api = {
      postMessage: (message: unknown) => Reflect.get(window, "toExtension")(message),
      // As VS Code does, over a reload of the page.
      setState: (state: unknown) => sessionStorage.setItem("state", JSON.stringify(state)),
      getState: () => JSON.parse(sessionStorage.getItem("state") ?? "null") as unknown,
    };
    Object.assign(window, { acquireVsCodeApi: () => api });
    document.addEventListener("DOMContentLoaded", () => {
      for (const [name, value] of variables) document.documentElement.style.setProperty(`--vscode-${name}`, value);
    });
  }, Object.entries(themeVariables[theme]));
  const names = { script: `${origin}/rank.js`, style: `${origin}/rank.css`, element: "rewardlens-rank" };
  const html = pageHtml({ nonce: "abc", cspSource: origin, ...names, language: "en", title: "Rank Responses" });
  await page.route("**/*", async (route) => {
    const { pathname, origin: from } = new URL(route.request().url());
    if (from !== origin || !/^\/(rank\.(js|css))?$/.test(pathname)) {
      if (pathname !== "/favicon.ico") complaints.push(`asked for ${route.request().url()}`);
      return route.abort();
    }
    if (pathname === "/") return route.fulfill({ contentType: "text/html; charset=utf-8", body: html });
    const body = await readFile(join(root, "dist", "webview", pathname.slice(1)), "utf8");
    return route.fulfill({ contentType: pathname.endsWith("js") ? "text/javascript" : "text/css", body });
  });
}
