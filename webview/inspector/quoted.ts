import { renderedText } from "../text/rendered.ts";

/** Characters that are shown; the tokens' table has all that is read. */
const MOST_CHARACTERS = 2000;

/** The beginning of a text as its document shows it. */
export function quoted(text: string): HTMLElement {
  const cut = text.length > MOST_CHARACTERS ? `${text.slice(0, MOST_CHARACTERS)} …` : text;
  return renderedText(cut, true).body;
}
