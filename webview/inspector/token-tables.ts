import { html, LitElement, nothing } from "lit";
import { customElement, property } from "lit/decorators.js";
import { chartCsv, type Cell } from "../../src/report/chart.ts";
import type { InputToken } from "../../src/protocol/encoder.ts";
import type { InspectedResponse } from "../../src/protocol/inspector.ts";
import { namedText } from "../text/named-text.ts";
import { textStyles } from "../text/text-styles.ts";
import { chartStyles } from "../chart/chart-styles.ts";
import { sharedStyles } from "../page/shared-styles.ts";
import { inspectorStyles } from "./inspector-styles.ts";
import { count, signed } from "../../src/report/format.ts";

/** One token of the input, as a row. */
interface TokenRow extends InputToken {
  /** In its pass. */
  readonly position: number;
  /** From 1; absent for the query, which is read with each. */
  readonly window?: number;
  readonly text: string;
  /** What it adds to R; only the response's tokens do. */
  readonly adds?: number | undefined;
}

const columns = ["Window", "Position", "Id", "Word piece", "Text", "Adds to R"] as const;

function rowsOf(query: string, { response, table, explanation }: InspectedResponse): TokenRow[] {
  const asked = table.tokens.findIndex(({ part }, i) => part === "special" && i > 0) + 1;
  let read = 0;
  let window = 1;
  let position = 0;
  return table.tokens.map((token, i): TokenRow => {
    const source = token.part === "query" ? query : response;
    const text = token.start === undefined ? "" : source.slice(token.start, token.end);
    const row = { ...token, text, position: position++, ...(i >= asked && { window }) };
    if (i >= asked && token.part === "special") [window, position] = [window + 1, asked];
    return { ...row, adds: token.part === "response" ? explanation.tokens[read++]?.part : undefined };
  });
}

/** What is read of a text. @param unread the stretch that is not, half open. */
function readOf(unread: readonly [number, number] | undefined): string {
  return unread ? `characters ${count(unread[0] + 1)} to ${count(unread[1])} are not read` : "all is read";
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
    const split = rows.findIndex(({ window }) => window !== undefined);
    const { unreadQuery, unreadResponse, windows } = one.table;
    return html`<section aria-labelledby="title" data-testid="tokens">
      <h2 id="title">Tokens of ${this.name}</h2>
      <p class="summary">
        ${
          windows === 1
            ? `The encoder reads ${count(rows.length)} tokens together: [CLS] Ω [SEP] Ω̂ [SEP].`
            : `The encoder reads the response in ${count(windows)} windows, each in a pass of its own: [CLS] Ω [SEP] window [SEP].`
        }
        Special tokens are marked.
      </p>
      <div class="tables">
        ${this.#table("Query Ω", readOf(unreadQuery), rows.slice(0, split), { parts: false, windows: false })}
        ${this.#table("Response Ω̂", readOf(unreadResponse), rows.slice(split), { parts: true, windows: windows > 1 })}
      </div>
      <span class="copy">
        <button class="plain" aria-label="Copy as CSV: tokens of ${this.name}" @click=${() => this.#copy(rows)}>
          Copy as CSV
        </button>
      </span>
    </section>`;
  }

  #table(
    title: string,
    cut: string,
    rows: readonly TokenRow[],
    { parts, windows }: { readonly parts: boolean; readonly windows: boolean },
  ) {
    const own = rows.filter(({ part }) => part !== "special").length;
    const shown = columns.filter((name) => (parts || name !== "Adds to R") && (windows || name !== "Window"));
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
                  ${windows ? html`<td class="number">${row.window}</td>` : nothing}
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
    const cells = rows.map((row): Cell[] => [
      row.window ?? "",
      row.position,
      row.id,
      row.piece,
      row.text,
      row.adds ?? "",
    ]);
    const text = chartCsv({ columns, rows: () => cells }, undefined);
    const detail = { text, what: `tokens of ${this.name}, as CSV` };
    this.dispatchEvent(new CustomEvent("copy-chart", { detail, bubbles: true, composed: true }));
  }
}
