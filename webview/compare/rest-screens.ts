import "@vscode-elements/elements/dist/vscode-button/index.js";
import { css, html, LitElement, nothing } from "lit";
import { customElement, property, query } from "lit/decorators.js";
import type { AnswerCounts, CompareAction, CompareView } from "../../src/protocol/compare.ts";
import { sharedStyles } from "../page/shared-styles.ts";
import { count } from "../../src/report/format.ts";
import { countLines } from "./words.ts";

const restStyles = css`
  :host {
    max-width: 44em;
    margin: 6vh auto 2em;
  }
  h2 {
    margin-bottom: 0.6em;
    font-size: 1.5em;
    font-weight: 400;
    outline: none;
  }
  p {
    margin-bottom: 0.8em;
    line-height: 1.6;
  }
  .buttons {
    display: flex;
    flex-wrap: wrap;
    gap: 0.6em;
    margin-top: 1.4em;
  }
  ul {
    display: flex;
    flex-wrap: wrap;
    gap: 0.6em 2.2em;
    margin: 0 0 1.2em;
    padding: 0;
    list-style: none;
  }
  .count {
    display: block;
    font-size: 2em;
    font-weight: 300;
    line-height: 1.2;
  }
`;

/** A screen without a pair: says what to do next. Sends "act" (detail: the action). */
abstract class RestScreen extends LitElement {
  static override styles = [sharedStyles, restStyles];
  @query("h2") protected readonly heading!: HTMLElement;

  /** Where the reader's place was is gone: the heading is the new one. Takes no focus from elsewhere in VS Code. */
  override focus(): void {
    if (document.hasFocus()) void this.updateComplete.then(() => this.heading.focus());
  }

  protected button(action: CompareAction, label: string, secondary = false) {
    const send = () => this.dispatchEvent(new CustomEvent("act", { detail: action, bubbles: true, composed: true }));
    return html`<vscode-button ?secondary=${secondary} data-testid=${action} @click=${send}>${label}</vscode-button>`;
  }
}

@customElement("rewardlens-empty")
export class EmptyScreen extends RestScreen {
  @property() reason = "";

  override render() {
    return html`<section aria-labelledby="title" data-testid="empty">
      <h2 id="title" tabindex="-1">Nothing to compare yet</h2>
      ${this.reason === "" ? nothing : html`<p data-testid="reason">${this.reason}.</p>`}
      <p>
        Open a document with at least two responses to one query and run <b>Reward Lens: Compare Responses</b>, or take
        the pairs from a JSON Lines file. You see two responses at a time, in random order, and say which one is better.
      </p>
      <div class="buttons">
        ${this.button("compare-file", "Compare Pairs from File…")}
        ${this.button("open-document", "Open a Document…", true)}
      </div>
    </section>`;
  }
}

@customElement("rewardlens-finished")
export class FinishedScreen extends RestScreen {
  @property({ attribute: false }) counts: AnswerCounts = { decided: 0, ties: 0, bothBad: 0, skipped: 0 };
  @property() source = "";
  @property({ type: Number }) missing = 0;

  override render() {
    return html`<section aria-labelledby="title" data-testid="finished">
      <h2 id="title" tabindex="-1">All pairs of ${this.source} are done</h2>
      <ul data-testid="summary">
        ${countLines(this.counts).map(([answers, what]) => html`<li><span class="count">${answers}</span> ${what}</li>`)}
      </ul>
      <p data-testid="next">${this.#next()}</p>
      <div class="buttons">${this.#buttons()}</div>
    </section>`;
  }

  get #canTrain(): boolean {
    return this.counts.decided + this.counts.ties > 0;
  }

  #next(): string {
    if (!this.#canTrain) return "No response was preferred to another one, so there is nothing to train on yet.";
    if (this.missing > 0)
      return `Your choices are stored. Make ${count(this.missing)} more in other files, then train your first model.`;
    return "Your choices are stored. Train the reward model on them, and every score in the editor becomes yours.";
  }

  /** The step that is due comes first. */
  #buttons() {
    const train = this.#canTrain && this.missing === 0;
    return [
      train ? this.button("train", "Train Reward Model") : this.button("open-document", "Open a Document…"),
      this.button("compare-file", "Compare Pairs from File…", true),
    ];
  }
}

/** The screen of a view without a pair. */
export function restScreen({ screen, source }: CompareView, act: (action: CompareAction) => void) {
  const send = ({ detail }: CustomEvent<CompareAction>) => act(detail);
  if (screen.kind === "empty")
    return html`<rewardlens-empty class="rest" .reason=${screen.reason} @act=${send}></rewardlens-empty>`;
  if (screen.kind !== "finished") return nothing;
  return html`<rewardlens-finished
    class="rest"
    .counts=${screen.counts}
    .missing=${screen.missing}
    .source=${source}
    @act=${send}
  ></rewardlens-finished>`;
}
