import { html, LitElement, nothing, type PropertyValues } from "lit";
import { customElement, property, query, state } from "lit/decorators.js";
import { chartCsv, paperLook, svgFile, type Cell, type Chart, type Look } from "../../src/report/chart.ts";
import { sharedStyles } from "../page/shared-styles.ts";
import { chartStyles } from "./chart-styles.ts";

/** Rows of a table that the page shows; all are copied. */
const MOST_ROWS = 500;

/**
 * A chart with its sentence, its table and its files. Sends "copy" (detail: the text, and what it is) and "pick" (detail:
 * index of the row) where rows can be opened.
 */
@customElement("rewardlens-chart")
export class ChartCard extends LitElement {
  // A chart and its data go together; the pair's own type is known where it is set.
  @property({ attribute: false }) chart!: Chart<unknown>;
  @property({ attribute: false }) data: unknown;
  /** Whether a row, and its mark in the chart, can be opened. */
  @property({ type: Boolean }) picks = false;
  /** What the chart is of, where a page has several with its title. */
  @property() subject = "";
  @state() private width = 0;
  @state() private open = false;
  @query(".plot") private readonly plot!: HTMLElement;
  #observer: ResizeObserver | undefined;

  static override styles = [sharedStyles, chartStyles];

  override render() {
    const { chart, data } = this;
    return html`<section aria-label=${this.#title()} data-testid="chart-${chart.id}">
      <h2>${chart.title}</h2>
      <slot name="controls"></slot>
      <p class="summary" data-testid="summary">${chart.summary(data)}</p>
      <div class="plot" @click=${() => this.#pickMark()}></div>
      <p class="note quiet">${chart.note}</p>
      <div class="below">
        <details @toggle=${(event: Event) => (this.open = (event.target as HTMLDetailsElement).open)}>
          <summary>Figures as a table</summary>
          ${this.open ? this.#table() : nothing}
        </details>
        <span class="copy">
          ${this.#button("Copy as SVG", () => this.#send("SVG", this.#file()))}
          ${this.#button("Copy as CSV", () => this.#send("CSV", chartCsv(chart, data)))}
        </span>
      </div>
    </section>`;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.#observer = new ResizeObserver(() => (this.width = Math.floor(this.plot?.clientWidth ?? 0)));
    void this.updateComplete.then(() => this.plot && this.#observer?.observe(this.plot));
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#observer?.disconnect();
  }

  protected override updated(changed: PropertyValues): void {
    if (this.width === 0 || !["width", "data", "chart"].some((name) => changed.has(name))) return;
    const svg = this.chart.draw(this.data, pageLook(this.width));
    svg.setAttribute("aria-label", `${this.chart.title}. ${this.chart.summary(this.data)}`);
    this.plot.replaceChildren(svg);
  }

  #title(): string {
    return this.subject ? `${this.chart.title}, ${this.subject}` : this.chart.title;
  }

  #button(label: string, act: () => void) {
    return html`<button class="plain" aria-label="${label}: ${this.#title()}" @click=${act}>${label}</button>`;
  }

  #table() {
    const { columns } = this.chart;
    const rows = this.chart.rows(this.data);
    const cell = (value: Cell, row: number, column: number) => {
      if (this.picks && column === 0)
        return html`<td><button class="plain" @click=${() => this.#pick(row)}>${value}</button></td>`;
      return html`<td class=${typeof value === "number" ? "number" : ""}>${shown(value)}</td>`;
    };
    const left = rows.length - MOST_ROWS;
    return html`<div class="table" tabindex="0" role="region" aria-label="Figures: ${this.#title()}">
      <table>
        <thead>
          <tr>
            ${columns.map((name) => html`<th scope="col">${name}</th>`)}
          </tr>
        </thead>
        <tbody>
          ${rows.slice(0, MOST_ROWS).map(
            (row, i) =>
              html`<tr>
                ${row.map((value, j) => cell(value, i, j))}
              </tr>`,
          )}
        </tbody>
      </table>
      ${left > 0 ? html`<p>… and ${left} more rows: copy them as CSV.</p>` : nothing}
    </div>`;
  }

  #file(): string {
    const look = paperLook(document);
    const svg = this.chart.draw(this.data, look);
    svg.setAttribute("aria-label", `${this.chart.title}. ${this.chart.summary(this.data)}`);
    return svgFile(svg, look);
  }

  #send(what: "SVG" | "CSV", text: string): void {
    const detail = { text, what: `${this.#title()}, as ${what}` };
    this.dispatchEvent(new CustomEvent("copy-chart", { detail, bubbles: true, composed: true }));
  }

  #pick(row: number): void {
    if (this.picks) this.dispatchEvent(new CustomEvent("pick", { detail: row, bubbles: true, composed: true }));
  }

  /** The mark that the pointer is at; Plot keeps its datum as the drawing's value. */
  #pickMark(): void {
    const drawn = this.plot.firstElementChild as (SVGSVGElement & { value?: { row?: number } }) | null;
    const row = drawn?.value?.row;
    if (row !== undefined) this.#pick(row);
  }
}

const number = new Intl.NumberFormat("en", { maximumFractionDigits: 4 });
const shown = (value: Cell): string => (typeof value === "number" ? number.format(value) : value);

/** The theme's own colours, by its variables: a chart follows the theme without being drawn again. */
function pageLook(width: number): Look {
  return {
    document,
    width,
    text: "var(--vscode-foreground)",
    quiet: "var(--vscode-descriptionForeground, var(--vscode-foreground))",
    background: "var(--vscode-editor-background)",
    first: "var(--vscode-textLink-foreground)",
    second: "var(--vscode-list-warningForeground, var(--vscode-charts-orange))",
    third: "var(--vscode-foreground)",
    font: "var(--vscode-font-family, sans-serif)",
  };
}
