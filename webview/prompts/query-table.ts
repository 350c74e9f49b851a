import "@vscode-elements/elements/dist/vscode-button/index.js";
import { html, LitElement, nothing } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import { isAgainst, type PersonsChoice, type PromptRow } from "../../src/protocol/prompts.ts";
import { count, decimal, plural, probabilityText, signed } from "../../src/report/format.ts";
import { sharedStyles } from "../page/shared-styles.ts";
import { filterRows, SHOWN, type Placed, type ShownRows } from "./row-filter.ts";
import { tableStyles } from "./table-styles.ts";

/** Rows on a page. */
const PAGE = 100;

const PERSON: Readonly<Record<PersonsChoice, string>> = {
  now: "the new one",
  before: "the other one",
  tie: "a tie",
  "both-bad": "both bad",
  skip: "skipped",
};

/** The queries of a comparison, page by page. A row's button opens its pair; arrow keys go from row to row. */
@customElement("rewardlens-queries")
export class QueryTable extends LitElement {
  @property({ attribute: false }) rows: readonly PromptRow[] = [];
  @state() private shown: ShownRows = "all";
  @state() private text = "";
  @state() private page = 0;

  static override styles = [sharedStyles, tableStyles];

  override render() {
    const placed = filterRows(this.rows, this.shown, this.text);
    const pages = Math.max(1, Math.ceil(placed.length / PAGE));
    const page = Math.min(this.page, pages - 1);
    const own = placed.slice(page * PAGE, (page + 1) * PAGE);
    return html`<div class="tools" role="search">
        <label
          >Filter
          <input
            type="text"
            data-testid="filter"
            placeholder="Words of a query"
            .value=${this.text}
            @input=${this.#filter}
        /></label>
        <label
          >Show
          <select data-testid="shown" @change=${this.#show}>
            ${Object.entries(SHOWN).map(
              ([name, { label }]) => html`<option value=${name} ?selected=${name === this.shown}>${label}</option>`,
            )}
          </select></label
        >
        <span class="quiet" role="status" data-testid="count"
          >${
            placed.length === this.rows.length
              ? plural(placed.length, "query", "queries")
              : `${count(placed.length)} of ${plural(this.rows.length, "query", "queries")}`
          },
          biggest losses first</span
        >
        ${pages > 1 ? this.#pages(page, pages) : nothing}
      </div>
      ${placed.length === 0 ? html`<p data-testid="none">No query is like this. Clear the filter to see all.</p>` : this.#table(own)}`;
  }

  #pages(page: number, pages: number) {
    const go = (to: number) => () => this.#go(to);
    return html`<span class="pages" role="group" aria-label="Pages">
      <vscode-button secondary class="small" data-testid="previous" ?disabled=${page === 0} @click=${go(page - 1)}
        >Previous</vscode-button
      >
      <span data-testid="page">${count(page + 1)} of ${count(pages)}</span>
      <vscode-button secondary class="small" data-testid="next" ?disabled=${page + 1 >= pages} @click=${go(page + 1)}
        >Next</vscode-button
      >
    </span>`;
  }

  #table(own: readonly Placed[]) {
    return html`<div class="scroll" tabindex="0" role="region" aria-label="Queries">
      <table @keydown=${this.#key} data-testid="queries">
        <thead>
          <tr>
            <th scope="col">Query</th>
            <th scope="col" class="number">New chosen</th>
            <th scope="col" class="number">Score, new</th>
            <th scope="col" class="number">Score, other</th>
            <th scope="col" class="number">Lead</th>
            <th scope="col">The model</th>
            <th scope="col">You</th>
          </tr>
        </thead>
        <tbody>
          ${own.map((one) => this.#row(one))}
        </tbody>
      </table>
    </div>`;
  }

  #row({ row, place }: Placed) {
    const { query, probability, now, before, lead, verdict, person } = row;
    const against = isAgainst(row);
    return html`<tr class=${against ? "against" : ""} data-testid="row-${place}">
      <th scope="row">
        <button class="query" data-place=${place} @click=${() => this.#open(place)}>${query || "(empty)"}</button>
      </th>
      <td class="number">${probabilityText(probability)}</td>
      <td class="number">${decimal(now)}</td>
      <td class="number">${decimal(before)}</td>
      <td class="number">${signed(lead)}</td>
      <td>${verdict === "same" ? "the same" : verdict}</td>
      <td>
        ${person === undefined ? "" : PERSON[person]}${against ? html`<b class="mark">against the model</b>` : nothing}
      </td>
    </tr>`;
  }

  readonly #filter = (event: Event): void => {
    this.text = (event.target as HTMLInputElement).value;
    this.page = 0;
  };

  readonly #show = (event: Event): void => {
    this.shown = (event.target as HTMLSelectElement).value as ShownRows;
    this.page = 0;
  };

  /** To another page, at its top. */
  #go(page: number): void {
    this.page = page;
    void this.updateComplete.then(() => this.renderRoot.querySelector(".scroll")?.scrollTo(0, 0));
  }

  readonly #key = (event: KeyboardEvent): void => {
    const buttons = [...this.renderRoot.querySelectorAll<HTMLButtonElement>("button.query")];
    const at = buttons.findIndex((button) => button === this.shadowRoot?.activeElement);
    const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: buttons.length - 1 }[event.key];
    if (at < 0 || to === undefined) return;
    event.preventDefault();
    buttons.at(Math.max(0, Math.min(to, buttons.length - 1)))?.focus();
  };

  #open(place: number): void {
    this.dispatchEvent(new CustomEvent("open-row", { detail: place, bubbles: true, composed: true }));
  }
}
