import MarkdownIt, { type Token } from "markdown-it";
import { lineCounter } from "../text/place.ts";
import { isBlank, trimRange, type Range } from "../text/trim.ts";

/** A heading of the document itself, not one in a list, a quotation or a code block. */
export interface Heading {
  /** 1 to 6. */
  readonly level: number;
  /** Offsets of its text, without the marks of the heading; of one line or several. */
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
  /** Offsets of code blocks and comments, in order, half open: no mark in them counts. */
  readonly code: readonly Range[];
}

// Inline parsing is 90% of the time and moves no block.
const parser = new MarkdownIt("commonmark").disable(["inline", "text_join"]);
/** Characters that are parsed in one go, about: some 10 ms. */
const PIECE = 100_000;
/** A heading at the first column, or a letter there after an empty line: whatever was open before is closed, but for some code and HTML. */
const PLACE_TO_SPLIT = /^#{1,6}[ \t]|(?<=\n[ \t]*\r?\n)^\p{L}/gmu;

/**
 * The headings and code blocks of a CommonMark text, with UTF-16 offsets. Linear in its length. Yields after each piece how
 * much of the text is read, 0 to 1.
 * @param from where reading begins
 */
export function* readBlocks(text: string, from = 0): Generator<number, Blocks> {
  const headings: Heading[] = [];
  const code: Range[] = [];
  let line = lineCounter(text)(from) - 1;
  for (let size = PIECE; from < text.length;) {
    const end = nextPlace(text, from + size);
    const piece = text.slice(from, end);
    const starts = lineStarts(piece, from);
    const tokens = parser.parse(piece, {});
    if (end < text.length && isOpen(tokens, starts.length - 2)) {
      size *= 2; // the next piece may be more of the last block
      continue;
    }
    for (const token of tokens) readToken(text, token, starts, line, headings, code);
    line += starts.length - 2;
    from = end;
    size = PIECE;
    yield from / text.length;
  }
  return { headings, code };
}

function readToken(
  text: string,
  token: Token,
  starts: readonly number[],
  line: number,
  headings: Heading[],
  code: Range[],
) {
  if (token.map === null) return;
  const offset = (index: number) => starts[Math.min(index, starts.length - 1)];
  const range = { start: offset(token.map[0]), end: offset(token.map[1]) };
  const isComment = token.type === "html_block" && token.content.startsWith("<!--");
  if (token.type === "fence" || token.type === "code_block" || isComment) code.push(range);
  if (token.type !== "heading_open" || token.level !== 0) return;
  const own = headingText(text, range, token.markup, offset(token.map[1] - 1));
  const place = { from: own.start, to: own.end, line: line + token.map[0] + 1 };
  headings.push({ level: Number(token.tag.slice(1)), ...place, ...range });
}

/** Whether a piece of so many lines ends in a block that only its own mark closes. */
function isOpen(tokens: readonly Token[], lines: number): boolean {
  const last = tokens.findLast(({ level, map }) => level === 0 && map !== null);
  return last !== undefined && ["fence", "html_block"].includes(last.type) && last.map![1] >= lines;
}

function nextPlace(text: string, after: number): number {
  if (after >= text.length) return text.length;
  PLACE_TO_SPLIT.lastIndex = after;
  return PLACE_TO_SPLIT.exec(text)?.index ?? text.length;
}

/**
 * Where the text of a heading is. It is not looked for by what markdown-it gives, which writes CRLF and NUL differently.
 * @param markup `##` of an ATX heading; `=` or `-`, the underline of the others, whose text ends at `lastLine`.
 */
function headingText(text: string, { start, end }: Range, markup: string, lastLine: number): Range {
  if (!markup.startsWith("#")) return trimRange(text, start, lastLine);
  const line = trimRange(text, start, end);
  let close = line.end;
  while (text[close - 1] === "#") close--;
  const from = line.start + markup.length;
  // Hashes at the end close the heading where a blank is before them.
  if (close > from && !isBlank(text[close - 1])) close = line.end;
  return trimRange(text, from, Math.max(from, close));
}

/** Offset of every line's start, then the piece's end. LF, CRLF and a lone CR end a line, as in CommonMark. */
function lineStarts(piece: string, from: number): number[] {
  const starts = [from];
  for (const match of piece.matchAll(/\r\n?|\n/g)) starts.push(from + match.index + match[0].length);
  starts.push(from + piece.length);
  return starts;
}
