import { commands, type Disposable } from "vscode";
import type { RankAction, RankEvents, RankFunctions, RankKey, RankNotice, RankView } from "../../protocol/rank.ts";
import { rankViewType } from "../contributions.ts";
import { commandIds } from "../command-ids.ts";
import type { PairServices } from "../pairs/pair-services.ts";
import { sourceName, type PairSource } from "../pairs/pair-source.ts";
import { RunPanel } from "../pairs/run-panel.ts";
import { Panel } from "../panel/panel.ts";
import { openRankRun } from "./open-rank-run.ts";
import { rankMessages } from "./rank-messages.ts";
import { rankPage } from "./rank-page.ts";
import type { RankRun } from "./rank-run.ts";

const actionCommands: Record<RankAction, string> = {
  "open-document": "workbench.action.quickOpen",
  train: commandIds.trainRewardModel,
};

/** The Rank panel with the sets that it shows: at most one of each. */
export class RankFeature implements Disposable {
  readonly #panel: Panel<RankFunctions, RankEvents>;
  readonly #shown: RunPanel<RankView, RankNotice, RankRun>;

  constructor(services: PairServices) {
    this.#shown = new RunPanel({
      panel: () => this.#panel,
      open: (memento, folder, to) => openRankRun(memento, folder, { services, ...to }),
      nothing: (source) => rankMessages.noSets(sourceName(source)),
      empty: (reason) => ({
        screen: { kind: "empty", reason },
        source: "",
        done: 0,
        total: 0,
        canUndo: false,
        memento: null,
      }),
      silence: { status: "", failed: false },
      log: services.log,
    });
    this.#panel = new Panel({
      page: rankPage,
      viewType: rankViewType,
      title: rankMessages.title(),
      functions: this.#functions(),
      services,
      restore: (state) =>
        this.#shown.restore(
          typeof state === "object" && state !== null && "memento" in state ? state.memento : undefined,
        ),
      closed: () => this.#shown.close(),
    });
  }

  /** Shows the sets of a source, in a new session. Says so where no choice could be kept. */
  rank(source: PairSource): Promise<void> {
    return this.#shown.start(source);
  }

  /** Shows the panel as it is; without sets it says what to do next. */
  open(): void {
    this.#panel.show();
  }

  /** A key of the panel: the page knows which response it is about. */
  key(key: RankKey): void {
    void this.#panel.page?.key(key);
  }

  dispose(): void {
    this.#panel.dispose();
  }

  #functions(): RankFunctions {
    const run = () => {
      if (this.#shown.run) return this.#shown.run;
      throw new Error(rankMessages.stale());
    };
    return {
      ready: () => this.#shown.ready(),
      shown: async (token) => this.#shown.run?.shown(token),
      store: async (token, ranking) => run().store(token, ranking),
      later: async (token) => run().later(token),
      undo: async () => run().undo(),
      wholeTexts: async (token) => run().wholeTexts(token),
      // A dialog may stay open for long: nobody waits for it.
      act: async (action) => void commands.executeCommand(actionCommands[action]),
    };
  }
}
