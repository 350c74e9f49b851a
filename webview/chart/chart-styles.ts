import { css } from "lit";

/** A chart with its words and its table. */
export const chartStyles = css`
  section {
    height: 100%;
    padding: 1em 1.2em 0.9em;
    border: 1px solid var(--vscode-contrastBorder, var(--vscode-widget-border, var(--vscode-panel-border)));
    border-radius: 6px;
    background: var(--vscode-editor-background);
  }
  h2 {
    font-size: 1.08em;
  }
  .summary {
    margin-top: 0.35em;
    line-height: 1.5;
  }
  .plot {
    margin: 0.6em 0 0.2em;
  }
  .plot:empty {
    min-height: 220px;
  }
  svg {
    display: block;
    max-width: 100%;
    height: auto;
  }
  svg text {
    white-space: pre;
  }
  .note {
    line-height: 1.5;
  }
  .below {
    display: flex;
    flex-wrap: wrap;
    align-items: baseline;
    gap: 0.3em 1.2em;
    margin-top: 0.7em;
  }
  details {
    flex: 1 1 12em;
    min-width: 0;
  }
  details[open] {
    flex-basis: 100%;
    order: 2;
  }
  summary {
    width: max-content;
    padding: 0.2em 0;
    cursor: pointer;
  }
  summary:focus-visible,
  .table:focus-visible {
    outline: 1px solid var(--vscode-focusBorder);
    outline-offset: 2px;
  }
  .table {
    max-height: 22em;
    overflow: auto;
  }
  table {
    border-collapse: collapse;
    font-variant-numeric: tabular-nums;
  }
  th,
  td {
    padding: 0.25em 0.9em 0.25em 0;
    border-bottom: 1px solid var(--vscode-widget-border, var(--vscode-panel-border));
    text-align: start;
    vertical-align: baseline;
    font-weight: inherit;
    overflow-wrap: anywhere;
  }
  th {
    position: sticky;
    top: 0;
    background: var(--vscode-editor-background);
    font-weight: 600;
    overflow-wrap: normal;
  }
  td.number {
    text-align: end;
    overflow-wrap: normal;
  }
  .plain {
    padding: 0.2em 0.3em;
    border: 0;
    border-radius: 3px;
    background: none;
    color: var(--vscode-textLink-foreground);
    font: inherit;
    text-align: start;
    text-decoration: underline;
    cursor: pointer;
  }
  .plain:focus-visible {
    outline: 1px solid var(--vscode-focusBorder);
  }
  .copy {
    display: flex;
    gap: 0.3em;
  }
`;
