import { createScanner, type SyntaxKind } from "jsonc-parser";
import type { JsonLine } from "./json-lines.ts";
import { lineCounter } from "../text/place.ts";

const OPEN_OBJECT: SyntaxKind = 1;
export const OPEN_LIST: SyntaxKind = 3;
export const OPEN: readonly SyntaxKind[] = [1, 3];
export const CLOSE: readonly SyntaxKind[] = [2, 4];
export const COMMA: SyntaxKind = 5;
export const STRING: SyntaxKind = 10;
export const END: SyntaxKind = 17;

/** Names under which a JSON object has its list of records. */
const LISTS = ["data", "rows", "examples", "records", "pairs"];

/**
 * The records of a JSON text, each with its first line: the elements of a list, of an object's list (`data`, `rows` …), or the
 * one object. The text may be damaged: an element that is not JSON is given unchanged, and the others stay whole.
 */
export function* jsonElements(text: string): Generator<JsonLine> {
  const scanner = createScanner(text, true);
  const lineOf = lineCounter(text);
  let depth = 0;
  let inList = -1; // depth of the list whose elements are records
  let name = "";
  let begin = -1;
  let end = -1;
  const take = (): JsonLine => ({ number: lineOf(begin), start: begin, text: text.slice(begin, end) });
  for (let token = scanner.scan(); ; token = scanner.scan()) {
    if (inList < 0 && token === OPEN_LIST && (depth === 0 || (depth === 1 && LISTS.includes(name)))) {
      inList = ++depth;
      begin = -1;
      continue;
    }
    const between = depth === inList && (token === COMMA || CLOSE.includes(token));
    if (token === END || between) {
      if (begin >= 0 && (inList >= 0 || token === END)) yield take();
      begin = -1;
      if (token === END || token !== COMMA) return;
      continue;
    }
    if (token === STRING && depth === 1 && inList < 0) name = scanner.getTokenValue();
    if (OPEN.includes(token)) depth++;
    else if (CLOSE.includes(token)) depth--;
    if (begin < 0 && (inList >= 0 || token === OPEN_OBJECT)) begin = scanner.getTokenOffset();
    end = scanner.getTokenOffset() + scanner.getTokenLength();
  }
}
