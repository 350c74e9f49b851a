/** How much of a text ends after a piece: nothing (it was too long), a sentence, a line, a paragraph. */
export type Ending = 0 | 1 | 2 | 3;

export interface TextPiece {
  readonly start: number;
  readonly end: number;
  readonly ending: Ending;
}

/** UTF-16 units of a piece at most. */
export const LONGEST_PIECE = 4000;

/** To the end of the sentence or the line, with the white space after it. */
const PIECE = /[^\r\n]*?(?:[.!?…][\p{Pe}\p{Pf}"'*_`~]{0,9}[ \t]+|[。！？]|[\r\n]\s*|$)/uy;

/**
 * Cuts a text where sentences, lines and paragraphs end, never inside a word: its pieces tokenised one by one give the
 * tokens of the whole. Only a word of more than LONGEST_PIECE units is cut itself. Lazy: a text of any length begins immediately.
 */
export function* textPieces(text: string): Generator<TextPiece> {
  for (let start = 0; start < text.length;) {
    const shown = text.slice(start, start + LONGEST_PIECE);
    PIECE.lastIndex = 0;
    const whole = PIECE.exec(shown)![0];
    const unfinished = whole.length === shown.length && start + shown.length < text.length && !/\s$/.test(whole);
    const end = start + (unfinished ? lastBlank(shown) : whole.length);
    yield { start, end, ending: unfinished ? 0 : endingOf(whole) };
    start = end;
  }
}

/** After the last blank; without one, the end, but never inside a surrogate pair. */
function lastBlank(shown: string): number {
  const blank = Math.max(shown.lastIndexOf(" "), shown.lastIndexOf("\t")) + 1;
  if (blank > 0) return blank;
  return /[\ud800-\udbff]$/.test(shown) ? shown.length - 1 : shown.length;
}

function endingOf(piece: string): Ending {
  const lines = piece.slice(piece.trimEnd().length).split(/\r\n|\r|\n/).length - 1;
  return lines > 1 ? 3 : lines === 1 ? 2 : 1;
}
