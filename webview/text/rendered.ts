import { renderMarkdown } from "./render-markdown.ts";
import { renderRaw, type Rendered } from "./render-raw.ts";

/** A text in an element. */
export interface TextBody {
  readonly body: HTMLElement;
  readonly left: readonly string[];
}

/** Texts that were prepared, by what they are and how they are shown. Those of one pair, so few. */
const prepared = new Map<string, Rendered>();

const keyOf = (text: string, markdown: boolean) => `${markdown ? "markdown" : "raw"}:${text}`;

/** Renders a text before it is needed. */
export function prepare(texts: readonly string[], markdown: boolean): void {
  prepared.clear();
  for (const text of texts) prepared.set(keyOf(text, markdown), render(text, markdown));
}

/** An element with the text in it, as Markdown or as it is in its source. */
export function renderedText(text: string, markdown: boolean): TextBody {
  const { nodes, left } = prepared.get(keyOf(text, markdown)) ?? render(text, markdown);
  prepared.delete(keyOf(text, markdown));
  const body = document.createElement("div");
  body.className = markdown ? "text markdown" : "text raw";
  body.dir = "auto";
  body.append(nodes);
  return { body, left };
}

/** As Markdown, unless that would block the page: then its source. */
function render(text: string, markdown: boolean): Rendered {
  if (!markdown) return renderRaw(text);
  const rendered = renderMarkdown(text);
  if (rendered !== undefined) return rendered;
  const { nodes, left } = renderRaw(text);
  const source = document.createElement("div");
  source.className = "as-source";
  source.append(nodes);
  const whole = document.createDocumentFragment();
  whole.append(source);
  return {
    nodes: whole,
    left: ["Its Markdown is too long or too nested to lay out, so its source is shown.", ...left],
  };
}
