import { hiddenRuns, nameOf } from "../../src/core/features/hidden-characters.ts";

/** Nobody reads more names than this, and they cost the page time. */
const MOST_NAMED = 500;

/** Writes text into a page with a name before each character that nobody sees; the text itself is unchanged. */
export class NamedText {
  readonly #document: Document;
  #named = 0;
  /** Whether some hidden characters have no name. */
  #unnamed = false;

  constructor(document: Document) {
    this.#document = document;
  }

  /** Appends text nodes, and boxes (`U+200B`, by the style sheet) around what is hidden. */
  append(parent: Node, text: string): void {
    let from = 0;
    const runs = this.#unnamed ? [] : hiddenRuns(text);
    for (const { start, end } of runs) {
      this.#unnamed = this.#named === MOST_NAMED;
      if (this.#unnamed) break;
      this.#named++;
      if (start > from) parent.appendChild(this.#document.createTextNode(text.slice(from, start)));
      parent.appendChild(this.#box(text.slice(start, end)));
      from = end;
    }
    if (from < text.length) parent.appendChild(this.#document.createTextNode(text.slice(from)));
  }

  /** What is to be said about it. */
  get left(): string[] {
    return !this.#unnamed ? [] : [`Only the first ${MOST_NAMED} places with invisible characters are named.`];
  }

  #box(run: string): Element {
    const box = this.#document.createElement("span");
    box.className = "unseen-character";
    box.dataset["code"] = nameOf(run);
    box.textContent = run;
    return box;
  }
}

/** One short text, so written. */
export function namedText(text: string, document: Document = globalThis.document): DocumentFragment {
  const fragment = document.createDocumentFragment();
  new NamedText(document).append(fragment, text);
  return fragment;
}
