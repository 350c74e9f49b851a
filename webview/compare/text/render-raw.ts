import { NamedText } from "./named-text.ts";
import type { Rendered } from "./rendered.ts";

/** From this length on a text is in parts, of which the browser lays out only those in sight. */
const LONG = 8000;
/** Lines of a part, and characters after which one ends at the next line end. */
const PART_LINES = 100;
const PART_CHARACTERS = 4000;

/** The text character by character, as it is in its source. What would not be seen is named; the text is unchanged. */
export function renderRaw(text: string, document: Document = globalThis.document): Rendered {
  const nodes = document.createDocumentFragment();
  const named = new NamedText(document);
  if (text.length < LONG) named.append(nodes, text);
  else {
    for (const { text: part, lines } of partsOf(text)) {
      const block = document.createElement("div");
      block.className = "text-part";
      block.style.setProperty("--lines", String(lines));
      named.append(block, part);
      nodes.append(block);
    }
  }
  return { nodes, left: named.left };
}

/** The text in pieces that end with line ends. */
function* partsOf(text: string): Generator<{ text: string; lines: number }> {
  let [from, lines] = [0, 0];
  for (let end = text.indexOf("\n"); end >= 0; end = text.indexOf("\n", end + 1)) {
    lines++;
    if (lines < PART_LINES && end - from < PART_CHARACTERS) continue;
    yield { text: text.slice(from, end + 1), lines };
    [from, lines] = [end + 1, 0];
  }
  if (from < text.length) yield { text: text.slice(from), lines: lines + 1 };
}
