import "@vscode-elements/elements/dist/vscode-button/index.js";
import "@vscode-elements/elements/dist/vscode-progress-bar/index.js";
import { html, nothing } from "lit";
import { customElement, state } from "lit/decorators.js";
import { lossChart } from "../../src/report/charts/loss-chart.ts";
import type { When } from "../../src/report/dots.ts";
import type { NextAction } from "../../src/report/next-step.ts";
import type { ModelAction, ModelEvents, ModelFunctions, ModelView, ShownTraining } from "../../src/protocol/model.ts";
import { LossTraces } from "../../src/core/evaluation/record-training.ts";
import type { LossStep } from "../../src/core/model/training-report.ts";
import { chart } from "../chart/chart.ts";
import { ChartPage } from "../page/page-app.ts";
import type { Extension } from "../page/rpc.ts";
import { reportStyles } from "../page/report-styles.ts";
import { sharedStyles } from "../page/shared-styles.ts";
import { figureList } from "./figure-list.ts";
import "./model-charts.ts";
import { modelStyles } from "./model-styles.ts";

/** The Model panel: shows what the extension says, and sends it what the person does. */
@customElement("rewardlens-model")
export class ModelApp extends ChartPage<ModelFunctions, ModelEvents> {
  @state() private view: ModelView | undefined;
  @state() private progress: Omit<ShownTraining, "losses"> | undefined;
  @state() private losses: ShownTraining["losses"] = [];
  #traces = new LossTraces();
  #drawing = 0;

  static override styles = [sharedStyles, reportStyles, modelStyles];

  protected override readonly events: ModelEvents = {
    show: (view) => this.show(view),
    progress: (progress) => this.#showProgress(progress),
    step: (step) => this.#step(step),
  };

  protected override async begin(extension: Extension<ModelFunctions, ModelEvents>): Promise<void> {
    this.show(await extension.ready());
  }

  show(view: ModelView): void {
    this.view = view;
    this.progress = view.training;
    this.#traces = new LossTraces(view.training?.losses);
    this.losses = this.#traces.all;
    this.keep(view.memento);
  }

  #showProgress(progress: Omit<ShownTraining, "losses">): void {
    if (this.progress === undefined) {
      this.#traces = new LossTraces();
      this.losses = [];
    }
    this.progress = progress;
  }

  /** Iterations come by the hundred per second: they are drawn once per frame. */
  #step(step: LossStep): void {
    this.#traces.add(step);
    if (this.#drawing !== 0) return;
    this.#drawing = requestAnimationFrame(() => {
      this.#drawing = 0;
      this.losses = this.#traces.all;
    });
  }

  override render() {
    const { view, progress } = this;
    if (view === undefined) return nothing;
    const rest = view.head === undefined ? this.#empty(view) : this.#head(view);
    return html`<main
      @copy-chart=${this.copy}
      @open-pair=${({ detail }: CustomEvent<number>) => this.call((extension) => extension.openPair(detail))}
      @open-bin=${({ detail }: CustomEvent<{ when: When; bin: number }>) =>
        this.call((extension) => extension.openBin(detail.when, detail.bin))}
    >
      ${progress ? this.#training(progress) : nothing} ${progress && view.head === undefined ? nothing : rest}
      <p class="unseen" role="status" data-testid="said">${this.said}</p>
    </main>`;
  }

  #head({ head, figures, titles, next, warnings, problem, measured }: ModelView) {
    const { name, card, inUse, starter } = head!;
    const place = starter ? "comes with Reward Lens" : inUse ? "in use" : "not in use";
    return html`<header>
        <div>
          <h1 data-testid="name">${name}</h1>
          <p class="about quiet">${place} · ${card.description}</p>
        </div>
        <div class="buttons">
          ${inUse ? nothing : this.#button("use", "Use This Model")} ${this.#nextButton(next.action)}
          ${this.#button("export", "Export Report…", true)}
        </div>
      </header>
      ${problem ? html`<p class="problem">${problem}</p>` : nothing}
      <p class="next" data-testid="next">${next.sentence}</p>
      ${figureList(card, measured)}
      ${
        warnings.length === 0
          ? nothing
          : html`<ul class="warnings" data-testid="warnings">
              ${warnings.map(({ title, text }) => html`<li><b>${title}.</b> ${text}</li>`)}
            </ul>`
      }
      ${
        figures === undefined
          ? html`<p class="quiet" data-testid="no-report">
              The training of this model kept no report, so there are no charts.
            </p>`
          : html`<rewardlens-model-charts
              .figures=${figures}
              .titles=${titles}
              .ece=${card.ece}
            ></rewardlens-model-charts>`
      }`;
  }

  #empty({ next, problem, taste }: ModelView) {
    return html`<section class="empty" aria-labelledby="title" data-testid="empty">
      <h1 class="unseen">Reward model</h1>
      <h2 id="title">Nothing is trained yet</h2>
      ${problem ? html`<p class="problem">${problem}</p>` : nothing}
      ${taste ? html`<p data-testid="taste">${taste}</p>` : nothing}
      <p data-testid="next">${next.sentence}</p>
      <p>
        After training, this page shows how well the model predicts your unseen choices, whether its confidence is
        justified, and what more choices would bring.
      </p>
      <div class="buttons">
        ${this.#button("compare", "Compare Responses", next.action === "train")}
        ${next.action === "train" ? this.#button("train", "Train Reward Model") : nothing}
      </div>
    </section>`;
  }

  #training({ fraction, message }: Omit<ShownTraining, "losses">) {
    const { losses } = this;
    return html`<section class="training" aria-label="Training" data-testid="training">
      <p class="line">
        <b>Training the reward model</b> <span class="quiet" data-testid="training-message">${message}</span>
        ${this.#button("cancel", "Cancel", true)}
      </p>
      <vscode-progress-bar .value=${fraction} .max=${1} .ariaLabel=${"Training"}></vscode-progress-bar>
      ${losses.length === 0 ? nothing : chart(lossChart, losses)}
    </section>`;
  }

  #nextButton(action: NextAction) {
    if (this.progress !== undefined || action === "none") return nothing;
    return action === "train"
      ? this.#button("train", "Train Again")
      : this.#button("compare", "Compare Responses", true);
  }

  #button(action: ModelAction, label: string, secondary = false) {
    const act = () => this.call((extension) => extension.act(action));
    return html`<vscode-button ?secondary=${secondary} data-testid=${action} @click=${act}>${label}</vscode-button>`;
  }
}
