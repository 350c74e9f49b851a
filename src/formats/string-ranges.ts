import { createScanner, type SyntaxKind } from "jsonc-parser";

// jsonc-parser declares its token kinds as a const enum, which isolated modules cannot read.
const OPEN: readonly SyntaxKind[] = [1, 3];
const CLOSE: readonly SyntaxKind[] = [2, 4];
const COMMA: SyntaxKind = 5;
const STRING: SyntaxKind = 10;
const END: SyntaxKind = 17;

export interface StringRange {
  /** Offsets of the value's characters in the source, quotes excluded. */
  readonly start: number;
  readonly end: number;
}

/**
 * Where the string values of a JSON object's own fields stand in its source, by field name, and the names that stand twice.
 * `source` must be valid JSON (JSON.parse took it). A scan without recursion: linear, and safe against deep nesting.
 */
export function stringRanges(source: string): { readonly ranges: Map<string, StringRange>; readonly twice: string[] } {
  const scanner = createScanner(source, true);
  const ranges = new Map<string, StringRange>();
  const seen = new Set<string>();
  const twice: string[] = [];
  let depth = 0;
  let field: string | undefined;
  for (let token = scanner.scan(); token !== END; token = scanner.scan()) {
    if (OPEN.includes(token)) depth++;
    else if (CLOSE.includes(token)) depth--;
    if (depth !== 1) continue;
    if (token === COMMA) field = undefined;
    if (token !== STRING) continue;
    if (field === undefined) {
      field = scanner.getTokenValue();
      if (seen.has(field)) twice.push(field);
      seen.add(field);
    } else {
      const start = scanner.getTokenOffset() + 1;
      ranges.set(field, { start, end: start + scanner.getTokenLength() - 2 });
    }
  }
  return { ranges, twice };
}
