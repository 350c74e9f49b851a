/** Where a text stands in its record: the value at `path` (a column of a table) contains it from `start` on (UTF-16). */
export interface Place {
  readonly path: readonly (string | number)[];
  readonly start: number;
  /** Its length there, where the text is not what stands there letter by letter: its line ends are others. */
  readonly length?: number;
}

/** The place of a part of a text, without the white space at its ends. */
export function trimmedPart(text: string, start: number, end: number, path: Place["path"], offset = 0) {
  const part = text.slice(start, end);
  return { text: part.trim(), place: { path, start: offset + start + part.length - part.trimStart().length } };
}
