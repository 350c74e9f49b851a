import { css } from "lit";

/** The layout of the inspector. */
export const inspectorStyles = css`
  h1 + p {
    margin-bottom: 0.9em;
  }
  h3 {
    margin: 0.9em 0 0.3em;
    font-size: inherit;
    font-weight: 600;
  }
  h3 .quiet {
    font-weight: 400;
  }
  .name {
    margin-top: 1.6em;
    font-size: 1.2em;
  }
  .about {
    margin-top: 0.2em;
  }
  .problem {
    margin-top: 1em;
    line-height: 1.5;
  }
  .quoted {
    max-height: 24em;
    overflow-y: auto;
    margin: 0.7em 0;
    padding-inline-start: 0.9em;
    border-inline-start: 3px solid var(--vscode-textBlockQuote-border, var(--vscode-widget-border));
  }
  .formula {
    margin: 0.8em 0 1em;
    font-size: 1.12em;
    line-height: 1.6;
    font-variant-numeric: tabular-nums;
  }
  .charts {
    display: grid;
    grid-template-columns: repeat(auto-fit, minmax(min(34em, 100%), 1fr));
    gap: 1.2em;
  }
  rewardlens-tokens,
  rewardlens-inspected-pair,
  main > rewardlens-chart {
    margin-top: 1.2em;
  }
  rewardlens-inspected-pair > section,
  section + rewardlens-chart {
    margin-top: 1.2em;
  }
  .tables {
    display: grid;
    grid-template-columns: repeat(auto-fit, minmax(min(26em, 100%), 1fr));
    gap: 0.4em 2em;
  }
  section > .table {
    max-height: none;
    margin-top: 0.6em;
  }
  section {
    height: auto;
  }
  tr.special td {
    color: var(--vscode-descriptionForeground, var(--vscode-foreground));
  }
  th[scope="row"] {
    position: static;
    font-weight: inherit;
  }
  td.piece {
    font-family: var(--vscode-editor-font-family, monospace);
    white-space: pre-wrap;
  }
  .rate {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 0.5em;
    margin-top: 0.7em;
  }
  input[type="number"] {
    width: 7em;
    padding: 0.25em 0.4em;
    border: 1px solid var(--vscode-input-border, var(--vscode-contrastBorder, var(--vscode-descriptionForeground)));
    border-radius: 3px;
    background: var(--vscode-input-background, var(--vscode-editor-background));
    color: var(--vscode-input-foreground, var(--vscode-foreground));
    font: inherit;
  }
  input[type="number"]:focus-visible {
    outline: 1px solid var(--vscode-focusBorder);
  }
`;
