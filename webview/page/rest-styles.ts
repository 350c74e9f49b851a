import { css } from "lit";

/** A screen without anything to judge: says what to do next. */
export const restStyles = css`
  .rest {
    max-width: 44em;
    margin: 6vh auto 2em;
  }
  .rest h1,
  .rest h2 {
    margin-bottom: 0.6em;
    font-size: 1.5em;
    font-weight: 400;
    outline: none;
  }
  .rest p {
    margin-bottom: 0.8em;
    line-height: 1.6;
  }
  .rest .buttons {
    display: flex;
    flex-wrap: wrap;
    gap: 0.6em;
    margin-top: 1.4em;
  }
  .rest ul {
    display: flex;
    flex-wrap: wrap;
    gap: 0.6em 2.2em;
    margin: 0 0 1.2em;
    padding: 0;
    list-style: none;
  }
  .rest .count {
    display: block;
    font-size: 2em;
    font-weight: 300;
    line-height: 1.2;
  }
`;
