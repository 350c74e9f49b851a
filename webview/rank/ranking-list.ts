import "@vscode-elements/elements/dist/vscode-button/index.js";
import { html, LitElement } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import { repeat } from "lit/directives/repeat.js";
import { moveRow, placesOf, toggleTie, type Ranking } from "../../src/core/model/ranking.ts";
import type { ShownText } from "../../src/protocol/compare.ts";
import { letTablesScroll } from "../text/tables.ts";
import { textStyles } from "../text/text-styles.ts";
import { isCut } from "../compare/words.ts";
import { OnResize } from "../page/on-resize.ts";
import { sharedStyles } from "../page/shared-styles.ts";
import { listStyles } from "./list-styles.ts";
import { RowDrag } from "./row-drag.ts";
import { rowText } from "./row-text.ts";
import { letterOf, placeText } from "./words.ts";

/** What was done to the order: the new one, and the row that it was about. */
export interface OrderChange {
  readonly ranking: Ranking;
  readonly row: number;
}

/** Responses in the order of the ranking. Sends "order" (detail: OrderChange) and "show-all" for texts that are cut. */
@customElement("rewardlens-ranking")
export class RankingList extends LitElement {
  @property({ attribute: false }) responses: readonly ShownText[] = [];
  @property({ attribute: false }) ranking: Ranking = [];
  /** The row that keys are about. */
  @state() active = 0;
  @state() private unfolded: ReadonlySet<number> = new Set();
  /** The button that made the last change, by its label. */
  #pressed: string | undefined;
  readonly #drag = new RowDrag(this, (from, to) => this.#move(from, to));

  static override styles = [sharedStyles, textStyles, listStyles];

  override render() {
    const rows = this.ranking.map((row, i) => ({ ...row, i }));
    return html`<ol
      class="rows"
      aria-label="Responses, best first"
      @keydown=${this.#arrows}
      @dragleave=${this.#drag.leave}
    >
      ${repeat(
        rows,
        ({ item }) => item,
        ({ item, i }) => this.#row(item, i),
      )}
    </ol>`;
  }

  constructor() {
    super();
    new OnResize(this, () => this.#letTablesScroll());
  }

  protected override updated(): void {
    this.#letTablesScroll();
  }

  #letTablesScroll(): void {
    for (const frame of this.renderRoot.querySelectorAll<HTMLElement>(".frame")) letTablesScroll(frame, false);
  }

  /** Moves the focus to a row, which is the one that keys are about from then on; to its button where one was pressed. */
  focusRow(at: number): void {
    this.active = Math.max(0, Math.min(at, this.ranking.length - 1));
    const button = `vscode-button[data-label="${this.#pressed}"]:not([disabled])`;
    this.#pressed = undefined;
    void this.updateComplete.then(() => {
      const row = this.renderRoot.querySelectorAll<HTMLElement>(".rows > li")[this.active];
      (row?.querySelector<HTMLElement>(button) ?? row)?.focus();
    });
  }

  #row(item: number, i: number) {
    const place = placesOf(this.ranking)[i];
    const { tied } = this.ranking[i];
    const content = this.responses[item];
    return html`<li
      tabindex="0"
      class="${tied ? "tied" : ""} ${i === this.active ? "active" : ""} ${this.#drag.classOf(i)}"
      aria-labelledby="name-${item}"
      aria-describedby="text-${item}"
      data-testid="row-${i + 1}"
      @focus=${() => (this.active = i)}
      @dragover=${(event: DragEvent) => this.#drag.over(event, i)}
      @drop=${(event: DragEvent) => this.#drag.drop(event, i)}
    >
      <span class="unseen" id="name-${item}">${placeText(this.ranking, i)}</span>
      <div
        class="place"
        aria-hidden="true"
        draggable="true"
        title="Drag to another place"
        data-testid="handle-${i + 1}"
        @dragstart=${(event: DragEvent) => this.#drag.start(event, i, letterOf(item))}
        @dragend=${() => this.#drag.end()}
      >
        <span class="number">${tied ? "=" : ""}${place}</span><span class="grip">⠿</span>
      </div>
      <div class="body">
        <div class="quiet letter" aria-hidden="true">Response ${letterOf(item)}</div>
        ${rowText(content, { row: i, item, whole: this.unfolded.has(item), turn: () => this.#turn(item) })}
      </div>
      <div class="buttons">
        ${this.#button("▲", `Move response ${letterOf(item)} up`, i === 0, () => this.#move(i, i - 1))}
        ${this.#button("▼", `Move response ${letterOf(item)} down`, i === this.ranking.length - 1, () =>
          this.#move(i, i + 1),
        )}
        ${this.#button("=", `Response ${letterOf(item)} is as good as the one above`, i === 0, () => this.#tie(i))}
      </div>
    </li>`;
  }

  #button(label: string, name: string, off: boolean, act: () => void) {
    const press = () => {
      if (off) return;
      this.#pressed = label;
      act();
    };
    return html`<vscode-button
      secondary
      ?disabled=${off}
      data-label=${label}
      aria-label=${name}
      title=${name}
      @click=${press}
      >${label}</vscode-button
    >`;
  }

  #turn(item: number): void {
    const unfolded = new Set(this.unfolded);
    if (!unfolded.delete(item)) unfolded.add(item);
    this.unfolded = unfolded;
    if (isCut(this.responses[item])) this.dispatchEvent(new CustomEvent("show-all", { bubbles: true, composed: true }));
  }

  #move(from: number, to: number): void {
    const ranking = moveRow(this.ranking, from, to);
    if (ranking !== this.ranking) this.#send({ ranking, row: to });
  }

  #tie(at: number): void {
    if (at > 0) this.#send({ ranking: toggleTie(this.ranking, at), row: at });
  }

  #send(detail: OrderChange): void {
    this.dispatchEvent(new CustomEvent<OrderChange>("order", { detail, bubbles: true, composed: true }));
  }

  /** Up and down go from row to row; with Alt they are the keybindings that move it. */
  readonly #arrows = (event: KeyboardEvent): void => {
    const by = event.key === "ArrowDown" ? 1 : event.key === "ArrowUp" ? -1 : 0;
    if (by === 0 || event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    this.focusRow(this.active + by);
  };
}
