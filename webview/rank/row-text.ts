import { html, nothing } from "lit";
import { guard } from "lit/directives/guard.js";
import type { ShownText } from "../../src/protocol/compare.ts";
import { isCut } from "../compare/words.ts";
import { renderedText } from "../text/rendered.ts";
import { letterOf } from "./words.ts";

/** Characters of a folded row: more than its six lines show. */
const MOST_FOLDED = 6000;

/** A response's text in its row, folded or whole, with the button that changes that where there is more to see. */
export function rowText(content: ShownText, { row, item, whole, turn }: RowTextOptions) {
  const text = whole ? `${content.text}${isCut(content) ? " …" : ""}` : content.text.slice(0, MOST_FOLDED);
  const shown = guard([text], () => {
    const { body, left } = renderedText(text, true);
    return [body, ...left.map((sentence) => html`<p class="quiet">${sentence}</p>`)];
  });
  const name = `${whole ? "Fold" : "Show all of"} response ${letterOf(item)}`;
  const fold = html`<button type="button" class="fold" aria-label=${name} aria-expanded=${whole} @click=${turn}>
    ${whole ? "Fold" : "Show all"}
  </button>`;
  return html`<div class="frame ${whole ? "" : "folded"}" id="text-${item}" data-testid="text-${row + 1}">${shown}</div>
    ${isLong(content) || whole ? fold : nothing}`;
}

interface RowTextOptions {
  readonly row: number;
  readonly item: number;
  readonly whole: boolean;
  /** Folds or unfolds it. */
  readonly turn: () => void;
}

/** More than fits into a folded row, about. */
function isLong({ text, length }: ShownText): boolean {
  return length > 420 || text.split("\n").length > 6;
}
