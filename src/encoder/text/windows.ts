/**
 * A response in windows, each short enough to be read after the query in one pass. Where a window ends is decided by what is
 * written there (the end of a paragraph before that of a line before that of a sentence, then a hash of the tokens around it), so that
 * after an edit the cuts are soon in their old places.
 */
import { textPieces, type Ending } from "./text-pieces.ts";
import type { Tokenise } from "./tokenise.ts";

/** Tokens of a window at most; a response of no more is one window. */
export const WINDOW_TOKENS = 256;
/** Tokens of a window at least, where there are several and many tokens are left; near the end this share of what is left. */
const LEAST_WINDOW = 154;
const LEAST_SHARE = 0.4;
/** Tokens of a response that are read at most. */
export const RESPONSE_TOKENS = 8000;
/** Tokens on each side of a cut that its hash is of. */
const AROUND = 8;

const CONTINUES = "##";
export const UNKNOWN = "[UNK]";

/** A response's tokens as they are read. */
export interface ResponseWindows {
  readonly ids: readonly number[];
  readonly pieces: readonly string[];
  /** Windows, half open, in order, of all tokens; one empty window for a response without tokens. */
  readonly windows: readonly (readonly [number, number])[];
  /** What is read: all up to here, in UTF-16 units. */
  readonly end: number;
}

/** The tokens of a response, at most RESPONSE_TOKENS, and their windows. Lone surrogates are read as U+FFFD. */
export function responseWindows(response: string, tokenise: Tokenise): ResponseWindows {
  const ids: number[] = [];
  const pieces: string[] = [];
  const endings = new Map<number, Ending>();
  let end = 0;
  for (const piece of textPieces(response)) {
    const found = tokenise(response.slice(piece.start, piece.end).toWellFormed());
    if (ids.length + found.ids.length > RESPONSE_TOKENS) break; // whole sentences only
    ids.push(...found.ids);
    pieces.push(...found.pieces);
    end = piece.end;
    if (found.ids.length > 0 || (endings.get(ids.length) ?? 0) < piece.ending) endings.set(ids.length, piece.ending);
  }
  return { ids, pieces, windows: windowsOf(ids, pieces, endings), end };
}

function windowsOf(
  ids: readonly number[],
  pieces: readonly string[],
  endings: ReadonlyMap<number, Ending>,
): (readonly [number, number])[] {
  const windows: (readonly [number, number])[] = [];
  let start = 0;
  while (ids.length - start > WINDOW_TOKENS) {
    const least = Math.min(LEAST_WINDOW, Math.floor(LEAST_SHARE * (ids.length - start)));
    const last = Math.min(start + WINDOW_TOKENS, ids.length - least);
    let best = last;
    let rank = -1;
    for (let at = start + least; at <= last; at++) {
      if (pieces[at].startsWith(CONTINUES)) continue;
      const own = (endings.get(at) ?? 0) + hashAround(ids, at);
      if (own > rank) [best, rank] = [at, own];
    }
    windows.push([start, best]);
    start = best;
  }
  return [...windows, [start, ids.length]];
}

/** FNV-1a of the ids around a place, in [0, 1). */
function hashAround(ids: readonly number[], at: number): number {
  let hash = 0x811c9dc5;
  for (const id of ids.slice(Math.max(0, at - AROUND), at + AROUND)) hash = Math.imul(hash ^ id, 0x01000193);
  return ((hash ^ (hash >>> 15)) >>> 0) / 2 ** 32;
}
