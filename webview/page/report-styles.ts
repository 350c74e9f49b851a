import { css } from "lit";

/** The layout of a panel that is read from top to bottom. */
export const reportStyles = css`
  main {
    max-width: 110em;
    margin: 0 auto;
    padding: 1.3em 1.6em 2.5em;
  }
  header {
    display: flex;
    flex-wrap: wrap;
    align-items: flex-start;
    gap: 0.6em 1.2em;
  }
  h1 {
    font-size: 1.35em;
  }
  .buttons {
    display: flex;
    flex-wrap: wrap;
    gap: 0.5em;
  }
  header .buttons {
    margin-inline-start: auto;
  }
  /* Nothing to read yet: what to do. */
  .empty {
    max-width: 44em;
    margin: 6vh auto 2em;
    line-height: 1.6;
  }
  .empty :is(h1, h2) {
    margin-bottom: 0.6em;
    font-size: 1.5em;
    font-weight: 400;
  }
  .empty p {
    margin-bottom: 0.8em;
  }
  .empty .buttons {
    margin-top: 1.4em;
  }
  @media (max-width: 599px) {
    main {
      padding-inline: 0.9em;
    }
    header .buttons {
      margin-inline-start: 0;
    }
  }
`;
