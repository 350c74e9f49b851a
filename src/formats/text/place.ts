/** Where a text is in its record: the value at `path` (a column of a table) contains it from `start` on (UTF-16). */
export interface Place {
  readonly path: readonly (string | number)[];
  readonly start: number;
  /** Its length there, where the text differs from the record's letters: in its line ends. */
  readonly length?: number;
}

/** The place of a part of a text, without the white space at its ends. */
export function trimmedPart(text: string, start: number, end: number, path: Place["path"], offset = 0) {
  const part = text.slice(start, end);
  return { text: part.trim(), place: { path, start: offset + start + part.length - part.trimStart().length } };
}

/**
 * Line numbers (1-based) of offsets that are asked for in rising order; linear in all. LF, CRLF and a lone CR end a line, as
 * in an editor.
 */
export function lineCounter(text: string): (offset: number) => number {
  let line = 1;
  let counted = 0;
  return (offset) => {
    for (; counted < offset; counted++) {
      const unit = text.charCodeAt(counted);
      if (unit === 10 || (unit === 13 && text.charCodeAt(counted + 1) !== 10)) line++;
    }
    return line;
  };
}
