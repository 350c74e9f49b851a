import "@vscode-elements/elements/dist/vscode-button/index.js";
import { html, nothing } from "lit";
import { count } from "../../src/report/format.ts";
import type { RankAction } from "../../src/protocol/rank.ts";

type Act = (action: RankAction) => void;

/** There is nothing to rank: says why, and what to do. */
export function emptyScreen(reason: string, act: Act) {
  return html`<section class="rest" aria-labelledby="rest" data-testid="empty">
    <h1 id="rest">Nothing to rank yet</h1>
    ${reason === "" ? nothing : html`<p data-testid="reason">${reason}.</p>`}
    <p>
      Open a document with three responses or more to one query and run <b>Reward Lens: Rank Responses</b>. You put up
      to eight at a time in order; what is stored is the pairs that the order implies.
    </p>
    <vscode-button data-testid="open-document" @click=${() => act("open-document")}>Open a Document…</vscode-button>
  </section>`;
}

/** All sets are ranked. @param missing how many choices a first model still needs */
export function finishedScreen(source: string, rankings: number, missing: number, act: Act) {
  const due: RankAction = missing > 0 ? "open-document" : "train";
  return html`<section class="rest" aria-labelledby="rest" data-testid="finished">
    <h2 id="rest" tabindex="-1">All responses of ${source} are ranked</h2>
    <p>
      ${rankings === 1 ? "One ranking is" : `${rankings} rankings are`} stored.
      ${
        missing > 0
          ? `Make ${count(missing)} more choices in other files, then train your first model.`
          : "Train the reward model, and every score in the editor becomes yours."
      }
    </p>
    <vscode-button data-testid=${due} @click=${() => act(due)}
      >${due === "train" ? "Train Reward Model" : "Open a Document…"}</vscode-button
    >
  </section>`;
}
