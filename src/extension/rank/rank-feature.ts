import { commands, workspace, type Disposable, type Webview, type WebviewPanel } from "vscode";
import type { RankAction, RankFunctions, RankKey, RankNotice, RankView } from "../../protocol/rank.ts";
import { choicesFolder, requireFolder } from "../pairs/choices-folder.ts";
import { compareMessages } from "../compare/compare-messages.ts";
import { newMemento } from "../compare/open-run.ts";
import { restoreMemento, sourceName, type Memento, type PairSource } from "../pairs/pair-source.ts";
import { commandIds, rankViewType } from "../contributions.ts";
import { describeError } from "../window/describe-error.ts";
import { WebviewTab } from "../panel/tab.ts";
import { openRankRun } from "./open-rank-run.ts";
import { connectRankPage, type RankChannel } from "./rank-channel.ts";
import { rankMessages } from "./rank-messages.ts";
import type { RankRun } from "./rank-run.ts";
import type { RankServices } from "./rank-services.ts";

const silence: RankNotice = { status: "", failed: false };

const actionCommands: Record<RankAction, string> = {
  "open-document": "workbench.action.quickOpen",
  train: commandIds.trainRewardModel,
};

/** The Rank panel with the sets that it shows: at most one of each. */
export class RankFeature implements Disposable {
  readonly #services: RankServices;
  #panel: WebviewTab<RankChannel> | undefined;
  #run: RankRun | undefined;
  #emptyReason = "";
  /** What was asked for last. */
  #wanted: Memento | undefined;
  /** The sets on their way to the panel. */
  #loading: Promise<void> = Promise.resolve();

  constructor(services: RankServices) {
    this.#services = services;
  }

  /** Shows the sets of a source, in a new session. Says so where no choice could be kept. */
  async rank(source: PairSource): Promise<void> {
    const folder = await requireFolder(source.uri);
    if (folder === undefined) return;
    this.#show();
    await this.#load(newMemento(source), folder);
  }

  /** Shows the panel as it is; without sets it says what to do next. */
  open(): void {
    this.#show();
  }

  /** Takes over the tab that VS Code kept over a reload of the window, with the source that its page remembers. */
  restore(tab: WebviewPanel, state: unknown): void {
    this.#panel?.dispose();
    const kept = typeof state === "object" && state !== null && "memento" in state ? state.memento : undefined;
    const memento = restoreMemento(kept);
    const folder = memento && choicesFolder(memento.source.uri);
    if (!workspace.isTrusted) this.#emptyReason = compareMessages.notTrusted();
    else if (memento && folder !== undefined) void this.#load(memento, folder);
    this.#show(tab);
  }

  /** A key of the panel: the page knows which response it is about. */
  key(key: RankKey): void {
    void this.#panel?.page.key(key);
  }

  dispose(): void {
    this.#panel?.dispose();
  }

  #show(tab?: WebviewPanel): void {
    if (this.#panel !== undefined) return this.#panel.reveal();
    const { extensionUri, log } = this.#services;
    const refuse = (reason: string) => log.error(`The Rank panel sent a message that is none: ${reason}`);
    const closed = () => {
      this.#panel = undefined;
      this.#wanted = undefined;
      this.#run = undefined;
      this.#emptyReason = "";
    };
    const connect = (webview: Webview) => connectRankPage({ webview, functions: this.#functions(), refuse });
    const page = { viewType: rankViewType, name: "rank", title: rankMessages.title() };
    this.#panel = new WebviewTab({ extensionUri, ...page, connect, closed }, tab);
  }

  async #load(memento: Memento, folder: string): Promise<void> {
    this.#wanted = memento;
    this.#loading = this.#read(memento, folder);
    await this.#loading;
    if (this.#wanted !== memento) return;
    void this.#panel?.page.show(this.#view);
    void this.#panel?.page.tell(silence);
  }

  async #read(memento: Memento, folder: string): Promise<void> {
    const name = sourceName(memento.source);
    let run: RankRun | undefined;
    let reason = rankMessages.noSets(name);
    try {
      run = await openRankRun(memento, folder, {
        services: this.#services,
        show: (view) => this.#wanted === memento && void this.#panel?.page.show(view),
        tell: (notice) => this.#wanted === memento && void this.#panel?.page.tell(notice),
      });
    } catch (error) {
      reason = rankMessages.cannotRead(name, describeError(error));
      this.#services.log.error(reason);
    }
    if (this.#wanted !== memento) return;
    this.#run = run;
    this.#emptyReason = reason;
  }

  get #view(): RankView {
    if (this.#run) return this.#run.view;
    const screen = { kind: "empty", reason: this.#emptyReason } as const;
    return { screen, source: "", done: 0, total: 0, canUndo: false, memento: null };
  }

  #functions(): RankFunctions {
    const run = () => {
      if (this.#run) return this.#run;
      throw new Error(rankMessages.stale());
    };
    return {
      ready: async () => {
        await this.#loading;
        return { view: this.#view, notice: this.#run?.notice ?? silence };
      },
      shown: async (token) => this.#run?.shown(token),
      store: async (token, ranking) => run().store(token, ranking),
      later: async (token) => run().later(token),
      undo: async () => run().undo(),
      wholeTexts: async (token) => run().wholeTexts(token),
      // A dialog may stay open for long: nobody waits for it.
      act: async (action) => void commands.executeCommand(actionCommands[action]),
    };
  }
}
