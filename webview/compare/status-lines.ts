import { css, html, LitElement } from "lit";
import { customElement, property } from "lit/decorators.js";
import type { Notice } from "../../src/protocol/compare.ts";
import { sharedStyles } from "../page/shared-styles.ts";

/** What the last answer did, and what the model would have chosen. */
@customElement("rewardlens-status")
export class StatusLines extends LitElement {
  @property({ attribute: false }) notice: Notice = { status: "", failed: false, model: "" };

  static override styles = [
    sharedStyles,
    css`
      span {
        display: block;
      }
      .failed {
        color: var(--vscode-errorForeground);
      }
    `,
  ];

  override render() {
    const { status, failed, model } = this.notice;
    return html`<div role="status" aria-live="polite" data-testid="status">
      <span class=${failed ? "failed" : ""} data-testid="status-text">${status}</span>
      <span class="quiet" data-testid="model">${model}</span>
    </div>`;
  }
}
