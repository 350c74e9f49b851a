import { css } from "lit";

/** Bars do not glide where the system asks for less motion, nor where VS Code does (`workbench.reduceMotion`). */
export const lessMotion = css`
  @media (prefers-reduced-motion: reduce) {
    vscode-progress-bar::part(indicator) {
      animation: none;
      transition: none;
    }
  }
  :host-context(body.vscode-reduce-motion) vscode-progress-bar::part(indicator) {
    animation: none;
    transition: none;
  }
`;
