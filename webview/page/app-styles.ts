import { css } from "lit";
import { lessMotion } from "./less-motion.ts";

/** The layout of the panel. */
export const appStyles = css`
  main {
    display: flex;
    flex-direction: column;
    min-height: 100vh;
    max-width: 110em;
    margin: 0 auto;
    padding: 1.1em 1.6em 0;
  }
  header {
    display: flex;
    flex-wrap: wrap;
    align-items: baseline;
    gap: 0.3em 1.2em;
    margin-bottom: 1.2em;
  }
  h1 {
    font-size: 1.25em;
    font-weight: 600;
  }
  .source {
    overflow-wrap: anywhere;
  }
  .progress {
    margin-inline-start: auto;
    font-variant-numeric: tabular-nums;
  }
  vscode-progress-bar {
    flex-basis: 100%;
  }
  vscode-progress-bar::part(track) {
    background: var(--vscode-contrastBorder, var(--vscode-widget-border, var(--vscode-panel-border)));
    opacity: 0.6;
  }
  footer {
    position: sticky;
    bottom: 0;
    margin: 0 -1.6em;
    padding: 0.9em 1.6em 0.5em;
    border-top: 1px solid var(--vscode-contrastBorder, var(--vscode-widget-border, var(--vscode-panel-border)));
    background: var(--vscode-editor-background);
  }
  rewardlens-pair,
  .rest {
    flex: 1 0 auto;
  }
  rewardlens-pair {
    display: flex;
    flex-direction: column;
    padding-bottom: 1.2em;
  }
  ${lessMotion}
  /* At high zoom the buttons would cover what they are about. */
  @media (max-height: 479px) {
    footer {
      position: static;
    }
  }
  @media (max-width: 599px) {
    main {
      padding-inline: 0.9em;
    }
    footer {
      margin: 0 -0.9em;
      padding-inline: 0.9em;
    }
  }
`;
