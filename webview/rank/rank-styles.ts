import { css } from "lit";

/** Styles of the Rank panel, in addition to those of all panels. */
export const rankStyles = css`
  rewardlens-query {
    margin-bottom: 1em;
  }
  .order {
    font-size: 1.1em;
  }
  .keys {
    margin: 0.2em 0 0.8em;
    line-height: 1.7;
  }
  .keys kbd {
    font-family: var(--vscode-editor-font-family, monospace);
    font-weight: 600;
  }
  rewardlens-ranking {
    flex: 1 0 auto;
    padding-bottom: 1.2em;
  }
  .buttons {
    display: flex;
    flex-wrap: wrap;
    gap: 0.5em;
  }
  .undo {
    margin-inline-start: auto;
  }
  /* Above the buttons, so that they stay where they are. */
  [role="status"] {
    min-height: 1.5em;
    margin-bottom: 0.5em;
    line-height: 1.5;
  }
  .failed {
    color: var(--vscode-errorForeground);
  }
`;
