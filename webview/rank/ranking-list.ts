import "@vscode-elements/elements/dist/vscode-button/index.js";
import { html, LitElement, nothing } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import { guard } from "lit/directives/guard.js";
import { repeat } from "lit/directives/repeat.js";
import { moveRow, placesOf, toggleTie, type Ranking } from "../../src/core/model/ranking.ts";
import type { ShownText } from "../../src/protocol/compare.ts";
import { renderedText } from "../text/rendered.ts";
import { letTablesScroll } from "../text/tables.ts";
import { textStyles } from "../text/text-styles.ts";
import { isCut } from "../compare/words.ts";
import { sharedStyles } from "../page/shared-styles.ts";
import { listStyles } from "./list-styles.ts";
import { letterOf, placeText } from "./words.ts";

/** Characters of a folded row: more than its six lines show. */
const MOST_FOLDED = 6000;

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
  @state() private dragged: number | undefined;
  @state() private over: number | undefined;
  @state() private unfolded: ReadonlySet<number> = new Set();
  /** The button that made the last change, by its label. */
  #pressed: string | undefined;
  readonly #sizes = new ResizeObserver(() => this.#letTablesScroll());

  static override styles = [sharedStyles, textStyles, listStyles];

  override render() {
    const rows = this.ranking.map((row, i) => ({ ...row, i }));
    return html`<ol class="rows" aria-label="Responses, best first" @keydown=${this.#arrows} @dragleave=${this.#leave}>
      ${repeat(
        rows,
        ({ item }) => item,
        ({ item, i }) => this.#row(item, i),
      )}
    </ol>`;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.#sizes.observe(this);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#sizes.disconnect();
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
    const whole = this.unfolded.has(item);
    const fold = whole ? "" : "folded";
    const text = whole ? `${content.text}${isCut(content) ? " …" : ""}` : content.text.slice(0, MOST_FOLDED);
    const shown = guard([text], () => {
      const { body, left } = renderedText(text, true);
      return [body, ...left.map((sentence) => html`<p class="quiet">${sentence}</p>`)];
    });
    const drop = this.over === i && this.dragged !== i && this.dragged !== undefined;
    const side = drop ? (this.dragged! < i ? "drop-below" : "drop-above") : "";
    return html`<li
      tabindex="0"
      class="${tied ? "tied" : ""} ${i === this.active ? "active" : ""} ${this.dragged === i ? "dragged" : ""} ${side}"
      aria-labelledby="name-${item}"
      aria-describedby="text-${item}"
      data-testid="row-${i + 1}"
      @focus=${() => (this.active = i)}
      @dragover=${(event: DragEvent) => this.#dragOver(event, i)}
      @drop=${(event: DragEvent) => this.#drop(event, i)}
    >
      <span class="unseen" id="name-${item}">${placeText(this.ranking, i)}</span>
      <div
        class="place"
        aria-hidden="true"
        draggable="true"
        title="Drag to another place"
        data-testid="handle-${i + 1}"
        @dragstart=${(event: DragEvent) => this.#dragStart(event, i)}
        @dragend=${() => this.#endDrag()}
      >
        <span class="number">${tied ? "=" : ""}${place}</span><span class="grip">⠿</span>
      </div>
      <div class="body">
        <div class="quiet letter" aria-hidden="true">Response ${letterOf(item)}</div>
        <div class="frame ${fold}" id="text-${item}" data-testid="text-${i + 1}">${shown}</div>
        ${isLong(content) || whole ? this.#fold(item, content, whole) : nothing}
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

  #fold(item: number, content: ShownText, whole: boolean) {
    const turn = () => {
      const unfolded = new Set(this.unfolded);
      if (whole) unfolded.delete(item);
      else unfolded.add(item);
      this.unfolded = unfolded;
      if (isCut(content)) this.dispatchEvent(new CustomEvent("show-all", { bubbles: true, composed: true }));
    };
    const name = `${whole ? "Fold" : "Show all of"} response ${letterOf(item)}`;
    return html`<button type="button" class="fold" aria-label=${name} aria-expanded=${whole} @click=${turn}>
      ${whole ? "Fold" : "Show all"}
    </button>`;
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

  #dragStart(event: DragEvent, row: number): void {
    this.dragged = row;
    event.dataTransfer?.setData("text/plain", letterOf(this.ranking[row].item));
    event.dataTransfer!.effectAllowed = "move";
    const card = (event.target as HTMLElement).closest("li");
    if (card) event.dataTransfer?.setDragImage(card, 12, 12);
  }

  #dragOver(event: DragEvent, row: number): void {
    if (this.dragged === undefined) return; // something from elsewhere
    event.preventDefault();
    this.over = row;
  }

  readonly #leave = (event: DragEvent): void => {
    if (!this.renderRoot.contains(event.relatedTarget as Node | null)) this.over = undefined;
  };

  #drop(event: DragEvent, row: number): void {
    if (this.dragged === undefined) return;
    event.preventDefault();
    this.#move(this.dragged, row);
    this.#endDrag();
  }

  #endDrag(): void {
    this.dragged = undefined;
    this.over = undefined;
  }
}

/** More than fits into a folded row, about. */
function isLong({ text, length }: ShownText): boolean {
  return length > 420 || text.split("\n").length > 6;
}
