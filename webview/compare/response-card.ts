import { css, html, LitElement, nothing } from "lit";
import { customElement, property, query, state } from "lit/decorators.js";
import type { ShownText } from "../../src/protocol/compare.ts";
import "./response-editor.ts";
import { sharedStyles } from "../page/shared-styles.ts";
import { letTablesScroll } from "../text/tables.ts";
import { textStyles } from "../text/text-styles.ts";
import { low, roomy } from "./layout.ts";
import { cutText, isCut } from "./words.ts";

/**
 * One of the two responses: its place on the screen, and its text, folded or whole.
 * Sends "scrolled" when its text scrolls, and what its editor sends.
 */
@customElement("rewardlens-response")
export class ResponseCard extends LitElement {
  @property({ type: Number }) place = 1;
  /** The text as it is shown. */
  @property({ attribute: false }) body: HTMLElement | undefined;
  /** The text in its source, cut as it is shown. */
  @property({ attribute: false }) content: ShownText = { text: "", length: 0 };
  @property({ type: Boolean }) folded = true;
  @property({ type: Boolean }) editing = false;
  /** Whether its text scrolls in its own room. */
  @state() private scrolls = false;
  @query(".frame") private readonly frame!: HTMLElement | null;

  static override styles = [
    sharedStyles,
    textStyles,
    css`
      section {
        display: flex;
        flex-direction: column;
        height: 100%;
        padding: 0.5em 0.4em 0.4em 0.9em;
        border: 1px solid var(--vscode-contrastBorder, var(--vscode-widget-border, var(--vscode-panel-border)));
        border-radius: 6px;
        background: var(--vscode-editorWidget-background, var(--vscode-editor-background));
        color: var(--vscode-editorWidget-foreground, var(--vscode-foreground));
      }
      .head,
      h2 {
        display: flex;
        align-items: center;
        gap: 0.6em;
      }
      .head {
        margin-bottom: 0.4em;
      }
      .edit {
        margin-inline-start: auto;
      }
      .frame,
      .editor {
        padding-inline-end: 0.6em;
      }
      /* The same room for both, however long they are. */
      @media ${roomy} {
        .frame,
        .editor {
          flex: 1 1 0;
          min-height: 0;
          overflow-y: auto;
        }
      }
      @media ${low} {
        .folded {
          max-height: calc(1.55em * 24);
          overflow: clip; /* not even what is selected or has the focus scrolls it */
        }
      }
      :is(.frame, .table):focus-visible {
        outline: 1px solid var(--vscode-focusBorder);
        outline-offset: 2px;
      }
    `,
  ];

  override render() {
    const { place, folded, content, editing, scrolls } = this;
    return html`<section aria-labelledby="title" data-testid="response-${place}">
      <div class="head">
        <h2 id="title"><kbd class="keycap" aria-hidden="true">${place}</kbd><span>Response ${place}</span></h2>
        ${editing ? nothing : this.#editButton()}
      </div>
      ${
        editing
          ? html`<rewardlens-editor class="editor" .place=${place} .original=${content.text}></rewardlens-editor>`
          : html`<div
              class="frame ${folded ? "folded" : "pane"}"
              tabindex=${scrolls ? "0" : nothing}
              role=${scrolls ? "region" : nothing}
              aria-label=${scrolls ? `Text of response ${place}` : nothing}
              data-testid="response-text-${place}"
              @scroll=${() => this.dispatchEvent(new CustomEvent("scrolled", { bubbles: true, composed: true }))}
            >
              ${this.body}
              ${isCut(content) ? html`<p class="quiet" data-testid="cut">${cutText(content)}</p>` : nothing}
            </div>`
      }
    </section>`;
  }

  /** Its size, or that of its text, is another one. */
  resized(): void {
    const { frame } = this;
    if (frame === null) return;
    const pane = getComputedStyle(frame).overflowY === "auto";
    this.scrolls = pane && this.overflows;
    letTablesScroll(frame, this.folded && !pane);
  }

  /** Where its text begins on the screen. */
  get top(): number {
    return this.frame?.getBoundingClientRect().top ?? 0;
  }

  /** Scrolls so that the line that is read stays where it was. @param before where the text began then */
  keepInPlace(before: number): void {
    if (this.frame !== null) this.frame.scrollTop += this.top - before;
  }

  /** Whether more of the text is there than its fold shows. */
  get overflows(): boolean {
    return this.frame !== null && this.frame.scrollHeight > this.frame.clientHeight + 2;
  }

  /** How far the text is scrolled, 0 to 1; 0 where all of it is seen. */
  get scrolled(): number {
    const { frame } = this;
    const way = frame === null ? 0 : frame.scrollHeight - frame.clientHeight;
    return frame === null || way <= 0 ? 0 : frame.scrollTop / way;
  }

  set scrolled(share: number) {
    const { frame } = this;
    if (frame !== null) frame.scrollTop = share * (frame.scrollHeight - frame.clientHeight);
  }

  #editButton() {
    const { place } = this;
    const key = place === 1 ? "E" : "Shift+E";
    const send = () => this.dispatchEvent(new CustomEvent("edit", { detail: place, bubbles: true, composed: true }));
    return html`<vscode-button
      class="edit small"
      secondary
      aria-keyshortcuts=${key}
      title="Improve this response: yours is recorded as better than it"
      data-testid="edit-${place}"
      @click=${send}
      ><kbd slot="content-before" class="keycap" aria-hidden="true">${place === 1 ? "E" : "⇧E"}</kbd>Edit<span
        class="unseen"
      >
        response ${place}</span
      ></vscode-button
    >`;
  }
}
