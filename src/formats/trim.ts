/** UTF-16 offsets, half open. */
export interface Range {
  readonly start: number;
  readonly end: number;
}

/** The part of `text` from `start` to `end` without the white space at its ends; an empty part stands at `end`. */
export function trimRange(text: string, start: number, end: number): Range {
  const part = text.slice(start, end);
  const from = end - part.trimStart().length;
  return { start: from, end: from + part.trim().length };
}
