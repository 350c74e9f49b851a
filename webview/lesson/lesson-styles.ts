import { css } from "lit";

const line = css`var(--vscode-contrastBorder, var(--vscode-widget-border, var(--vscode-panel-border)))`;

/** The layout of the lesson's page; colours are the theme's. */
export const lessonStyles = css`
  main {
    max-width: 58em;
    margin: 0 auto;
    padding: 1.1em 1.4em 3em;
  }
  h1 {
    margin: 1em 0 0.4em;
    font-size: 1.5em;
    scroll-margin-top: 1em;
  }
  h1:focus,
  .verdict:focus {
    outline: none;
  }
  h2 {
    font-size: 1.15em;
  }
  h3 {
    margin: 0.8em 0 0.3em;
    font-size: 1em;
  }
  .steps {
    display: flex;
    flex-wrap: wrap;
    gap: 0.3em;
    margin: 0.5em 0 0;
    padding: 0;
    list-style: none;
  }
  .steps button {
    padding: 0.3em 0.7em;
    border: 1px solid ${line};
    border-radius: 4px;
    background: none;
    color: var(--vscode-foreground);
    font: inherit;
    cursor: pointer;
  }
  .steps button[aria-current="step"] {
    border-color: var(--vscode-textLink-foreground);
    box-shadow: inset 0 -2px var(--vscode-textLink-foreground);
    font-weight: 600;
  }
  .steps button:focus-visible,
  .table:focus-visible,
  input:focus-visible,
  select:focus-visible {
    outline: 2px solid var(--vscode-focusBorder);
    outline-offset: 2px;
  }
  .part,
  .real {
    margin-top: 1.4em;
    padding-top: 1.2em;
    border-top: 1px solid ${line};
  }
  .prose,
  .real {
    line-height: 1.6;
  }
  .prose > p,
  .real > p,
  .asked {
    margin: 0.6em 0;
  }
  .prose > rewardlens-chart,
  .prose > .table {
    display: block;
    margin: 1em 0;
  }
  .formula {
    margin: 0.8em 0;
    padding: 0.5em 0.9em;
    border-inline-start: 3px solid ${line};
    font-family: var(--vscode-editor-font-family, monospace);
    overflow-wrap: anywhere;
  }
  .quote {
    margin: 0.5em 0;
    padding: 0.4em 0.9em;
    border-inline-start: 3px solid ${line};
  }
  .question {
    margin: 1em 0 0.7em;
    padding: 0.7em 1em;
    border: 1px solid ${line};
    border-radius: 6px;
  }
  legend {
    padding: 0 0.4em;
    font-weight: 600;
  }
  .option {
    display: flex;
    align-items: flex-start;
    gap: 0.6em;
    padding: 0.25em 0;
    cursor: pointer;
  }
  input[type="radio"] {
    flex: none;
    margin: 0.25em 0 0;
    accent-color: var(--vscode-textLink-foreground);
  }
  .buttons {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 0.6em;
  }
  .end {
    margin-top: 1.6em;
  }
  .asked {
    font-weight: 600;
  }
  .verdict {
    margin: 0.6em 0;
    padding: 0.6em 0.9em;
    border: 1px solid var(--vscode-contrastBorder, transparent);
    border-inline-start: 3px solid var(--vscode-textLink-foreground);
    border-radius: 3px;
    background: var(--vscode-textBlockQuote-background, var(--vscode-editorWidget-background));
    line-height: 1.5;
  }
  .problem {
    color: var(--vscode-errorForeground);
  }
  .field {
    display: inline-flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 0.6em;
    margin: 0.4em 1.2em 0.4em 0;
  }
  .field input[type="range"] {
    width: min(24em, 60vw);
    accent-color: var(--vscode-textLink-foreground);
  }
  .field select,
  .field input[type="number"] {
    padding: 0.2em 0.4em;
    border: 1px solid var(--vscode-contrastBorder, var(--vscode-descriptionForeground, currentColor));
    border-radius: 3px;
    background: var(--vscode-input-background, var(--vscode-editor-background));
    color: var(--vscode-input-foreground, var(--vscode-foreground));
    font: inherit;
  }
  .readout {
    margin: 0.3em 0 0.8em;
    font-variant-numeric: tabular-nums;
  }
  .real ul,
  .prose ul {
    margin: 0.5em 0;
    padding-inline-start: 1.3em;
  }
  .real li {
    margin: 0.7em 0;
  }
  .real li vscode-button {
    display: block;
    width: max-content;
    max-width: 100%;
    margin-top: 0.3em;
  }
`;
