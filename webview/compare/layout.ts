import { css, unsafeCSS } from "lit";

/** A window with room for the whole pair: its parts keep their places, and each response scrolls in its own. */
export const roomy = unsafeCSS("((min-width: 600px) and (min-height: 480px)) or (min-height: 600px)");
/** In a lower one, as at a high zoom, the page scrolls and the answers stay in sight. */
export const low = unsafeCSS("(not (((min-width: 600px) and (min-height: 480px)) or (min-height: 600px)))");
/** Too narrow for two responses side by side. */
export const narrow = unsafeCSS("(max-width: 599px)");

const line = css`var(--vscode-contrastBorder, var(--vscode-widget-border, var(--vscode-panel-border)))`;

/**
 * The Compare panel from top to bottom: what is done, the pair, and at the lower edge the answers. What comes after an answer
 * has its room above them, so no button moves under the pointer.
 */
export const compareLayout = css`
  .pair {
    padding-top: 0.7em;
  }
  .pair header {
    margin-bottom: 0.6em;
    gap: 0.2em 1.2em;
  }
  .pair rewardlens-pair {
    padding-bottom: 0.6em;
  }
  .pair footer {
    padding: 0.5em 1.6em 0.7em;
  }
  .after {
    display: flow-root;
    min-height: calc(2 * 1.5em);
    margin-bottom: 0.4em;
    line-height: 1.5;
  }
  /* Beside the first line of what the answer did, whose second line has the whole width. */
  rewardlens-session:not([open]) {
    float: inline-end;
    max-width: 50%;
    margin-inline-start: 1.6em;
  }
  rewardlens-why {
    margin-bottom: 0.5em;
  }
  @media ${roomy} {
    .pair {
      height: 100vh;
    }
    .pair rewardlens-pair {
      flex: 1 1 0;
      min-height: 0;
    }
    .pair footer {
      position: static;
    }
  }
  @media ${narrow} {
    .pair h1 {
      position: absolute;
      clip-path: inset(50%);
    }
    .pair footer {
      padding-inline: 0.9em;
    }
    .pair header,
    .pair .after {
      margin-bottom: 0.3em;
    }
    .pair rewardlens-pair {
      padding-bottom: 0.4em;
    }
    /* More than its room has it scrolls, unless a person has opened it. */
    .pair .after:not(:has(rewardlens-session[open])) {
      height: calc(3 * 1.5em);
      overflow-y: auto;
    }
  }
  @media ${low} {
    .pair footer {
      display: contents;
    }
    .pair rewardlens-answers {
      position: sticky;
      bottom: 0;
      margin: 0 -1.6em;
      padding: 0.4em 1.6em;
      border-top: 1px solid ${line};
      background: var(--vscode-editor-background);
    }
  }
  @media ${low} and ${narrow} {
    .pair rewardlens-answers {
      margin: 0 -0.9em;
      padding: 0.4em 0.9em;
    }
  }
`;
