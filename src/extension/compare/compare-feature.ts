import { commands, workspace, type Disposable } from "vscode";
import type {
  AnswerStrength,
  CompareAction,
  CompareEvents,
  CompareFunctions,
  CompareView,
  Draft,
  Notice,
  PageAction,
  ScreenAnswer,
  ScreenOptions,
} from "../../protocol/compare.ts";
import { compareViewType, settingIds } from "../contributions.ts";
import { commandIds } from "../command-ids.ts";
import { pairMessages } from "../pairs/pair-messages.ts";
import type { PairServices } from "../pairs/pair-services.ts";
import { sourceName, type PairSource } from "../pairs/pair-source.ts";
import { RunPanel } from "../pairs/run-panel.ts";
import { PanelError } from "../panel/channel.ts";
import { Panel } from "../panel/panel.ts";
import { readSettings } from "../settings.ts";
import { describeError } from "../window/describe-error.ts";
import { compareMessages } from "./compare-messages.ts";
import { comparePage } from "./compare-page.ts";
import { quiet, type CompareRun } from "./compare-run.ts";
import { emptyDraft } from "./draft.ts";
import { openRun } from "./open-run.ts";
import { ScreenSettings } from "./screen-options.ts";

const actionCommands: Record<CompareAction, string> = {
  "open-document": "workbench.action.quickOpen",
  "compare-file": commandIds.comparePairsFromFile,
  train: commandIds.trainRewardModel,
};

/** The Compare panel with the queue that it shows: at most one of each. */
export class CompareFeature implements Disposable {
  readonly #services: PairServices;
  readonly #screen: ScreenSettings;
  readonly #panel: Panel<CompareFunctions, CompareEvents>;
  readonly #shown: RunPanel<CompareView, Notice, CompareRun>;
  readonly #settings = workspace.onDidChangeConfiguration(
    (event) => event.affectsConfiguration(settingIds.quickTags) && this.#run?.showAgain(),
  );

  constructor(services: PairServices) {
    this.#services = services;
    this.#screen = new ScreenSettings(services.workspaceState);
    this.#shown = new RunPanel({
      panel: () => this.#panel,
      open: (memento, folder, to) => openRun(memento, folder, { services, screen: () => this.#look, ...to }),
      nothing: (source) => pairMessages.empty(source.kind, sourceName(source)),
      empty: (reason) => this.#empty(reason),
      silence: quiet,
      log: services.log,
    });
    this.#panel = new Panel({
      page: comparePage,
      viewType: compareViewType,
      title: compareMessages.title(),
      functions: this.#functions(),
      services,
      restore: (state) => this.#shown.restore(state),
      closed: () => this.#shown.close(),
    });
  }

  /** Shows the pairs of a source, in a new session. Says so where no choice could be kept. */
  compare(source: PairSource): Promise<void> {
    return this.#shown.start(source);
  }

  /** Shows the panel as it is; without a queue it says what to do next. */
  open(): void {
    this.#panel.show();
  }

  /** A key of the panel. Failures are said on the panel and where need be in a message. */
  async answer(answer: ScreenAnswer, strength?: AnswerStrength): Promise<void> {
    await this.#quietly(this.#run?.answerShown(answer, strength));
  }

  /** A key changes what is stored with the answer. */
  changeDraft(change: (draft: Draft, tags: readonly string[]) => Draft): void {
    this.#run?.drafts.change((draft) => change(draft, readSettings().quickTags));
  }

  /** A key changes how pairs are shown. */
  async toggle(option: keyof ScreenOptions): Promise<void> {
    await this.#screen.toggle(option);
    this.#run?.showAgain();
  }

  /** A key that the page alone can follow. */
  perform(action: PageAction): void {
    void this.#panel.page?.perform(action);
  }

  async undo(): Promise<void> {
    await this.#quietly(this.#run?.undo());
  }

  /** A log of the workspace changed, in this window or another one, or by git. */
  async logChanged(): Promise<void> {
    try {
      await this.#run?.logChanged(this.#panel.attended);
    } catch (error) {
      this.#services.log.warn(describeError(error)); // the next answer meets the same log, and says so
    }
  }

  headChanged(): void {
    this.#run?.headChanged();
  }

  dispose(): void {
    this.#settings.dispose();
    this.#panel.dispose();
    this.#shown.close();
  }

  get #run(): CompareRun | undefined {
    return this.#shown.run;
  }

  #empty(reason: string): CompareView {
    const screen = { kind: "empty", reason } as const;
    return { screen, source: "", done: 0, total: 0, canUndo: false, memento: null, draft: emptyDraft, ...this.#look };
  }

  get #look(): Pick<CompareView, "options" | "tags"> {
    return { options: this.#screen.options, tags: readSettings().quickTags };
  }

  #functions(): CompareFunctions {
    const run = () => {
      if (this.#run) return this.#run;
      throw new PanelError("stale", compareMessages.stale());
    };
    return {
      ready: () => this.#shown.ready(),
      shown: async (token) => this.#run?.shown(token),
      answer: async (token, answer) => run().answer(token, answer),
      draft: async (token, draft) => this.#run?.drafts.set(token, draft),
      options: async (options) => {
        await this.#screen.set(options);
        this.#run?.showAgain();
      },
      edit: async (token, place, text) => run().edit(token, place, text),
      undo: async () => run().undo(),
      wholeTexts: async (token) => run().wholeTexts(token),
      // A dialog may stay open for long: nobody waits for it.
      act: async (action) => void commands.executeCommand(actionCommands[action]),
    };
  }

  /** The run has said what fails; a stale key says nothing. */
  async #quietly(work: Promise<void> | undefined): Promise<void> {
    try {
      await work;
    } catch (error) {
      if (!(error instanceof PanelError)) throw error;
      this.#services.log.info(`Compare: ${error.code}: ${error.message}`);
    }
  }
}
