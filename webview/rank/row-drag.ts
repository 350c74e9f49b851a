import type { LitElement } from "lit";

/** A row of a list that is dragged to another place, by the rows' numbers from 0. */
export class RowDrag {
  readonly #host: LitElement;
  readonly #drop: (from: number, to: number) => void;
  #dragged: number | undefined;
  #over: number | undefined;

  constructor(host: LitElement, drop: (from: number, to: number) => void) {
    this.#host = host;
    this.#drop = drop;
  }

  /** What a row looks like: it is dragged, or the dragged one would go above or below it. */
  classOf(row: number): string {
    if (this.#dragged === undefined) return "";
    if (this.#dragged === row) return "dragged";
    if (this.#over !== row) return "";
    return this.#dragged < row ? "drop-below" : "drop-above";
  }

  /** @param text what the row is called, for a place outside that takes text */
  start(event: DragEvent, row: number, text: string): void {
    this.#set(row, undefined);
    event.dataTransfer?.setData("text/plain", text);
    event.dataTransfer!.effectAllowed = "move";
    const card = (event.target as HTMLElement).closest("li");
    if (card) event.dataTransfer?.setDragImage(card, 12, 12);
  }

  over(event: DragEvent, row: number): void {
    if (this.#dragged === undefined) return; // something from elsewhere
    event.preventDefault();
    this.#set(this.#dragged, row);
  }

  /** The pointer left the list, or only one of its elements for another. */
  readonly leave = (event: DragEvent): void => {
    if (!this.#host.renderRoot.contains(event.relatedTarget as Node | null)) this.#set(this.#dragged, undefined);
  };

  drop(event: DragEvent, row: number): void {
    if (this.#dragged === undefined) return;
    event.preventDefault();
    this.#drop(this.#dragged, row);
    this.end();
  }

  end(): void {
    this.#set(undefined, undefined);
  }

  #set(dragged: number | undefined, over: number | undefined): void {
    if (dragged === this.#dragged && over === this.#over) return;
    [this.#dragged, this.#over] = [dragged, over];
    this.#host.requestUpdate();
  }
}
