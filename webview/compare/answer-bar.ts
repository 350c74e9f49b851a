import "@vscode-elements/elements/dist/vscode-button/index.js";
import { css, html, LitElement } from "lit";
import { customElement, property } from "lit/decorators.js";
import type { Notice, ScreenAnswer } from "../../src/protocol/compare.ts";
import { sharedStyles } from "../page/shared-styles.ts";
import { answerButtons, type AnswerButton } from "./words.ts";

/** The answers with their keys, and the line about the last one. Sends "answer" (detail: the answer) and "undo". */
@customElement("rewardlens-answers")
export class AnswerBar extends LitElement {
  @property({ attribute: false }) notice: Notice = { status: "", failed: false, model: "" };
  @property({ type: Boolean }) open = true;
  @property({ type: Boolean }) canUndo = false;

  static override styles = [
    sharedStyles,
    css`
      .buttons {
        display: flex;
        flex-wrap: wrap;
        gap: 0.5em;
      }
      .undo {
        margin-inline-start: auto;
      }
      [role="status"] {
        display: flex;
        flex-wrap: wrap;
        column-gap: 1.2em;
        min-height: 1.6em;
        margin-top: 0.6em;
        line-height: 1.6;
      }
      .failed {
        color: var(--vscode-errorForeground);
      }
      @media (max-width: 599px) {
        .main {
          flex: 1 1 46%;
        }
        .small {
          flex: 1 1 auto;
          margin: 0;
        }
        .small::part(base) {
          padding-inline: 0.5em;
        }
      }
    `,
  ];

  override render() {
    const { status, failed, model } = this.notice;
    return html`
      <div class="buttons" role="group" aria-label="Which response is better?" @keydown=${keepSpaceFromScrolling}>
        ${this.open ? answerButtons.map((button) => this.#button(button)) : ""}
        <vscode-button
          class="undo small"
          secondary
          ?disabled=${!this.canUndo}
          aria-disabled=${this.canUndo ? "false" : "true"}
          aria-keyshortcuts="U"
          data-testid="undo"
          @click=${() => this.canUndo && this.#send("undo", undefined)}
          ><kbd slot="content-before" class="keycap" aria-hidden="true">U</kbd>Undo</vscode-button
        >
      </div>
      <div role="status" aria-live="polite" data-testid="status">
        <span class=${failed ? "failed" : ""} data-testid="status-text">${status}</span>
        <span class="quiet" data-testid="model">${model}</span>
      </div>
    `;
  }

  #button({ answer, key, label }: AnswerButton) {
    const main = answer === "one" || answer === "two";
    return html`<vscode-button
      class=${main ? "main" : "small"}
      ?secondary=${!main}
      aria-keyshortcuts=${key}
      data-testid="answer-${answer}"
      @click=${() => this.#send("answer", answer)}
      ><kbd slot="content-before" class="keycap" aria-hidden="true">${key}</kbd>${label}</vscode-button
    >`;
  }

  #send(name: "answer" | "undo", detail: ScreenAnswer | undefined): void {
    this.dispatchEvent(new CustomEvent(name, { detail, bubbles: true, composed: true }));
  }
}

function keepSpaceFromScrolling(event: KeyboardEvent): void {
  if (event.key === " ") event.preventDefault();
}
