import MarkdownIt, { type Token } from "markdown-it";
import { isBlank, trimRange, type Range } from "../text/trim.ts";

/** A heading of the document itself: none of a list, a quotation or a code block. */
export interface Heading {
  /** 1 to 6. */
  readonly level: number;
  /** Its text as it stands in the source from `from` to `to`: without markup characters at the ends, of one line or several. */
  readonly text: string;
  readonly from: number;
  readonly to: number;
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
  for (const token of tokens) {
    if (token.map === null) continue;
    const range = { start: offset(token.map[0]), end: offset(token.map[1]) };
    if (token.type === "fence" || token.type === "code_block" || token.type === "html_block") verbatim.push(range);
    if (token.type === "heading_open" && token.level === 0) {
      const own = headingText(text, range, token.markup, offset(token.map[1] - 1));
      const content = { text: text.slice(own.start, own.end), from: own.start, to: own.end };
      headings.push({ level: Number(token.tag.slice(1)), ...content, line: token.map[0] + 1, ...range });
    }
  }
  return { headings, verbatim };
}

/**
 * Where the text of a heading stands. It is not looked for by what markdown-it gives, which writes CRLF and NUL differently.
 * @param markup `##` of an ATX heading; `=` or `-`, the underline of the others, whose text ends at `lastLine`.
 */
function headingText(text: string, { start, end }: Range, markup: string, lastLine: number): Range {
  if (!markup.startsWith("#")) return trimRange(text, start, lastLine, isMarkup);
  const line = trimRange(text, start, end);
  let close = line.end;
  while (text[close - 1] === "#") close--;
  const from = line.start + markup.length;
  // Hashes at the end close the heading where a blank stands before them.
  if (close > from && text[close - 1] !== " " && text[close - 1] !== "\t") close = line.end;
  return trimRange(text, from, Math.max(from, close), isMarkup);
}

const isMarkup = (character: string): boolean => "*_`".includes(character) || isBlank(character);

/** Offset of every line's start, then the text's length. LF, CRLF and a lone CR end a line, as in CommonMark. */
function lineStarts(text: string): number[] {
  const starts = [0];
  for (const match of text.matchAll(/\r\n?|\n/g)) starts.push(match.index + match[0].length);
  starts.push(text.length);
  return starts;
}
