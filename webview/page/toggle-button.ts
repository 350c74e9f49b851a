import "@vscode-elements/elements/dist/vscode-button/index.js";
import { css, html, nothing } from "lit";

export interface Toggle {
  readonly id: string;
  readonly key?: string;
  readonly label: string;
  readonly pressed: boolean;
  readonly press: () => void;
}

/** A button that stays pressed: said by its state, and shown by more than a colour. */
export function toggleButton({ id, key, label, pressed, press }: Toggle) {
  return html`<vscode-button
    class="toggle small"
    secondary
    aria-pressed=${pressed ? "true" : "false"}
    aria-keyshortcuts=${key ?? nothing}
    data-testid=${id}
    @click=${press}
    >${key === undefined ? nothing : html`<kbd slot="content-before" class="keycap" aria-hidden="true">${key}</kbd>`}${label}<span
      class="tick"
      aria-hidden="true"
      >${pressed ? "✓" : ""}</span
    ></vscode-button
  >`;
}

export const toggleStyles = css`
  .toggle .tick {
    display: inline-block;
    min-width: 1em;
    text-align: end;
  }
  .toggle[aria-pressed="true"]::part(base) {
    outline: 1px solid var(--vscode-inputOption-activeBorder, var(--vscode-focusBorder));
    outline-offset: -1px;
  }
`;
