import { css } from "lit";

const line = css`var(--vscode-contrastBorder, var(--vscode-widget-border, var(--vscode-panel-border)))`;

/** The list of responses, and what is dragged over what. */
export const listStyles = css`
  .rows {
    display: flex;
    flex-direction: column;
    gap: 0.6em;
    margin: 0;
    padding: 0;
    list-style: none;
  }
  .rows > li {
    display: grid;
    grid-template-columns: 3.2em minmax(0, 1fr) auto;
    gap: 0.2em 0.9em;
    padding: 0.8em 1em 0.9em 0.4em;
    border: 1px solid ${line};
    border-radius: 6px;
    background: var(--vscode-editorWidget-background, var(--vscode-editor-background));
    color: var(--vscode-editorWidget-foreground, var(--vscode-foreground));
  }
  .rows > li.active {
    border-color: var(--vscode-focusBorder);
  }
  .rows > li:focus-visible {
    outline: 2px solid var(--vscode-focusBorder);
    outline-offset: -1px;
  }
  .rows > li.tied {
    margin-top: -0.6em;
    border-top-style: dashed;
    border-top-left-radius: 0;
    border-top-right-radius: 0;
  }
  .rows > li.dragged {
    opacity: 0.5;
  }
  .rows > li.drop-above {
    box-shadow: 0 -4px 0 -1px var(--vscode-focusBorder);
  }
  .rows > li.drop-below {
    box-shadow: 0 4px 0 -1px var(--vscode-focusBorder);
  }
  .place {
    display: flex;
    flex-direction: column;
    align-items: center;
    cursor: grab;
    user-select: none;
  }
  .number {
    font-size: 1.7em;
    font-weight: 300;
    line-height: 1.3;
    font-variant-numeric: tabular-nums;
  }
  .grip {
    opacity: 0.7;
  }
  .letter {
    margin-bottom: 0.3em;
    font-weight: 600;
  }
  .folded {
    max-height: calc(1.55em * 7);
    overflow: hidden; /* a wide table further down is shown when it has the focus */
  }
  .fold {
    margin-top: 0.4em;
    padding: 0;
    border: 0;
    background: none;
    color: var(--vscode-textLink-foreground);
    font: inherit;
    cursor: pointer;
  }
  .fold:focus-visible {
    outline: 1px solid var(--vscode-focusBorder);
    outline-offset: 2px;
  }
  .buttons {
    display: flex;
    flex-direction: column;
    gap: 0.25em;
  }
  @media (max-width: 599px) {
    .rows > li {
      grid-template-columns: 2.4em minmax(0, 1fr);
      padding-inline-end: 0.7em;
    }
    .buttons {
      grid-column: 2;
      flex-direction: row;
      margin-top: 0.4em;
    }
  }
`;
