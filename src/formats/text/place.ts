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
