import { commands, workspace, type Disposable, type Webview, type WebviewPanel } from "vscode";
import type { CompareAction, CompareFunctions, CompareView, Notice } from "../../protocol/compare.ts";
import type { AnswerStrength, Draft, PageAction, ScreenAnswer, ScreenOptions } from "../../protocol/compare.ts";
import { commandIds, compareViewType, settingIds } from "../contributions.ts";
import { describeError } from "../window/describe-error.ts";
import { readSettings } from "../settings.ts";
import { WebviewTab } from "../panel/tab.ts";
import { queueMessages } from "../pairs/queue-messages.ts";
import { choicesFolder, requireFolder } from "../pairs/choices-folder.ts";
import { CompareError } from "./compare-error.ts";
import { compareMessages } from "./compare-messages.ts";
import { connectPage, type CompareChannel } from "./channel.ts";
import type { CompareRun } from "./compare-run.ts";
import type { CompareServices } from "../pairs/compare-services.ts";
import { emptyDraft } from "./draft.ts";
import { newMemento, openRun } from "./open-run.ts";
import { restoreMemento, sourceName, type Memento, type PairSource } from "../pairs/pair-source.ts";
import type { RecordProblems } from "../pairs/record-problems.ts";
import { ScreenSettings } from "./screen-options.ts";

const silence: Notice = { status: "", failed: false, model: "" };

const actionCommands: Record<CompareAction, string> = {
  "open-document": "workbench.action.quickOpen",
  "compare-file": commandIds.comparePairsFromFile,
  train: commandIds.trainRewardModel,
};

/** The Compare panel with the queue that it shows: at most one of each. */
export class CompareFeature implements Disposable {
  readonly #services: CompareServices;
  readonly #problems: RecordProblems;
  readonly #screen: ScreenSettings;
  readonly #settings = workspace.onDidChangeConfiguration(
    (event) => event.affectsConfiguration(settingIds.quickTags) && this.#run?.showAgain(),
  );
  #panel: WebviewTab<CompareChannel> | undefined;
  #run: CompareRun | undefined;
  #emptyReason = "";
  /** What was asked for last. */
  #wanted: Memento | undefined;
  /** The queue on its way to the panel. */
  #loading: Promise<void> = Promise.resolve();

  constructor(services: CompareServices, problems: RecordProblems) {
    this.#services = services;
    this.#problems = problems;
    this.#screen = new ScreenSettings(services.workspaceState);
  }

  /** Shows the pairs of a source, in a new session. Says so where no choice could be kept. */
  async compare(source: PairSource): Promise<void> {
    const folder = await requireFolder(source.uri);
    if (folder === undefined) return;
    this.#show();
    await this.#load(newMemento(source), folder);
  }

  /** Shows the panel as it is; without a queue it says what to do next. */
  open(): void {
    this.#show();
  }

  /** Takes over the tab that VS Code kept over a reload of the window, with the queue that its page remembers. */
  restore(tab: WebviewPanel, state: unknown): void {
    this.#panel?.dispose();
    const memento = restoreMemento(state);
    const folder = memento && choicesFolder(memento.source.uri);
    if (!workspace.isTrusted) this.#emptyReason = compareMessages.notTrusted();
    else if (memento && folder !== undefined) void this.#load(memento, folder);
    this.#show(tab);
  }

  /** A key of the panel. Failures are said on the panel and where need be in a message. */
  async answer(answer: ScreenAnswer, strength?: AnswerStrength): Promise<void> {
    await this.#quietly(this.#run?.answerShown(answer, strength));
  }

  /** A key changes what is stored with the answer. */
  changeDraft(change: (draft: Draft, tags: readonly string[]) => Draft): void {
    this.#run?.changeDraft((draft) => change(draft, readSettings().quickTags));
  }

  /** A key changes how pairs are shown. */
  async toggle(option: keyof ScreenOptions): Promise<void> {
    await this.#screen.toggle(option);
    this.#run?.showAgain();
  }

  /** A key that the page alone can follow. */
  perform(action: PageAction): void {
    void this.#panel?.page.perform(action);
  }

  async undo(): Promise<void> {
    await this.#quietly(this.#run?.undo());
  }

  /** A log of the workspace changed, in this window or another one, or by git. */
  async logChanged(): Promise<void> {
    try {
      await this.#run?.logChanged(this.#panel?.attended ?? false);
    } catch (error) {
      this.#services.log.warn(describeError(error)); // the next answer meets the same log, and says so
    }
  }

  headChanged(): void {
    this.#run?.headChanged();
  }

  dispose(): void {
    this.#settings.dispose();
    this.#run?.dispose();
    this.#panel?.dispose();
  }

  #show(tab?: WebviewPanel): void {
    if (this.#panel !== undefined) return this.#panel.reveal();
    const { extensionUri, log } = this.#services;
    const refuse = (reason: string) => log.error(`The Compare panel sent a message that is none: ${reason}`);
    const closed = () => {
      this.#panel = undefined;
      this.#wanted = undefined;
      this.#replace(undefined, "");
    };
    const connect = (webview: Webview) => connectPage(webview, this.#functions(), refuse);
    const page = { viewType: compareViewType, name: "compare", title: compareMessages.title() };
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
    let run: CompareRun | undefined;
    let reason = queueMessages.empty(memento.source.kind, name);
    try {
      run = await openRun(memento, folder, {
        services: this.#services,
        problems: this.#problems,
        screen: () => this.#look,
        show: (view) => void this.#panel?.page.show(view),
        tell: (notice) => void this.#panel?.page.tell(notice),
      });
    } catch (error) {
      reason = compareMessages.cannotRead(name, describeError(error));
      this.#services.log.error(reason);
    }
    if (this.#wanted === memento) this.#replace(run, reason);
    else run?.dispose();
  }

  #replace(run: CompareRun | undefined, emptyReason: string): void {
    this.#run?.dispose();
    this.#run = run;
    this.#emptyReason = emptyReason;
  }

  get #view(): CompareView {
    if (this.#run) return this.#run.view;
    const screen = { kind: "empty", reason: this.#emptyReason } as const;
    return { screen, source: "", done: 0, total: 0, canUndo: false, memento: null, draft: emptyDraft, ...this.#look };
  }

  get #look(): Pick<CompareView, "options" | "tags"> {
    return { options: this.#screen.options, tags: readSettings().quickTags };
  }

  #functions(): CompareFunctions {
    const run = () => {
      if (this.#run) return this.#run;
      throw new CompareError("stale", compareMessages.stale());
    };
    return {
      ready: async () => {
        await this.#loading;
        return { view: this.#view, notice: this.#run?.notice ?? silence };
      },
      shown: async (token) => this.#run?.shown(token),
      answer: async (token, answer) => run().answer(token, answer),
      draft: async (token, draft) => this.#run?.setDraft(token, draft),
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

  /** What fails has been said by the run; a stale key says nothing. */
  async #quietly(work: Promise<void> | undefined): Promise<void> {
    try {
      await work;
    } catch (error) {
      if (!(error instanceof CompareError)) throw error;
      this.#services.log.info(`Compare: ${error.code}: ${error.message}`);
    }
  }
}
