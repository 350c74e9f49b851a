import { css, html, LitElement, nothing } from "lit";
import { customElement, property } from "lit/decorators.js";
import type { ShownText } from "../../src/protocol/compare.ts";
import { sharedStyles } from "./shared-styles.ts";
import { isCut } from "./words.ts";

/** One of the two responses: its place on the screen, and its text as text. */
@customElement("rewardlens-response")
export class ResponseCard extends LitElement {
  @property({ type: Number }) place = 1;
  @property({ attribute: false }) content: ShownText = { text: "", length: 0 };

  static override styles = [
    sharedStyles,
    css`
      section {
        height: 100%;
        padding: 0.9em 1.1em 1.2em;
        border: 1px solid var(--vscode-contrastBorder, var(--vscode-widget-border, var(--vscode-panel-border)));
        border-radius: 6px;
        background: var(--vscode-editorWidget-background, var(--vscode-editor-background));
        color: var(--vscode-editorWidget-foreground, var(--vscode-foreground));
      }
      h2 {
        display: flex;
        align-items: center;
        gap: 0.6em;
        margin-bottom: 0.7em;
      }
      .more {
        margin-top: 0.4em;
      }
    `,
  ];

  override render() {
    const { place, content } = this;
    return html`<section aria-labelledby="title" data-testid="response-${place}">
      <h2 id="title"><kbd class="keycap" aria-hidden="true">${place}</kbd><span>Response ${place}</span></h2>
      <div class="text" dir="auto" data-testid="response-text-${place}">${content.text}</div>
      ${isCut(content) ? html`<p class="more quiet" aria-hidden="true">…</p>` : nothing}
    </section>`;
  }
}
