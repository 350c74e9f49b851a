/** UTF-16 offsets, half open. */
export interface Range {
  readonly start: number;
  readonly end: number;
}

/** Whether a UTF-16 unit is white space, as `trim` has it. */
export const isBlank = (unit: string): boolean => unit.trim() === "";

/** The part of `text` from `start` to `end` without the white space, or other units to cut, at its ends; an empty part is at `end`. */
export function trimRange(text: string, start: number, end: number, cuts = isBlank): Range {
  while (start < end && cuts(text[start])) start++;
  while (end > start && cuts(text[end - 1])) end--;
  return { start, end };
}

/** Text with line feeds as its only line ends: one query, from whatever file. */
export function withLineFeeds(text: string): string {
  return text.includes("\r") ? text.replaceAll("\r\n", "\n").replaceAll("\r", "\n") : text;
}
