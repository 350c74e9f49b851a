import { rowsAbove, SEPARATOR_LINE } from "./csv/csv-rows.ts";
import { jsonElements } from "./json-elements.ts";

/** Characters that are read in one go: some 15 ms. */
const PIECE = 100_000;

/** A part of a file of records that can be read alone. */
export interface Piece {
  /** What is read, and how much further on in the file it is. */
  readonly text: string;
  readonly shift: number;
  /** Lines of the file before it. */
  readonly lines: number;
  readonly end: number;
}

/** The pieces of a large text: lines of JSON Lines, elements of a JSON list, rows of a table below its header. */
export function* piecesOf(text: string, name: string): Generator<Piece> {
  const whole = { text, shift: 0, lines: 0, end: text.length };
  if (text.length <= PIECE) return yield whole;
  const start = /[^\s\uFEFF]/.exec(text.slice(0, 10_000))?.[0];
  if (/\.(?:jsonl|ndjson)$/i.test(name) && start === "{") return yield* linePieces(text, "");
  if (start === "[") return yield* elementPieces(text);
  if (/\.(?:csv|tsv|tab|psv)$/i.test(name)) return yield* linePieces(text, text.slice(0, endOfHeader(text)));
  if (/\.ya?ml$/i.test(name) && /^- /.test(text)) return yield* linePieces(text, "", /^- /);
  yield whole;
}

/** @param header is read with each piece; @param begins what a line of a new record looks like */
function* linePieces(text: string, header: string, begins?: RegExp): Generator<Piece> {
  let lines = 0;
  const headerLines = countLines(header);
  for (let from = header.length; from < text.length;) {
    let end = Math.min(from + PIECE, text.length);
    do end = header === "" ? endOfLine(text, end) : endOfRow(text, from, end);
    while (begins && end < text.length && !begins.test(text.slice(end, end + 2)));
    const part = text.slice(from, end);
    const before = from === header.length ? 0 : lines - headerLines;
    yield { text: header + part, shift: from - header.length, lines: Math.max(0, before), end };
    lines = (from === header.length ? headerLines : lines) + countLines(part);
    from = end;
  }
}

function* elementPieces(text: string): Generator<Piece> {
  let start = -1;
  let [line, end] = [1, 0];
  for (const element of jsonElements(text)) {
    if (start < 0) [start, line] = [element.start, element.number];
    end = element.start + element.text.length;
    if (end - start < PIECE) continue;
    yield { text: `[${text.slice(start, end)}]`, shift: start - 1, lines: line - 1, end };
    start = -1;
  }
  if (start >= 0) yield { text: `[${text.slice(start, end)}]`, shift: start - 1, lines: line - 1, end };
}

const countLines = (text: string): number => text.split("\n").length - 1;

function endOfLine(text: string, at: number): number {
  const newline = text.indexOf("\n", at);
  return newline < 0 ? text.length : newline + 1;
}

/** Where the first row below a table's header begins. */
export function endOfHeader(text: string): number {
  let end = SEPARATOR_LINE.exec(text)?.[0].length ?? 0;
  for (let left = rowsAbove(text); left >= 0; left--) {
    const from = end + /^\s*/.exec(text.slice(end, end + 1000))![0].length;
    end = endOfRow(text, from);
  }
  return end;
}

/** The first end of a row at or after `least`: a line end outside of quotes. */
function endOfRow(text: string, from: number, least = from): number {
  let isQuoted = false;
  for (let at = from; at < text.length; at++) {
    if (text[at] === '"') isQuoted = !isQuoted;
    else if (text[at] === "\n" && !isQuoted && at >= least) return at + 1;
  }
  return text.length;
}
