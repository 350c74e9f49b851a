import { createScanner, type SyntaxKind } from "jsonc-parser";
import type { Place } from "../roles/sample.ts";
import type { Range } from "../text/trim.ts";

// jsonc-parser declares its token kinds as a const enum, which isolated modules cannot read.
const OPEN_OBJECT: SyntaxKind = 1;
const OPEN: readonly SyntaxKind[] = [1, 3];
const CLOSE: readonly SyntaxKind[] = [2, 4];
const COMMA: SyntaxKind = 5;
const COLON: SyntaxKind = 6;
const STRING: SyntaxKind = 10;
const END: SyntaxKind = 17;

/** Texts of records stand no deeper. */
const DEEPEST = 8;

export interface StringRanges {
  /** Offsets of the string values' characters in the source, quotes excluded, by `pathKey`. */
  readonly ranges: ReadonlyMap<string, Range>;
  /** The fields of the object itself that stand twice. */
  readonly twice: readonly string[];
}

/** One string for a path in a JSON value. */
export function pathKey(path: Place["path"]): string {
  return JSON.stringify(path);
}

/**
 * Where the string values of a JSON object stand in its source. `source` must be valid JSON (JSON.parse took it).
 * A scan without recursion: linear, and safe against deep nesting.
 */
export function stringRanges(source: string): StringRanges {
  const scanner = createScanner(source, true);
  const ranges = new Map<string, Range>();
  const seen = new Set<string>();
  const twice: string[] = [];
  const path: (string | number)[] = [];
  const isObject: boolean[] = [];
  let isName = false;
  for (let token = scanner.scan(); token !== END; token = scanner.scan()) {
    const depth = isObject.length;
    if (OPEN.includes(token)) {
      isObject.push(token === OPEN_OBJECT);
      path.push(token === OPEN_OBJECT ? "" : 0);
      isName = token === OPEN_OBJECT;
    } else if (CLOSE.includes(token)) {
      isObject.pop();
      path.pop();
    } else if (token === COMMA) {
      isName = isObject[depth - 1];
      if (!isName) path[depth - 1] = (path[depth - 1] as number) + 1;
    } else if (token === COLON) {
      isName = false;
    } else if (token === STRING && isName) {
      const name = scanner.getTokenValue();
      path[depth - 1] = name;
      if (depth === 1 && seen.has(name)) twice.push(name);
      if (depth === 1) seen.add(name);
    } else if (token === STRING && depth <= DEEPEST) {
      const start = scanner.getTokenOffset() + 1;
      ranges.set(pathKey(path), { start, end: start + scanner.getTokenLength() - 2 });
    }
  }
  return { ranges, twice };
}

/** Where a text stands in the source of its record; undefined where it is put together from several parts. */
export function rangeOf(source: string, { ranges }: StringRanges, text: string, place?: Place): Range | undefined {
  const whole = place && ranges.get(pathKey(place.path));
  if (!whole) return undefined;
  const start = skipUnits(source, whole.start, place.start);
  // A query has more than its question's string where others were said before it.
  return { start, end: skipUnits(source, start, text.length, whole.end) };
}

/** The offset in a JSON string's source that is `units` UTF-16 units of its value further, at most `end`. */
function skipUnits(source: string, offset: number, units: number, end = source.length): number {
  for (; units > 0 && offset < end; units--) offset += source[offset] !== "\\" ? 1 : source[offset + 1] === "u" ? 6 : 2;
  return offset;
}
