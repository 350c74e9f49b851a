import { renderMarkdown } from "./render-markdown.ts";
import { renderRaw } from "./render-raw.ts";

/** Texts that were prepared, by what they are and how they are shown. Those of one pair, so few. */
const prepared = new Map<string, DocumentFragment>();

const keyOf = (text: string, markdown: boolean) => `${markdown ? "markdown" : "raw"}:${text}`;

/** Renders a text before it is needed. */
export function prepare(texts: readonly string[], markdown: boolean): void {
  prepared.clear();
  for (const text of texts) prepared.set(keyOf(text, markdown), render(text, markdown));
}

/** An element with the text in it, as Markdown or as it stands in its source. */
export function renderedText(text: string, markdown: boolean): HTMLElement {
  const body = document.createElement("div");
  body.className = markdown ? "text markdown" : "text raw";
  body.dir = "auto";
  body.append(prepared.get(keyOf(text, markdown)) ?? render(text, markdown));
  prepared.delete(keyOf(text, markdown));
  return body;
}

function render(text: string, markdown: boolean): DocumentFragment {
  return markdown ? renderMarkdown(text) : renderRaw(text);
}
