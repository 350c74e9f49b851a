import "@vscode-elements/elements/dist/vscode-button/index.js";
import { css, html, nothing } from "lit";

export interface Toggle {
  readonly id: string;
  readonly key?: string;
  readonly label: string;
  readonly pressed: boolean;
  /** Whether it can be pressed. Default: yes. */
  readonly off?: boolean;
  readonly press: () => void;
}

/** A button that stays pressed: said by its state, and shown by more than a colour. Its size does not change. */
export function toggleButton({ id, key, label, pressed, off = false, press }: Toggle) {
  return html`<vscode-button
    class="toggle small"
    secondary
    ?disabled=${off}
    aria-disabled=${off ? "true" : "false"}
    aria-pressed=${pressed ? "true" : "false"}
    aria-keyshortcuts=${key ?? nothing}
    data-testid=${id}
    @click=${() => off || press()}
    >${key === undefined ? nothing : html`<kbd slot="content-before" class="keycap" aria-hidden="true">${key}</kbd>`}${label}</vscode-button
  >`;
}

export const toggleStyles = css`
  .toggle::part(base) {
    background: transparent;
    border-color: var(--vscode-contrastBorder, var(--vscode-widget-border, var(--vscode-panel-border)));
    color: var(--vscode-foreground);
  }
  /* Filled, and in a double frame: on looks on in every theme. */
  .toggle[aria-pressed="true"]::part(base) {
    background: var(--vscode-inputOption-activeBackground, var(--vscode-button-secondaryBackground));
    border-color: var(--vscode-inputOption-activeBorder, var(--vscode-focusBorder));
    color: var(--vscode-inputOption-activeForeground, var(--vscode-foreground));
    outline: 1px solid var(--vscode-inputOption-activeBorder, var(--vscode-focusBorder));
    outline-offset: -2px;
  }
  :host-context(body.vscode-high-contrast) .toggle[aria-pressed="true"]::part(base) {
    background: var(--vscode-foreground);
    color: var(--vscode-editor-background);
  }
  .toggle:focus::part(base) {
    outline: 1px solid var(--vscode-focusBorder);
    outline-offset: 1px;
  }
`;
