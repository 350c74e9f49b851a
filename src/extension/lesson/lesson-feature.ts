import { commands, Disposable, env, window, workspace, type Memento, type Webview, type WebviewPanel } from "vscode";
import {
  lessonSteps,
  type LessonAction,
  type LessonFunctions,
  type LessonPair,
  type LessonProgress,
  type LessonStep,
  type LessonView,
} from "../../protocol/lesson.ts";
import { antarctica } from "../../protocol/lesson-texts.ts";
import { commandIds, lessonViewType } from "../contributions.ts";
import { describeError } from "../window/describe-error.ts";
import type { Services } from "../services/services.ts";
import { workspaceFolders } from "../services/workspace-files.ts";
import { WebviewTab } from "../panel/tab.ts";
import type { Laboratory } from "./laboratory.ts";
import { connectLessonPage, type LessonChannel } from "./lesson-channel.ts";
import { openChoices, type LessonChoices } from "./lesson-choices.ts";
import { lessonFigures } from "./lesson-figures.ts";
import { lessonMessages } from "./lesson-messages.ts";
import { toChooseFrom } from "./lesson-pairs.ts";
import { keepProgress, readProgress, stepContext, stepsDone } from "./lesson-progress.ts";
import { openLaboratory } from "./open-laboratory.ts";

/** The lesson with its panel, at most one; what was answered is kept for all windows. */
export class LessonFeature implements Disposable {
  readonly #services: Services;
  readonly #state: Memento;
  readonly #laboratory: Laboratory;
  readonly #listeners: Disposable;
  #pairs: readonly LessonPair[] = [];
  #panel: WebviewTab<LessonChannel> | undefined;

  constructor(services: Services, state: Memento, script: string) {
    this.#services = services;
    this.#state = state;
    this.#laboratory = openLaboratory(services, script, () => this.#chosen);
    const show = () => void this.#view().then((view) => this.#panel?.page.show(view));
    this.#listeners = Disposable.from(
      workspace.onDidGrantWorkspaceTrust(show),
      workspace.onDidChangeWorkspaceFolders(show),
    );
    this.#tellWalkthrough();
  }

  get progress(): LessonProgress {
    return readProgress(this.#state);
  }

  /** Shows the lesson, at a step or where it was left. */
  async open(step?: unknown): Promise<void> {
    const wanted = lessonSteps.find((name) => name === step);
    if (wanted !== undefined) await keepProgress(this.#state, { ...this.progress, step: wanted });
    if (this.#panel === undefined) return this.#show();
    this.#panel.reveal();
    if (wanted !== undefined) void this.#panel.page.show(await this.#view());
  }

  /** Takes over the tab that VS Code kept over a reload of the window. */
  restore(tab: WebviewPanel): void {
    this.#panel?.dispose();
    this.#show(tab);
  }

  /** What the page is answered: for the extension's own tests too. */
  readonly functions: LessonFunctions = {
    ready: () => this.#view(),
    figures: async (part, options) => {
      try {
        if (this.#pairs.length === 0) await this.#view();
        return await lessonFigures(part, this.#laboratory, options);
      } catch (error) {
        this.#services.log.error(error instanceof Error ? error : String(error));
        throw new Error(describeError(error), { cause: error });
      }
    },
    keep: async (progress) => {
      await keepProgress(this.#state, progress);
      this.#tellWalkthrough();
    },
    act: async (action) => this.#act(action),
    copy: async (text) => void (await env.clipboard.writeText(text)),
  };

  dispose(): void {
    this.#listeners.dispose();
    this.#panel?.dispose();
  }

  get #chosen(): LessonChoices {
    return { pairs: this.#pairs, choices: this.progress.choices };
  }

  async #view(): Promise<LessonView> {
    this.#pairs = toChooseFrom(await this.#laboratory.pairs("imaginative"));
    const folder = workspaceFolders().length > 0;
    return { progress: this.progress, pairs: this.#pairs, trusted: workspace.isTrusted, folder };
  }

  #show(tab?: WebviewPanel): void {
    const { extensionUri, log } = this.#services;
    const refuse = (reason: string) => log.error(`The lesson sent a message that is none: ${reason}`);
    const closed = () => (this.#panel = undefined);
    const connect = (webview: Webview) => connectLessonPage({ webview, functions: this.functions, refuse });
    const page = { viewType: lessonViewType, name: "lesson", title: lessonMessages.title() };
    this.#panel = new WebviewTab({ extensionUri, ...page, connect, closed }, tab);
  }

  /** Marks the steps of the walkthrough that are done. */
  #tellWalkthrough(): void {
    const done: readonly LessonStep[] = stepsDone(this.progress);
    for (const step of lessonSteps)
      void commands.executeCommand("setContext", stepContext(step), done.includes(step) || undefined);
  }

  /** A dialog may stay open for long: nobody waits for it. */
  #act(action: LessonAction): void {
    const run = (command: string, ...given: unknown[]) => void commands.executeCommand(command, ...given);
    const { query, treaty, penguins } = antarctica;
    if (action === "inspect") return run(commandIds.showInspector, { query, response: treaty, other: penguins });
    if (action === "choices") return void openChoices(this.#chosen);
    if (action === "example") return run(commandIds.openLessonExample);
    if (action === "folder") return run("vscode.openFolder");
    if (action === "trust") return run("workbench.trust.manage");
    if (action === "model") return run(commandIds.showModel);
    if (workspaceFolders().length === 0) return void this.#offerFolder();
    run(action === "compare" ? commandIds.comparePairsFromFile : commandIds.trainRewardModel);
  }

  async #offerFolder(): Promise<void> {
    const open = lessonMessages.openFolder();
    const answer = await window.showInformationMessage(lessonMessages.noFolder(), open);
    if (answer === open) await commands.executeCommand("vscode.openFolder");
  }
}

export type Lesson = Pick<LessonFeature, "progress" | "functions">;
