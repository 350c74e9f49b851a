import { window, workspace, type LogOutputChannel } from "vscode";
import { plainLabel } from "../window/markdown-text.ts";
import { describeError } from "../window/describe-error.ts";
import { choicesFolder, requireFolder } from "./choices-folder.ts";
import { workspaceFolders } from "../services/workspace-files.ts";
import { pairMessages } from "./pair-messages.ts";
import { newMemento, restoreMemento, sourceName, type Memento, type PairSource } from "./pair-source.ts";

/** Something of a source being answered: what the page shows of it, and the line about the last action. */
export interface Run<View, Notice> {
  readonly view: View;
  readonly notice: Notice;
  dispose?(): void;
}

/** Where a run is shown. */
interface RunPage<View, Notice> {
  show(): void;
  readonly page: { show(view: View): unknown; notify(notice: Notice): unknown } | undefined;
}

export interface RunPanelOptions<View, Notice, R extends Run<View, Notice>> {
  readonly panel: () => RunPage<View, Notice>;
  /** Makes the run of a source, undefined where the source has nothing to answer. Rejects where it cannot be read. */
  readonly open: (memento: Memento, folder: string, to: Listener<View, Notice>) => Promise<R | undefined>;
  /** Why a source has nothing to answer. */
  readonly nothing: (source: PairSource) => string;
  /** What is shown without a run. */
  readonly empty: (reason: string) => View;
  readonly silence: Notice;
  readonly log: LogOutputChannel;
}

/** Where a run sends what it shows and says. */
export interface Listener<View, Notice> {
  readonly show: (view: View) => void;
  readonly notify: (notice: Notice) => void;
}

/** The run of a panel, at most one: opens it for a source, replaces it, brings it back after a reload of the window. */
export class RunPanel<View, Notice, R extends Run<View, Notice>> {
  readonly #options: RunPanelOptions<View, Notice, R>;
  #run: R | undefined;
  #emptyReason = "";
  /** What was asked for last. */
  #wanted: Memento | undefined;
  /** What the run on the panel was made from. */
  #shown: Memento | undefined;
  /** The run on its way to the panel. */
  #loading: Promise<void> = Promise.resolve();

  constructor(options: RunPanelOptions<View, Notice, R>) {
    this.#options = options;
  }

  get run(): R | undefined {
    return this.#run;
  }

  /** Answers a source, in a new session. Says so where no choice could be kept. */
  async start(source: PairSource): Promise<void> {
    const folder = await requireFolder(source.uri);
    if (folder === undefined) return;
    this.#options.panel().show();
    await this.#load(newMemento(source, folder), folder);
  }

  /** The source that a page remembered over a reload of the window. */
  restore(state: unknown): void {
    const memento = restoreMemento(state);
    const folder = memento && folderOf(memento);
    if (!workspace.isTrusted) this.#emptyReason = pairMessages.notTrusted();
    else if (memento && folder !== undefined) void this.#load(memento, folder);
  }

  /** What the page shows first. */
  async ready(): Promise<{ readonly view: View; readonly notice: Notice }> {
    await this.#loading;
    return { view: this.#view, notice: this.#run?.notice ?? this.#options.silence };
  }

  /** The panel is closed. */
  close(): void {
    this.#wanted = undefined;
    this.#replace(undefined, "");
  }

  get #view(): View {
    return this.#run?.view ?? this.#options.empty(this.#emptyReason);
  }

  async #load(memento: Memento, folder: string): Promise<void> {
    this.#wanted = memento;
    this.#loading = this.#read(memento, folder);
    await this.#loading;
    if (this.#wanted !== memento && this.#wanted !== this.#shown) return;
    const { page } = this.#options.panel();
    void page?.show(this.#view);
    void page?.notify(this.#run?.notice ?? this.#options.silence);
  }

  async #read(memento: Memento, folder: string): Promise<void> {
    const { panel, open, nothing, log } = this.#options;
    let run: R | undefined;
    let reason = nothing(memento.source);
    const wanted = () => (this.#wanted === memento ? panel().page : undefined);
    try {
      run = await open(memento, folder, {
        show: (view) => void wanted()?.show(view),
        notify: (notice) => void wanted()?.notify(notice),
      });
    } catch (error) {
      reason = pairMessages.cannotRead(sourceName(memento.source), describeError(error));
      log.error(reason);
    }
    if (this.#wanted !== memento) return run?.dispose?.();
    if (run !== undefined || this.#run === undefined) return this.#replace(run, reason, memento);
    // What is being answered stays, and the source that has nothing says so beside it.
    this.#wanted = this.#shown;
    void window.showInformationMessage(plainLabel(reason));
  }

  #replace(run: R | undefined, emptyReason: string, from?: Memento): void {
    this.#run?.dispose?.();
    this.#run = run;
    this.#shown = from;
    this.#emptyReason = emptyReason;
  }
}

/** The folder that was asked for, as long as it is one of the workspace. */
function folderOf({ source, folder }: Memento): string | undefined {
  return folder !== undefined && workspaceFolders().includes(folder) ? folder : choicesFolder(source.uri);
}
