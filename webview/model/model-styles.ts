import { css } from "lit";
import { lessMotion } from "../page/less-motion.ts";

/** The layout of the panel. */
export const modelStyles = css`
  .about {
    margin-top: 0.2em;
  }
  .next {
    margin: 1.1em 0 1.3em;
    padding: 0.8em 1.1em;
    border: 1px solid var(--vscode-contrastBorder, transparent);
    border-inline-start: 3px solid var(--vscode-textLink-foreground);
    border-radius: 3px;
    background: var(--vscode-textBlockQuote-background, var(--vscode-editorWidget-background));
    font-size: 1.12em;
    line-height: 1.5;
  }
  .problem {
    margin-top: 1em;
    color: var(--vscode-errorForeground);
  }
  dl {
    display: grid;
    grid-template-columns: repeat(auto-fit, minmax(12em, 1fr));
    gap: 1.1em 1.6em;
    margin: 0 0 1.6em;
  }
  /* Names may take two lines: the figures of a row stay on one. */
  dl > div {
    display: grid;
    grid-template-rows: subgrid;
    grid-row: span 2;
    row-gap: 0;
  }
  dt {
    align-self: end;
    color: var(--vscode-descriptionForeground, var(--vscode-foreground));
  }
  dd {
    margin: 0.15em 0 0;
  }
  .figure {
    display: block;
    font-size: 1.7em;
    font-weight: 300;
    line-height: 1.25;
    font-variant-numeric: tabular-nums;
  }
  .figure.small {
    font-size: 1.2em;
    font-weight: inherit;
    line-height: 1.77;
    white-space: nowrap;
  }
  .warnings {
    margin: 0 0 1.5em;
    padding-inline-start: 1.2em;
    line-height: 1.55;
  }
  .charts {
    display: grid;
    grid-template-columns: repeat(auto-fit, minmax(min(34em, 100%), 1fr));
    gap: 1.2em;
  }
  /* The last one of an odd number has its row for itself. */
  .charts > :last-child:nth-child(odd) {
    grid-column: 1 / -1;
  }
  fieldset {
    display: flex;
    flex-wrap: wrap;
    gap: 0.2em 1.2em;
    margin: 0.6em 0 0;
    padding: 0;
    border: 0;
  }
  label {
    display: inline-flex;
    align-items: center;
    gap: 0.4em;
  }
  input[type="radio"] {
    margin: 0;
    accent-color: var(--vscode-textLink-foreground);
  }
  .training {
    margin: 1.2em 0 1.4em;
  }
  .training .line {
    display: flex;
    flex-wrap: wrap;
    align-items: baseline;
    gap: 0.4em 1em;
    margin-bottom: 0.5em;
  }
  .training vscode-button {
    margin-inline-start: auto;
  }
  .training rewardlens-chart {
    margin-top: 1.1em;
  }
  vscode-progress-bar::part(track) {
    background: var(--vscode-contrastBorder, var(--vscode-widget-border, var(--vscode-panel-border)));
    opacity: 0.6;
  }
  ${lessMotion}
`;
