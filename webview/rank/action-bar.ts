import "@vscode-elements/elements/dist/vscode-button/index.js";
import { html, nothing } from "lit";
import type { RankNotice } from "../../src/protocol/rank.ts";

export interface ActionBar {
  /** Whether there is something to rank. */
  readonly open: boolean;
  readonly canUndo: boolean;
  readonly notice: RankNotice;
  readonly store: () => void;
  readonly later: () => void;
  readonly undo: () => void;
}

/** What is done with the ranking, with its keys, and the line about what was done last. */
export function actionBar({ open, canUndo, notice, store, later, undo }: ActionBar) {
  const key = (text: string) => html`<kbd slot="content-before" class="keycap" aria-hidden="true">${text}</kbd>`;
  return html`
    <p class=${notice.failed ? "failed" : ""} role="status" data-testid="status">${notice.status}</p>
    <div class="buttons" role="group" aria-label="Ranking">
      ${
        open
          ? html`<vscode-button data-testid="store" aria-keyshortcuts="Control+Enter" @click=${store}
                >${key("Ctrl ⏎")}Record ranking</vscode-button
              ><vscode-button secondary data-testid="later" aria-keyshortcuts="S" @click=${later}
                >${key("S")}Later</vscode-button
              >`
          : nothing
      }
      <vscode-button
        class="undo"
        secondary
        ?disabled=${!canUndo}
        data-testid="undo"
        aria-keyshortcuts="U"
        @click=${() => canUndo && undo()}
        >${key("U")}Undo</vscode-button
      >
    </div>
  `;
}
