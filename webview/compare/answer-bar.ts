import "@vscode-elements/elements/dist/vscode-button/index.js";
import { css, html, LitElement } from "lit";
import { customElement, property } from "lit/decorators.js";
import type { ScreenAnswer } from "../../src/protocol/compare.ts";
import { sharedStyles } from "../page/shared-styles.ts";
import { low, narrow } from "./layout.ts";
import { answerButtons, type AnswerButton } from "./words.ts";

/** The answers with their keys. Sends "answer" (detail: the answer) and "undo". */
@customElement("rewardlens-answers")
export class AnswerBar extends LitElement {
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
      @media ${narrow} {
        .main {
          flex: 1 1 46%;
        }
        .side {
          flex: 1 1 auto;
          margin: 0;
        }
        .side::part(base) {
          padding-inline: 0.5em;
        }
      }
      /* One row, whose first buttons are in sight. */
      @media ${low} {
        .buttons {
          flex-wrap: nowrap;
          overflow-x: auto;
          padding: 3px;
        }
        .buttons > * {
          flex: 0 0 auto;
        }
      }
    `,
  ];

  override render() {
    return html`<div
      class="buttons"
      role="group"
      aria-label="Which response is better?"
      @keydown=${keepSpaceFromScrolling}
    >
      ${this.open ? answerButtons.map((button) => this.#button(button)) : ""}
      <vscode-button
        class="undo side"
        secondary
        ?disabled=${!this.canUndo}
        aria-disabled=${this.canUndo ? "false" : "true"}
        aria-keyshortcuts="U"
        data-testid="undo"
        @click=${() => this.canUndo && this.#send("undo", undefined)}
        ><kbd slot="content-before" class="keycap" aria-hidden="true">U</kbd>Undo</vscode-button
      >
    </div>`;
  }

  #button({ answer, key, label }: AnswerButton) {
    const main = answer === "one" || answer === "two";
    return html`<vscode-button
      class=${main ? "main" : "side"}
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
