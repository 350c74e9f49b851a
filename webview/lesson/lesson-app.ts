import "@vscode-elements/elements/dist/vscode-button/index.js";
import { html, nothing } from "lit";
import { customElement, state } from "lit/decorators.js";
import { repeat } from "lit/directives/repeat.js";
import {
  lessonParts,
  lessonSteps,
  type LessonEvents,
  type LessonFunctions,
  type LessonProgress,
  type LessonStep,
  type LessonView,
  type PartId,
} from "../../src/protocol/lesson.ts";
import { sharedStyles } from "../page/shared-styles.ts";
import { ChartPage } from "../page/page-app.ts";
import type { Extension } from "../page/rpc.ts";
import "./lesson-part.ts";
import type { AskFigures } from "./lesson-part.ts";
import { lessonStyles } from "./lesson-styles.ts";
import { parts, stepTitles } from "./parts/index.ts";
import { realThing } from "./real-thing.ts";

const everyPart = lessonSteps.flatMap((step): readonly PartId[] => lessonParts[step]);

/** The lesson: five steps, each with its questions. Shows what the extension keeps, and sends it what the person does. */
@customElement("rewardlens-lesson")
export class LessonApp extends ChartPage<LessonFunctions, LessonEvents> {
  @state() private view: LessonView | undefined;

  #extension: Extension<LessonFunctions, LessonEvents> | undefined;

  static override styles = [sharedStyles, lessonStyles];

  protected override readonly events: LessonEvents = { show: (view) => this.show(view) };

  protected override async begin(extension: Extension<LessonFunctions, LessonEvents>): Promise<void> {
    this.#extension = extension;
    this.keep({}); // VS Code gives back tabs whose page kept something
    this.show(await extension.ready());
  }

  show(view: LessonView): void {
    this.view = view;
  }

  override render() {
    const { view } = this;
    if (view === undefined) return nothing;
    const { step } = view.progress;
    const number = lessonSteps.indexOf(step) + 1;
    return html`<main
      @copy-chart=${this.copy}
      @choose=${({ detail }: CustomEvent<{ pair: number; side: number }>) => this.#choose(detail)}
    >
      ${this.#navigation(view)}
      <h1 tabindex="-1" id="step" data-testid="step">${number}. ${stepTitles[step]}</h1>
      ${repeat(
        lessonParts[step] as readonly PartId[],
        (part) => part,
        (part) =>
          html`<rewardlens-lesson-part
            .topic=${parts[part]}
            .view=${view}
            .ask=${this.#ask}
            @answer=${({ detail }: CustomEvent<number>) =>
              this.#change({ answers: { ...this.view!.progress.answers, [part]: detail } })}
          ></rewardlens-lesson-part>`,
      )}
      ${realThing(step, view, (action) => this.call((extension) => extension.act(action)))} ${this.#end(number, view)}
      <p class="unseen" role="status" data-testid="said">${this.said}</p>
    </main>`;
  }

  #navigation({ progress: { step: here, answers } }: LessonView) {
    const done = everyPart.filter((part) => answers[part] !== undefined).length;
    return html`<nav aria-label="Steps of the lesson">
      <p class="quiet">
        Learn Reward Modelling · <span data-testid="progress">${done} of ${everyPart.length} questions answered</span>
      </p>
      <ol class="steps">
        ${lessonSteps.map((step, i) => {
          const all: readonly PartId[] = lessonParts[step];
          const answered = all.filter((part) => answers[part] !== undefined).length;
          const state = answered === all.length ? "✓" : answered > 0 ? `${answered}/${all.length}` : "";
          return html`<li>
            <button
              aria-current=${step === here ? "step" : "false"}
              data-testid="go-${step}"
              @click=${() => this.#go(step)}
            >
              ${i + 1}. ${stepTitles[step]} <span aria-hidden="true">${state}</span
              ><span class="unseen"
                >${answered === all.length ? ", done" : `, ${answered} of ${all.length} answered`}</span
              >
            </button>
          </li>`;
        })}
      </ol>
    </nav>`;
  }

  #end(number: number, { progress: { answers } }: LessonView) {
    const next = lessonSteps[number];
    const done = everyPart.every((part) => answers[part] !== undefined);
    return html`${
        next === undefined
          ? html`<section class="part prose" aria-labelledby="away">
              <h2 id="away">To take away</h2>
              <ul>
                <li>What a model learns to want comes from people, choice by choice.</li>
                <li>Quality becomes a number that comes out the same each time, and so can be compared and watched.</li>
                <li>Gradient descent improves it in small steps, most where the model is wrong.</li>
                <li>Only differences between responses count: what both have in common earns nothing.</li>
                <li>
                  The judgement of a few people is applied to far more texts than they could read; so are their
                  mistakes.
                </li>
              </ul>
              ${done ? html`<p data-testid="done"><b>You have answered every question.</b></p>` : nothing}
            </section>`
          : nothing
      }
      <div class="buttons end">
        ${next === undefined ? nothing : html`<vscode-button data-testid="next" @click=${() => this.#go(next)}>Next: ${stepTitles[next]}</vscode-button>`}
        <vscode-button secondary data-testid="again" @click=${() => this.#again()}
          >Start the Lesson Again</vscode-button
        >
      </div>`;
  }

  #go(step: LessonStep): void {
    this.#change({ step });
    void this.updateComplete.then(() => {
      const title = this.renderRoot.querySelector<HTMLElement>("#step");
      title?.focus();
      title?.scrollIntoView({ block: "start" });
    });
  }

  #again(): void {
    this.#change({ step: lessonSteps[0], answers: {}, choices: [] });
    this.#go(lessonSteps[0]);
    this.said = "All answers are cleared.";
  }

  #choose({ pair, side }: { pair: number; side: number }): void {
    const { pairs, progress } = this.view!;
    this.#change({ choices: pairs.map((_, i) => (i === pair ? side : (progress.choices[i] ?? -1))) });
  }

  #change(change: Partial<LessonProgress>): void {
    const view = this.view!;
    const progress = { ...view.progress, ...change };
    this.view = { ...view, progress };
    void this.call((extension) => extension.keep(progress));
  }

  readonly #ask: AskFigures = async (part, options) => {
    if (this.#extension === undefined) throw new Error("The page is not connected");
    return (await this.#extension.figures(part, options)) as never;
  };
}
