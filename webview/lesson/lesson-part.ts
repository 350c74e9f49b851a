import "@vscode-elements/elements/dist/vscode-button/index.js";
import { html, LitElement, nothing, type PropertyValues } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import type { FigureOptions, LessonView, PartId } from "../../src/protocol/lesson.ts";
import type { LessonFigures } from "../../src/protocol/lesson-figures.ts";
import { sharedStyles } from "../page/shared-styles.ts";
import { figureStyles } from "./figure-styles.ts";
import { lessonStyles } from "./lesson-styles.ts";
import type { Part } from "./part.ts";
import "./pair-chooser.ts";
import { toFailure } from "../page/rpc.ts";

/** Asks the extension for a part's figures. */
export type AskFigures = <P extends PartId>(part: P, options: FigureOptions) => Promise<LessonFigures[P]>;

/** One question, and what answers it once it is answered. Sends "answer" (detail: the option). */
@customElement("rewardlens-lesson-part")
export class LessonPartElement<P extends PartId = PartId> extends LitElement {
  @property({ attribute: false }) topic!: Part<P>;
  @property({ attribute: false }) view!: LessonView;
  @property({ attribute: false }) ask!: AskFigures;
  @state() private picked: number | undefined;
  @state() private figures: LessonFigures[P] | undefined;
  @state() private problem = "";
  @state() private hint = "";
  #asked = "";
  #options: FigureOptions = {};
  #answeredHere = false;

  static override styles = [sharedStyles, lessonStyles, figureStyles];

  override render() {
    const { topic: part, view } = this;
    const answer = view.progress.answers[part.id];
    return html`<section class="part" aria-labelledby="title" data-testid="part-${part.id}">
      <h2 id="title">${part.title}</h2>
      <div class="prose">${part.intro}</div>
      ${
        part.chooses
          ? html`<rewardlens-pair-chooser
              .pairs=${view.pairs}
              .choices=${view.progress.choices}
            ></rewardlens-pair-chooser>`
          : nothing
      }
      ${answer === undefined ? this.#question() : this.#answered(answer)}
    </section>`;
  }

  /** Asks for the figures of an answered question, once; choices of pairs ask again. */
  protected override updated(changed: PropertyValues): void {
    const { topic: part, view } = this;
    if (!changed.has("view") || view.progress.answers[part.id] === undefined) return;
    const key = part.chooses ? JSON.stringify(view.progress.choices) : part.id;
    if (this.#asked === key) return;
    this.#asked = key;
    void this.#load(this.#options);
  }

  #question() {
    const { topic: part } = this;
    return html`<fieldset class="question" data-testid="question">
        <legend>${part.question}</legend>
        ${part.options.map(
          (option, i) =>
            html`<label class="option"
              ><input
                type="radio"
                name="option"
                .checked=${this.picked === i}
                @change=${() => (this.picked = i)}
              /><span class="text">${option}</span></label
            >`,
        )}
      </fieldset>
      <div class="buttons">
        <vscode-button data-testid="answer" @click=${() => this.#answer()}>Answer</vscode-button>
        <span class="quiet" role="status" data-testid="hint">${this.hint}</span>
      </div>`;
  }

  #answered(answer: number) {
    const { topic: part, figures, problem, view } = this;
    const ask = (options: FigureOptions) => void this.#load((this.#options = options));
    return html`<p class="asked">${part.question}</p>
      <div class="verdict" role="status" tabindex="-1" id="verdict" data-testid="verdict">
        ${problem ? html`<span class="problem">${problem}</span>` : figures === undefined ? "Working it out…" : this.#verdict(answer, figures)}
      </div>
      ${problem ? html`<vscode-button @click=${() => ask(this.#options)}>Try Again</vscode-button>` : nothing}
      ${figures === undefined ? nothing : html`<div class="figures prose" data-testid="figures">${part.figure(figures, { view, ask })}</div>`}`;
  }

  #verdict(answer: number, figures: LessonFigures[P]) {
    const options = this.topic.options.map((option) => option.replace(/\.$/, ""));
    const { right } = this.topic;
    const shown = right(figures);
    if (shown === answer) return html`<b>As you said:</b> ${options[answer]}`;
    return html`You said: ${options[answer] ?? "—"}. <b>The figures say:</b> ${options[shown]}`;
  }

  #answer(): void {
    const { topic: part, view, picked } = this;
    if (part.chooses && !view.pairs.some((_, i) => (view.progress.choices[i] ?? -1) >= 0)) {
      this.hint = "Choose in at least one pair first.";
      return;
    }
    if (picked === undefined) {
      this.hint = "Pick an answer first.";
      return;
    }
    this.#answeredHere = true;
    this.dispatchEvent(new CustomEvent("answer", { detail: picked, bubbles: true, composed: true }));
  }

  async #load(options: FigureOptions): Promise<void> {
    const asked = this.#asked;
    this.problem = "";
    try {
      const figures = await this.ask(this.topic.id, options);
      if (asked === this.#asked && options === this.#options) this.figures = figures;
    } catch (error) {
      this.problem = toFailure(error).message;
    }
    // Where the button was, the answer is now.
    if (!this.#answeredHere) return;
    this.#answeredHere = false;
    await this.updateComplete;
    this.renderRoot.querySelector<HTMLElement>("#verdict")?.focus();
  }
}
