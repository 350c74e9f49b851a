import { Disposable, env, window } from "vscode";
import type { When } from "../../report/dots.ts";
import type { ModelAction, ModelEvents, ModelFunctions, ModelView } from "../../protocol/model.ts";
import { modelViewType } from "../contributions.ts";
import { isVersionId } from "../heads/head-choice.ts";
import type { Services } from "../services/services.ts";
import { describeError } from "../window/describe-error.ts";
import { workspaceFolders } from "../services/workspace-files.ts";
import { readChoices } from "../services/read-choices.ts";
import type { TrainingService } from "../training/training-service.ts";
import { Panel } from "../panel/panel.ts";
import { runCommand } from "../window/commands.ts";
import { agreementWith, measureOpenFiles } from "./measure-own.ts";
import { modelPage } from "./model-page.ts";
import { modelMessages } from "./model-messages.ts";
import { showModel, type ShownModel } from "./model-view.ts";
import { PairTexts } from "./pair-texts.ts";
import { pickChoice } from "./pick-choice.ts";

/** The Model panel with the head that it shows: at most one of each. */
export class ModelFeature implements Disposable {
  readonly #services: Services;
  readonly #training: TrainingService;
  readonly #texts = new PairTexts();
  readonly #listeners: Disposable;
  readonly #panel: Panel<ModelFunctions, ModelEvents>;
  /** The head that was asked for; undefined for the one in use. */
  #wanted: string | undefined;
  #shown: Promise<ShownModel> | undefined;

  constructor(services: Services, training: TrainingService) {
    this.#services = services;
    this.#training = training;
    const { heads } = services;
    this.#panel = new Panel({
      page: modelPage,
      viewType: modelViewType,
      title: modelMessages.title(),
      functions: this.#functions(),
      services,
      restore: (state) => {
        const head = typeof state === "object" && state !== null && "head" in state ? state.head : undefined;
        this.#wanted = typeof head === "string" && isVersionId(head) ? head : undefined;
      },
      closed: () => (this.#shown = undefined),
    });
    this.#listeners = Disposable.from(
      heads.onDidChangeHead(() => this.refresh()),
      heads.onDidRefresh(() => this.refresh()),
      training.onDidTrain(({ card }) => {
        this.#wanted = card.id;
        this.refresh();
      }),
      training.onDidChange((state) => {
        if (state) void this.#panel.page?.progress(state);
        else this.refresh();
      }),
      training.onDidStep((step) => void this.#panel.page?.step(step)),
    );
  }

  /** What the panel shows once it has read it; undefined while it is closed. */
  async view(): Promise<ModelView | undefined> {
    return (await this.#shown)?.view;
  }

  /** Shows a head, or the one in use. */
  show(head: string | undefined, preserveFocus = false): void {
    this.#wanted = head;
    this.#panel.show({ preserveFocus });
    this.refresh();
  }

  /** Reads the head and the choices again, and shows them. */
  refresh(): void {
    if (this.#panel.page === undefined) return;
    const shown = this.#read();
    this.#shown = shown;
    void shown.then(({ view }) => {
      if (this.#shown === shown) void this.#panel.page?.show({ ...view, training: this.#training.state });
    });
    void this.#measure(shown);
  }

  /** Measures on the person's own texts, which may take seconds, and shows that too. */
  async #measure(of: Promise<ShownModel>): Promise<void> {
    const services = this.#services;
    try {
      const shown = await of;
      if (this.#training.state !== undefined) return; // the encoder is at work for it, and the panel is read again after it
      const view = await shown.measured({
        openFiles: (head) => measureOpenFiles(services, head),
        agreement: (head, choices) => agreementWith(services, head, choices),
      });
      if (this.#shown !== of || view === shown.view) return;
      this.#shown = Promise.resolve({ ...shown, view });
      void this.#panel.page?.show({ ...view, training: this.#training.state });
    } catch (error) {
      services.log.warn(describeError(error)); // the panel shows the rest
    }
  }

  dispose(): void {
    this.#listeners.dispose();
    this.#panel.dispose();
    this.#texts.dispose();
  }

  async #read(): Promise<ShownModel> {
    const { heads, log } = this.#services;
    try {
      const { pairs } = await readChoices(workspaceFolders());
      return await showModel(heads, this.#wanted, pairs);
    } catch (error) {
      log.error(error instanceof Error ? error : String(error));
      return showModel(heads, this.#wanted, []);
    }
  }

  #functions(): ModelFunctions {
    return {
      ready: async () => {
        if (this.#shown === undefined) void this.#measure((this.#shown = this.#read()));
        return { ...(await this.#shown).view, training: this.#training.state };
      },
      act: async (action) => this.#act(action),
      openPair: async (place) => {
        const pair = (await this.#shown)?.pairs[place];
        if (pair) await this.#texts.show(pair);
        else void window.showInformationMessage(modelMessages.pairGone());
      },
      openBin: async (when, bin) => this.#openBin(when, bin),
      copy: async (text) => void (await env.clipboard.writeText(text)),
    };
  }

  async #openBin(when: When, bin: number): Promise<void> {
    const choices = (await this.#shown)?.choicesIn(when, bin) ?? [];
    if (choices.length === 0) return void window.showInformationMessage(modelMessages.pairGone());
    void pickChoice(choices).then((pair) => pair && this.#texts.show(pair));
  }

  /** A dialog may stay open for long: nobody waits for it. */
  async #act(action: ModelAction): Promise<void> {
    if (action === "cancel") return this.#training.cancel();
    if (action === "compare") return void runCommand("compareResponses");
    if (action === "train") return void runCommand("trainRewardModel");
    const id = (await this.#shown)?.view.head?.card.id;
    if (id !== undefined) void runCommand(action === "use" ? "versionsUse" : "exportReport", id);
  }
}
