import { isCross, isFraction, numberOf, type Cells } from "./cells.ts";

/** A column with more different values than this is not a verdict. */
const MOST_VALUES = 24;
/** Characters from which a value is prose and no label. */
const PROSE = 24;

/** What a column of a file contains, over all records. */
export interface ColumnStats {
  /** Records in which it is not absent. */
  count: number;
  /** Of them, those in which it is a figure. */
  figures: number;
  /** Of those, the ones that are written as a part of another: "8/10". */
  fractions: number;
  /** Those in which it is a text of several words. */
  prose: number;
  /** Those in which it is a list or an object. */
  nested: number;
  /** Its different labels and figures; undefined where there are too many. */
  values: Map<string, number> | undefined;
}

export type Stats = ReadonlyMap<string, ColumnStats>;

/** Counts what the columns of records hold. Linear. */
export function statsOf(records: Iterable<Cells>): Stats {
  const all = new Map<string, ColumnStats>();
  for (const { values } of records) {
    for (const name in values) {
      let stats = all.get(name);
      if (!stats)
        all.set(name, (stats = { count: 0, figures: 0, fractions: 0, prose: 0, nested: 0, values: new Map() }));
      count(stats, values[name]);
    }
  }
  return all;
}

/** Whether a value is a text of several words. */
export const isProseText = (value: unknown): value is string => typeof value === "string" && value.length >= PROSE;

function count(stats: ColumnStats, value: unknown): void {
  stats.count++;
  if (typeof value === "object") stats.nested++;
  else if (isProseText(value)) {
    stats.prose++;
    // A label may be a sentence: "Response A is much better than Response B".
    if (value.length > 4 * PROSE) stats.values = undefined;
  } else if (numberOf(value) !== undefined) {
    stats.figures++;
    if (isFraction(value)) stats.fractions++;
  }
  if (stats.values === undefined || typeof value === "object") return;
  const label = String(value).trim();
  stats.values.set(label, (stats.values.get(label) ?? 0) + 1);
  if (stats.values.size > MOST_VALUES) stats.values = undefined;
}

/** Whether a column has text of people, not labels. */
export function isProse(stats: ColumnStats | undefined): boolean {
  return (
    stats !== undefined &&
    stats.prose > 0.5 * stats.count &&
    (stats.values === undefined || stats.values.size > 2 || stats.count <= 3)
  );
}

/** Whether a column may hold the texts of responses: neither figures nor lists alone. */
export function isText(stats: ColumnStats | undefined): boolean {
  return stats !== undefined && stats.figures < stats.count && stats.nested < stats.count;
}

/** Whether all of a column's values are figures that can be compared. */
export function isFigures(stats: ColumnStats | undefined): boolean {
  if (stats === undefined || stats.count === 0 || stats.figures < stats.count) return false;
  return stats.fractions === 0 || stats.fractions === stats.count;
}

/** Whether all of a column's values are figures, or crosses. */
export function areMarks(stats: ColumnStats | undefined): boolean {
  return (
    isFigures(stats) || (stats?.values !== undefined && stats.count > 0 && [...stats.values.keys()].every(isCross))
  );
}

/** Whether a column only marks some of its records: with crosses, ticks, or 1 beside 0. */
export const areTicks = (stats: ColumnStats | undefined): boolean =>
  areMarks(stats) &&
  [...(stats!.values?.keys() ?? [""])].every((label) => isCross(label) || [0, 1].includes(numberOf(label) ?? NaN));

/** The different figures of a column, in order; undefined where there are many, or other values. */
export function figuresOf(stats: ColumnStats | undefined): readonly number[] | undefined {
  if (!isFigures(stats) || !stats!.values) return undefined;
  return [...new Set([...stats!.values.keys()].map((label) => numberOf(label)!))].sort((a, b) => a - b);
}
