import { css, html, LitElement, nothing, type PropertyValues } from "lit";
import { customElement, property, query } from "lit/decorators.js";
import "./response-editor.ts";
import { sharedStyles } from "../page/shared-styles.ts";
import { letTablesScroll } from "../text/tables.ts";
import { textStyles } from "../text/text-styles.ts";

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
  @property({ attribute: false }) source = "";
  @property({ type: Boolean }) folded = true;
  @property({ type: Boolean }) cut = false;
  @property({ type: Boolean }) editing = false;
  @query(".frame") private readonly frame!: HTMLElement | null;

  static override styles = [
    sharedStyles,
    textStyles,
    css`
      section {
        display: flex;
        flex-direction: column;
        height: 100%;
        padding: 0.9em 1.1em 1.2em;
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
        margin-bottom: 0.7em;
      }
      .edit {
        margin-inline-start: auto;
      }
      /* The same room for both, in lines of 1.55 em, however long they are. */
      .folded {
        max-height: calc(1.55em * var(--rewardlens-lines, 24));
        overflow: clip; /* not even what is selected or has the focus scrolls it */
      }
      .pane {
        max-height: max(calc(1.55em * 16), 100vh - 24em);
        overflow-y: auto;
      }
      :is(.frame, .table):focus-visible {
        outline: 1px solid var(--vscode-focusBorder);
        outline-offset: 4px;
      }
      .more {
        margin-top: 0.4em;
      }
      @media (max-width: 599px) {
        .pane {
          max-height: none;
        }
      }
    `,
  ];

  override render() {
    const { place, folded, cut, editing } = this;
    return html`<section aria-labelledby="title" data-testid="response-${place}">
      <div class="head">
        <h2 id="title"><kbd class="keycap" aria-hidden="true">${place}</kbd><span>Response ${place}</span></h2>
        ${editing ? nothing : this.#editButton()}
      </div>
      ${
        editing
          ? html`<rewardlens-editor .place=${place} .original=${this.source}></rewardlens-editor>`
          : html`<div
              class="frame ${folded ? "folded" : "pane"}"
              tabindex=${folded ? nothing : "0"}
              role=${folded ? nothing : "region"}
              aria-label=${folded ? nothing : `Text of response ${place}`}
              data-testid="response-text-${place}"
              @scroll=${() => this.dispatchEvent(new CustomEvent("scrolled", { bubbles: true, composed: true }))}
            >
              ${this.body}
            </div>`
      }
      ${cut && !editing ? html`<p class="more quiet" aria-hidden="true">…</p>` : nothing}
    </section>`;
  }

  /** Its size, or that of its text, is another one. */
  resized(): void {
    if (this.frame !== null) letTablesScroll(this.frame, this.folded);
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

  protected override updated(changed: PropertyValues<this>): void {
    if (changed.has("body") && this.frame !== null) this.frame.scrollTop = 0;
  }

  #editButton() {
    const { place } = this;
    const key = place === 1 ? "E" : "Shift+E";
    const send = () => this.dispatchEvent(new CustomEvent("edit", { detail: place, bubbles: true, composed: true }));
    return html`<vscode-button
      class="edit"
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
