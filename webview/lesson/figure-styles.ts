import { css } from "lit";

/** Tables, and tokens in a row. */
export const figureStyles = css`
  .table {
    overflow-x: auto;
  }
  table {
    border-collapse: collapse;
    font-variant-numeric: tabular-nums;
  }
  th,
  td {
    padding: 0.25em 1em 0.25em 0;
    border-bottom: 1px solid var(--vscode-widget-border, var(--vscode-panel-border));
    text-align: start;
    vertical-align: baseline;
  }
  th {
    font-weight: 600;
  }
  tbody th {
    font-weight: inherit;
  }
  .chips {
    display: flex;
    flex-wrap: wrap;
    gap: 0.3em;
    margin: 0.2em 0 0.8em;
    padding: 0;
    list-style: none;
  }
  .chips li {
    display: flex;
    flex-direction: column;
    align-items: center;
    padding: 0.1em 0.45em;
    border: 1px solid var(--vscode-contrastBorder, var(--vscode-widget-border, var(--vscode-panel-border)));
    border-radius: 3px;
    font-family: var(--vscode-editor-font-family, monospace);
    line-height: 1.4;
  }
  .chips .special {
    border-style: dashed;
    border-color: currentColor;
  }
  .id {
    color: var(--vscode-descriptionForeground, var(--vscode-foreground));
    font-size: 0.85em;
    font-variant-numeric: tabular-nums;
  }
`;
