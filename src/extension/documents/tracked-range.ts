/** A stretch of text, UTF-16 offsets, half open. */
export interface OffsetRange {
  readonly start: number;
  readonly end: number;
}

/** One replacement in a document, in offsets of the text before it. */
export interface OffsetChange {
  readonly rangeOffset: number;
  readonly rangeLength: number;
  readonly text: string;
}

export function overlap(a: OffsetRange, b: OffsetRange): boolean {
  return Math.min(a.end, b.end) > Math.max(a.start, b.start);
}

/**
 * Where a tracked range is after one replacement. Text typed inside belongs to the range, text typed at its edges does not.
 * Undefined when nothing of the range is left.
 */
export function shiftRange(range: OffsetRange, change: OffsetChange): OffsetRange | undefined {
  const { start, end } = range;
  const from = change.rangeOffset;
  const to = from + change.rangeLength;
  const growth = change.text.length - change.rangeLength;
  if (to <= start) return { start: start + growth, end: end + growth };
  if (from >= end) return range;
  if (from >= start && to <= end) {
    return growth === start - end ? undefined : { start, end: end + growth };
  }
  if (from <= start && to >= end) return undefined;
  // The replacement crosses one edge: what it brings in stays outside.
  if (from < start) return { start: from + change.text.length, end: end + growth };
  return { start, end: from };
}

/** Applies every replacement of one edit; their offsets all mean the text before the edit. */
export function shiftRangeByEdit(range: OffsetRange, changes: readonly OffsetChange[]): OffsetRange | undefined {
  const lastFirst = [...changes].sort((a, b) => b.rangeOffset - a.rangeOffset);
  let shifted: OffsetRange | undefined = range;
  for (const change of lastFirst) {
    if (shifted === undefined) return undefined;
    shifted = shiftRange(shifted, change);
  }
  return shifted;
}
