import { css } from "lit";

/** The queries and their tools. */
export const tableStyles = css`
  .tools {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 0.5em 1.2em;
    margin-bottom: 0.7em;
  }
  label {
    display: inline-flex;
    align-items: center;
    gap: 0.5em;
  }
  input,
  select {
    box-sizing: border-box;
    max-width: 100%;
    padding: 0.3em 0.5em;
    border: 1px solid var(--vscode-input-border, var(--vscode-contrastBorder, var(--vscode-panel-border, currentColor)));
    border-radius: 2px;
    background: var(--vscode-input-background);
    color: var(--vscode-input-foreground);
    font: inherit;
  }
  select {
    border-color: var(--vscode-dropdown-border, var(--vscode-contrastBorder, var(--vscode-panel-border)));
    background: var(--vscode-dropdown-background);
    color: var(--vscode-dropdown-foreground, var(--vscode-foreground));
  }
  input::placeholder {
    color: var(--vscode-input-placeholderForeground);
    opacity: 1;
  }
  :is(input, select, .query, .scroll):focus-visible {
    outline: 1px solid var(--vscode-focusBorder);
    outline-offset: 1px;
  }
  .pages {
    display: inline-flex;
    align-items: center;
    gap: 0.7em;
    margin-inline-start: auto;
    font-variant-numeric: tabular-nums;
  }
  .scroll {
    overflow-x: auto;
  }
  table {
    width: 100%;
    border-collapse: collapse;
  }
  th,
  td {
    padding: 0.4em clamp(0.35em, 1vw, 0.7em);
    border-bottom: 1px solid var(--vscode-contrastBorder, var(--vscode-widget-border, var(--vscode-panel-border)));
    text-align: start;
    vertical-align: top;
  }
  thead th {
    color: var(--vscode-descriptionForeground, var(--vscode-foreground));
    font-weight: inherit;
    vertical-align: bottom;
  }
  tbody td {
    padding-top: 0.5em; /* the text of the button beside it */
  }
  tbody th {
    width: 60%;
    min-width: 8em;
    padding-inline-start: 0;
    font-weight: inherit;
  }
  thead th:first-child {
    padding-inline-start: 0;
  }
  .number {
    text-align: end;
    font-variant-numeric: tabular-nums;
  }
  .query {
    width: 100%;
    padding: 0.1em 0.3em;
    border: 0;
    background: none;
    color: var(--vscode-textLink-foreground);
    font: inherit;
    text-align: start;
    overflow-wrap: anywhere;
    unicode-bidi: plaintext;
    cursor: pointer;
  }
  .query:hover {
    text-decoration: underline;
  }
  .against {
    background: var(--vscode-diffEditor-unchangedRegionBackground, transparent);
  }
  .mark {
    display: block;
    font-weight: 600;
    white-space: nowrap;
  }
`;
