import MarkdownIt, { type Token } from "markdown-it";

/** A heading of the document itself: none of a list, a quotation or a code block. */
export interface Heading {
  /** 1 to 6. */
  readonly level: number;
  /** Its text without markup characters at the ends. */
  readonly text: string;
  /** 1-based. */
  readonly line: number;
  /** Offset of its first line's start. */
  readonly start: number;
  /** Offset after its last line, the line end included. */
  readonly end: number;
}

export interface Blocks {
  readonly headings: readonly Heading[];
  /** Offsets of code blocks and raw HTML, in order, half open: no marker in them counts. */
  readonly verbatim: readonly { readonly start: number; readonly end: number }[];
}

// Inline parsing is 90 % of the time and moves no block.
const parser = new MarkdownIt("commonmark").disable(["inline", "text_join"]);

/** The headings and verbatim blocks of a CommonMark text, with UTF-16 offsets. Linear in its length. */
export function readBlocks(text: string): Blocks {
  const lines = lineStarts(text);
  const offset = (line: number) => lines[Math.min(line, lines.length - 1)];
  const headings: Heading[] = [];
  const verbatim: { start: number; end: number }[] = [];
  const tokens: Token[] = parser.parse(text, {});
  for (const [i, token] of tokens.entries()) {
    if (token.map === null) continue;
    const range = { start: offset(token.map[0]), end: offset(token.map[1]) };
    if (token.type === "fence" || token.type === "code_block" || token.type === "html_block") verbatim.push(range);
    if (token.type === "heading_open" && token.level === 0) {
      const content = tokens[i + 1].content.replace(/^[*_`\s]+|[*_`\s]+$/g, "");
      headings.push({ level: Number(token.tag.slice(1)), text: content, line: token.map[0] + 1, ...range });
    }
  }
  return { headings, verbatim };
}

/** Offset of every line's start, then the text's length. LF, CRLF and a lone CR end a line, as in CommonMark. */
function lineStarts(text: string): number[] {
  const starts = [0];
  for (const match of text.matchAll(/\r\n?|\n/g)) starts.push(match.index + match[0].length);
  starts.push(text.length);
  return starts;
}
