import { html, LitElement, nothing } from "lit";
import { customElement, property } from "lit/decorators.js";
import { chartCsv, type Cell, type Chart } from "../../src/model-report/chart.ts";
import { count } from "../../src/model-report/words.ts";
import type { InputToken } from "../../src/protocol/encoder.ts";
import type { InspectedResponse } from "../../src/protocol/inspector.ts";
import { namedText } from "../compare/text/named-text.ts";
import { textStyles } from "../compare/text/text-styles.ts";
import { chartStyles } from "../chart/chart-styles.ts";
import { sharedStyles } from "../shared-styles.ts";
import { inspectorStyles } from "./inspector-styles.ts";
import { signed } from "./words.ts";

/** One token of the input, as a row: its position in the input is its index. */
interface TokenRow extends InputToken {
  readonly position: number;
  readonly text: string;
  /** What it adds to R; only the response's tokens do. */
  readonly adds?: number | undefined;
}

const columns = ["Position", "Id", "Word piece", "Text", "Adds to R"] as const;

function rowsOf(query: string, { response, table, explanation }: InspectedResponse): TokenRow[] {
  let read = 0;
  return table.tokens.map((token, position): TokenRow => {
    const source = token.part === "query" ? query : response;
    const text = token.start === undefined ? "" : source.slice(token.start, token.end);
    return { ...token, position, text, adds: token.part === "response" ? explanation.tokens[read++]?.part : undefined };
  });
}

/** The tokens of Ω and of Ω̂ as the encoder reads them, in one input, and what it does not read. */
@customElement("rewardlens-tokens")
export class TokenTables extends LitElement {
  @property({ attribute: false }) query = "";
  @property({ attribute: false }) name = "";
  @property({ attribute: false }) one!: InspectedResponse;

  static override styles = [sharedStyles, textStyles, chartStyles, inspectorStyles];

  override render() {
    const { query, one } = this;
    const rows = rowsOf(query, one);
    const split = rows.findIndex(({ part, position }) => part === "special" && position > 0) + 1;
    const { unreadQuery, unreadResponse } = one.table;
    const cutQuery = unreadQuery > 0 ? `its first ${count(unreadQuery)} characters are not read` : "all is read";
    const [from, to] = unreadResponse ?? [0, 0];
    const cutResponse = to > from ? `characters ${count(from + 1)} to ${count(to)} are not read` : "all is read";
    return html`<section aria-labelledby="title" data-testid="tokens">
      <h2 id="title">Tokens of ${this.name}</h2>
      <p class="summary">
        The encoder reads ${count(rows.length)} tokens at once: [CLS] Ω [SEP] Ω̂ [SEP]. Special tokens are marked.
      </p>
      <div class="tables">
        ${this.#table("Query Ω", cutQuery, rows.slice(0, split), false)}
        ${this.#table("Response Ω̂", cutResponse, rows.slice(split), true)}
      </div>
      <span class="copy">
        <button class="plain" aria-label="Copy as CSV: tokens of ${this.name}" @click=${() => this.#copy(rows)}>
          Copy as CSV
        </button>
      </span>
    </section>`;
  }

  #table(title: string, cut: string, rows: readonly TokenRow[], parts: boolean) {
    const own = rows.filter(({ part }) => part !== "special").length;
    const shown = columns.filter((name) => parts || name !== "Adds to R");
    return html`<div>
      <h3>${title} <span class="quiet">${count(own)} tokens, ${cut}</span></h3>
      <div class="table" tabindex="0" role="region" aria-label="Tokens, ${title}, ${this.name}">
        <table>
          <thead>
            <tr>
              ${shown.map((name) => html`<th scope="col">${name}</th>`)}
            </tr>
          </thead>
          <tbody>
            ${rows.map(
              (row) =>
                html`<tr class=${row.part}>
                  <td class="number">${row.position}</td>
                  <td class="number">${row.id}</td>
                  <td class="piece">${namedText(row.piece)}</td>
                  <td class="piece">${row.part === "special" ? html`<i>special</i>` : namedText(row.text)}</td>
                  ${parts ? html`<td class="number">${row.adds === undefined ? nothing : signed(row.adds, 3)}</td>` : nothing}
                </tr>`,
            )}
          </tbody>
        </table>
      </div>
    </div>`;
  }

  #copy(rows: readonly TokenRow[]): void {
    const cells = rows.map(({ position, id, piece, text, adds }): Cell[] => [position, id, piece, text, adds ?? ""]);
    const table = { columns, rows: () => cells } as unknown as Chart<undefined>;
    const detail = { text: chartCsv(table, undefined), what: `tokens of ${this.name}, as CSV` };
    this.dispatchEvent(new CustomEvent("copy-chart", { detail, bubbles: true, composed: true }));
  }
}
