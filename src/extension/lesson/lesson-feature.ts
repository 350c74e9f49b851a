import { commands, Disposable, env, window, workspace, type Memento } from "vscode";
import {
  lessonSteps,
  type LessonAction,
  type LessonEvents,
  type LessonFunctions,
  type LessonPair,
  type LessonProgress,
  type LessonStep,
  type LessonView,
} from "../../protocol/lesson.ts";
import { antarctica } from "../../protocol/lesson-texts.ts";
import { lessonViewType } from "../contributions.ts";
import { describeError } from "../window/describe-error.ts";
import type { Services } from "../services/services.ts";
import { workspaceFolders } from "../services/workspace-files.ts";
import { Panel } from "../panel/panel.ts";
import { runCommand, setContext } from "../window/commands.ts";
import type { Laboratory } from "./laboratory.ts";
import { lessonPage } from "./lesson-page.ts";
import { openChoices, type LessonChoices } from "./lesson-choices.ts";
import { lessonFigures } from "./lesson-figures.ts";
import { lessonMessages } from "./lesson-messages.ts";
import { toChooseFrom } from "./lesson-pairs.ts";
import { keepProgress, readProgress, stepsDone } from "./lesson-progress.ts";
import { openLaboratory } from "./open-laboratory.ts";

/** The lesson with its panel, at most one; what was answered is kept for all windows. */
export class LessonFeature implements Disposable {
  readonly #services: Services;
  readonly #state: Memento;
  readonly #laboratory: Laboratory;
  readonly #listeners: Disposable;
  #pairs: readonly LessonPair[] = [];
  readonly #panel: Panel<LessonFunctions, LessonEvents>;

  constructor(services: Services, state: Memento, script: string) {
    this.#services = services;
    this.#state = state;
    this.#laboratory = openLaboratory(services, script, () => this.#chosen);
    this.#panel = new Panel({
      page: lessonPage,
      viewType: lessonViewType,
      title: lessonMessages.title(),
      functions: this.functions,
      services,
      restore: () => undefined,
    });
    const show = () => void this.#view().then((view) => this.#panel.page?.show(view));
    this.#listeners = Disposable.from(
      workspace.onDidGrantWorkspaceTrust(show),
      workspace.onDidChangeWorkspaceFolders(show),
    );
    this.#updateWalkthrough();
  }

  get progress(): LessonProgress {
    return readProgress(this.#state);
  }

  /** Shows the lesson, at a step or where it was left. */
  async open(step?: unknown): Promise<void> {
    const wanted = lessonSteps.find((name) => name === step);
    if (wanted !== undefined) await keepProgress(this.#state, { ...this.progress, step: wanted });
    const { page } = this.#panel;
    this.#panel.show();
    if (wanted !== undefined && page) void page.show(await this.#view());
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
      this.#updateWalkthrough();
    },
    act: async (action) => this.#act(action),
    copy: async (text) => void (await env.clipboard.writeText(text)),
  };

  dispose(): void {
    this.#listeners.dispose();
    this.#panel.dispose();
  }

  get #chosen(): LessonChoices {
    return { pairs: this.#pairs, choices: this.progress.choices };
  }

  async #view(): Promise<LessonView> {
    this.#pairs = toChooseFrom(await this.#laboratory.pairs("imaginative"));
    const folder = workspaceFolders().length > 0;
    return { progress: this.progress, pairs: this.#pairs, trusted: workspace.isTrusted, folder };
  }

  /** Marks the steps of the walkthrough that are done. */
  #updateWalkthrough(): void {
    const done: readonly LessonStep[] = stepsDone(this.progress);
    for (const step of lessonSteps) void setContext(`rewardLens.lesson.${step}`, done.includes(step) || undefined);
  }

  /** A dialog may stay open for long: nobody waits for it. */
  #act(action: LessonAction): void {
    const { query, treaty, penguins } = antarctica;
    const inFolder = (name: "comparePairsFromFile" | "trainRewardModel") =>
      workspaceFolders().length === 0 ? this.#offerFolder() : runCommand(name);
    const actions: Record<LessonAction, () => unknown> = {
      inspect: () => runCommand("showInspector", { query, response: treaty, other: penguins }),
      choices: () => openChoices(this.#chosen),
      example: () => runCommand("openLessonExample"),
      folder: () => commands.executeCommand("vscode.openFolder"),
      trust: () => commands.executeCommand("workbench.trust.manage"),
      model: () => runCommand("showModel"),
      compare: () => inFolder("comparePairsFromFile"),
      train: () => inFolder("trainRewardModel"),
    };
    void actions[action]();
  }

  async #offerFolder(): Promise<void> {
    const open = lessonMessages.openFolder();
    const answer = await window.showInformationMessage(lessonMessages.noFolder(), open);
    if (answer === open) await commands.executeCommand("vscode.openFolder");
  }
}

export type Lesson = Pick<LessonFeature, "progress" | "functions">;
