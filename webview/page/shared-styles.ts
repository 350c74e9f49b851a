import { css } from "lit";

/** What every part of the panel looks like; colours are the theme's and nothing else. */
export const sharedStyles = css`
  :host {
    display: block;
    box-sizing: border-box;
  }
  *,
  *::before,
  *::after {
    box-sizing: border-box;
  }
  h1,
  h2,
  p {
    margin: 0;
    font-weight: 600;
    font-size: inherit;
  }
  p {
    font-weight: inherit;
  }
  .quiet {
    color: var(--vscode-descriptionForeground, var(--vscode-foreground));
  }
  .keycap {
    display: inline-block;
    min-width: 1.6em;
    padding: 0 0.4em;
    border: 1px solid currentColor;
    border-bottom-width: 2px;
    border-radius: 4px;
    font: inherit;
    font-family: var(--vscode-editor-font-family, monospace);
    font-size: 0.92em;
    font-weight: 600;
    line-height: 1.45;
    text-align: center;
  }
  .unseen {
    position: absolute;
    width: 1px;
    height: 1px;
    overflow: hidden;
    clip-path: inset(50%);
    white-space: nowrap;
  }
  .text {
    white-space: pre-wrap;
    overflow-wrap: anywhere;
    line-height: 1.55;
    unicode-bidi: plaintext;
    user-select: text;
  }
  vscode-button {
    height: max-content;
  }
  vscode-button::part(base) {
    min-height: 2.2em;
    padding-block: 0.25em;
    white-space: normal;
  }
  vscode-button.small::part(base) {
    min-height: 1.9em;
    padding-block: 0.05em;
    padding-inline: 0.6em;
  }
  /* In the dark high contrast theme only secondary buttons are filled: there the main one has the thicker frame instead. */
  :host-context(body.vscode-high-contrast) vscode-button[secondary]:not(.toggle)::part(base) {
    background-color: transparent;
  }
  :host-context(body.vscode-high-contrast) vscode-button:not([secondary])::part(base) {
    box-shadow: inset 0 0 0 1px var(--vscode-contrastBorder);
    font-weight: 600;
  }
  /* High contrast themes have no colour for a secondary button under the pointer, and the element's own default is dark. */
  vscode-button[secondary]:not([disabled]):is(:hover, :focus)::part(base) {
    background-color: var(--vscode-button-secondaryHoverBackground, var(--vscode-button-secondaryBackground));
  }
`;
