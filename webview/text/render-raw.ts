import { NamedText } from "./named-text.ts";

/** A text as nodes. */
export interface Rendered {
  readonly nodes: DocumentFragment;
  /** What is not shown as asked, because it would block the page: sentences for people. */
  readonly left: readonly string[];
}

/** From this length on a text is in parts, and the browser lays out only those in sight. */
const LONG = 8000;
/** A part ends with so many lines, or so many characters. */
const PART_LINES = 100;
const PART_CHARACTERS = 4000;
/** Without white space for so long, a line is cut at a character. */
const LONGEST_WORD = 500;
/** Characters of a line on the screen, about. */
const LINE = 100;

/**
 * The text character by character, as it is in its source. What would not be seen is named; the text is unchanged. On the
 * screen, a line of more than 4000 characters ends early where a part does.
 */
export function renderRaw(text: string, document: Document = globalThis.document): Rendered {
  const nodes = document.createDocumentFragment();
  const named = new NamedText(document);
  if (text.length < LONG) named.append(nodes, text);
  else {
    for (const part of partsOf(text)) {
      const block = document.createElement("div");
      block.className = "text-part";
      const lines = Math.max(part.split("\n").length - 1, Math.ceil(part.length / LINE));
      block.style.setProperty("--lines", String(lines));
      named.append(block, part);
      nodes.append(block);
    }
  }
  return { nodes, left: named.left };
}

/** The text in pieces. */
function* partsOf(text: string): Generator<string> {
  for (let from = 0; from < text.length;) {
    let end = endOfLines(text, from);
    if (end - from > PART_CHARACTERS) end = endOfCharacters(text, from + PART_CHARACTERS);
    yield text.slice(from, end);
    from = end;
  }
}

/** Where the lines of a part end, at the latest with the line in which its characters do. */
function endOfLines(text: string, from: number): number {
  let end = from;
  for (let line = 0; line < PART_LINES; line++) {
    const next = text.indexOf("\n", end);
    if (next < 0) return text.length;
    if (line > 0 && next - from > PART_CHARACTERS) return end;
    end = next + 1;
  }
  return end;
}

/** After the next white space, or else between two characters. */
function endOfCharacters(text: string, at: number): number {
  const rest = text.slice(at, at + LONGEST_WORD);
  const space = rest.search(/\s/);
  if (space >= 0) return at + space + 1;
  const end = Math.min(text.length, at + LONGEST_WORD);
  return text.codePointAt(end - 1)! > 0xffff ? end + 1 : end;
}
