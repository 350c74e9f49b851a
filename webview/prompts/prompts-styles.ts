import { css } from "lit";
import { lessMotion } from "../page/less-motion.ts";

/** The layout of the panel. */
export const promptsStyles = css`
  h1 {
    font-weight: 400;
    overflow-wrap: anywhere;
  }
  .set {
    font-weight: 600;
  }
  .sentence {
    margin: 1.1em 0;
    padding: 0.8em 1.1em;
    border: 1px solid var(--vscode-contrastBorder, transparent);
    border-inline-start: 3px solid var(--vscode-descriptionForeground, currentColor);
    border-radius: 3px;
    background: var(--vscode-textBlockQuote-background, var(--vscode-editorWidget-background));
    font-size: 1.12em;
    line-height: 1.5;
    user-select: text;
  }
  .sentence.better {
    border-inline-start-color: var(--vscode-charts-green, currentColor);
  }
  .sentence.worse {
    border-inline-start-color: var(--vscode-charts-red, currentColor);
  }
  .note,
  .only {
    margin: 0.4em 0;
    line-height: 1.5;
    overflow-wrap: anywhere;
  }
  .only ul {
    margin: 0.3em 0 0.6em;
    padding-inline-start: 1.6em;
  }
  summary {
    cursor: pointer;
  }
  summary:focus-visible {
    outline: 1px solid var(--vscode-focusBorder);
    outline-offset: 2px;
  }
  .quiet {
    line-height: 1.5;
  }
  rewardlens-queries {
    margin-top: 0.9em;
  }
  ${lessMotion}
  .empty p {
    overflow-wrap: anywhere;
  }
`;
