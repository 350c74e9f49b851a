import { createScanner } from "jsonc-parser";
import { isScalar, visit } from "yaml";
import { withLineFeeds, type Range } from "../text/trim.ts";
import { delimiterOf } from "./csv/csv-rows.ts";
import { END, STRING } from "./json-elements.ts";
import { yamlDocuments } from "./yaml-records.ts";

/** A string of a file of records, by what it says and where its characters are in the source, quotes excluded. */
export interface SourceString extends Range {
  readonly value: string;
}

/** The strings of a JSON text, names of fields among them, in order. The text may be damaged. */
export function* jsonStrings(source: string): Generator<SourceString> {
  const scanner = createScanner(source, true);
  for (let token = scanner.scan(); token !== END; token = scanner.scan()) {
    if (token !== STRING) continue;
    const start = scanner.getTokenOffset() + 1;
    yield { value: scanner.getTokenValue(), start, end: start + scanner.getTokenLength() - 2 };
  }
}

/** The strings of a YAML text, in order; none of one that is damaged. A block's characters begin on the line below its mark. */
export function* yamlStrings(source: string): Generator<SourceString> {
  const found: SourceString[] = [];
  for (const document of yamlDocuments(source)) {
    visit(document, (_, node) => {
      if (!isScalar(node) || typeof node.value !== "string" || !node.range) return;
      const [from, to] = node.range;
      const isBlock = node.type === "BLOCK_LITERAL" || node.type === "BLOCK_FOLDED";
      const isQuoted = node.type === "QUOTE_DOUBLE" || node.type === "QUOTE_SINGLE";
      const start = isBlock ? source.indexOf("\n", from) + 1 : from + Number(isQuoted);
      const blanks = isBlock ? /^[ \t]*/.exec(source.slice(start, start + 1000))![0].length : 0;
      found.push({ value: node.value, start: Math.min(start + blanks, to), end: to - Number(isQuoted) });
    });
  }
  yield* found.sort((a, b) => a.start - b.start);
}

/** The cells of a CSV text, in order, with line feeds as their line ends. */
export function* csvStrings(text: string): Generator<SourceString> {
  const named = /^\uFEFF?"?sep=(.)"?\r?\n/i.exec(text);
  const delimiter = named?.[1] ?? delimiterOf(text.replace(/^\uFEFF/, ""));
  let at = named?.[0].length ?? Number(text.startsWith("\uFEFF"));
  while (at < text.length) {
    const cell = text[at] === '"' ? quotedCell(text, at) : { start: at, end: at };
    let end = cell.end;
    while (end < text.length && text[end] !== delimiter && text[end] !== "\n" && text[end] !== "\r") end++;
    const isQuoted = text[at] === '"' && end === cell.end + 1;
    const range = isQuoted ? cell : { start: at, end };
    const inner = text.slice(range.start, range.end);
    yield { value: withLineFeeds(isQuoted ? inner.replaceAll('""', '"') : inner), ...range };
    at = end + (text.startsWith("\r\n", end) ? 2 : 1);
  }
}

/** The inside of a cell that begins with a quote. */
function quotedCell(text: string, at: number): Range {
  let end = at + 1;
  for (; end < text.length; end++) {
    if (text[end] !== '"') continue;
    if (text[end + 1] !== '"') break;
    end++;
  }
  return { start: at + 1, end };
}
