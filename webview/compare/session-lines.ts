import { css, html, LitElement, nothing } from "lit";
import { customElement, property } from "lit/decorators.js";
import type { SessionLines as Lines } from "../../src/protocol/compare.ts";
import { sharedStyles } from "../page/shared-styles.ts";

/** How the session goes: the pace, and after a click what it says about the person. */
@customElement("rewardlens-session")
export class SessionLines extends LitElement {
  @property({ attribute: false }) lines: Lines | undefined;
  /** Whether everything is shown, without a click: when the pairs are done. */
  @property({ type: Boolean }) whole = false;
  /** Whether a person has opened it. */
  @property({ type: Boolean, reflect: true }) open = false;

  static override styles = [
    sharedStyles,
    css`
      summary {
        width: fit-content;
        cursor: pointer;
      }
      summary:focus-visible {
        outline: 1px solid var(--vscode-focusBorder);
        outline-offset: 2px;
      }
      details p {
        max-width: 60em;
        margin: 0.35em 0 0.35em 1.1em;
        line-height: 1.5;
      }
      .hint:not(:empty) {
        margin-bottom: 0.4em;
        padding-inline-start: 0.8em;
        border-inline-start: 3px solid var(--vscode-editorWarning-foreground, var(--vscode-focusBorder));
        line-height: 1.5;
      }
    `,
  ];

  override render() {
    if (this.lines === undefined) return nothing;
    const { pace, consistency, order, hint } = this.lines;
    const about = [consistency, order].filter((line) => line !== "");
    return html`
      ${
        about.length > 0
          ? html`<details
              ?open=${this.whole}
              data-testid="session"
              @toggle=${({ target }: Event) => (this.open = (target as HTMLDetailsElement).open)}
            >
              <summary class="quiet">${pace || "This session"}</summary>
              ${about.map((line) => html`<p>${line}</p>`)}
            </details>`
          : pace && html`<p class="quiet" data-testid="session">${pace}</p>`
      }
      <p class="hint" role="status" data-testid="hint">${hint}</p>
    `;
  }
}
