import { html } from "lit";
import { guard } from "lit/directives/guard.js";
import type { Ranking } from "../../src/core/model/ranking.ts";
import type { ShownSet } from "../../src/protocol/rank.ts";
import "../compare/query-card.ts";
import { isCut } from "../compare/words.ts";
import { renderedText } from "../text/rendered.ts";
import "./ranking-list.ts";
import type { OrderChange } from "./ranking-list.ts";

interface RankedSet {
  readonly set: ShownSet;
  readonly ranking: Ranking;
  readonly queryFolded: boolean;
  readonly toggleQuery: () => void;
  readonly order: (change: OrderChange) => void;
  readonly showAll: () => void;
}

/** A query with its responses in their order, and the keys that change it. */
export function rankedSet({ set: { query, responses }, ranking, queryFolded, toggleQuery, order, showAll }: RankedSet) {
  const body = guard([query], () => renderedText(`${query.text}${isCut(query) ? " …" : ""}`, false).body);
  return html`
    <rewardlens-query
      .content=${query}
      .body=${body}
      .folded=${queryFolded}
      @toggle-query=${toggleQuery}
    ></rewardlens-query>
    <h2 class="order">Best first</h2>
    <p class="quiet keys">
      <kbd>1</kbd>–<kbd>${responses.length}</kbd> put at that place · <kbd>Alt</kbd>+<kbd>↑</kbd><kbd>↓</kbd> move ·
      <kbd>0</kbd> as good as the one above · <kbd>↑</kbd><kbd>↓</kbd> go to another · or drag
    </p>
    <rewardlens-ranking
      .responses=${responses}
      .ranking=${ranking}
      @order=${({ detail }: CustomEvent<OrderChange>) => order(detail)}
      @show-all=${showAll}
    ></rewardlens-ranking>
  `;
}
