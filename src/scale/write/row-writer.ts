import type { AddedColumn, Column } from "../columns.ts";
import type { ScoredRow } from "../score-rows.ts";

/** What a file of scored rows looks like. */
export interface Layout {
  readonly own: readonly Column[];
  readonly added: readonly AddedColumn[];
}

/** Writes rows as a kind of file, in segments. The same rows in the same segments give the same bytes. */
export interface RowWriter<Row = ScoredRow> {
  /** What comes before the first row. */
  begin(): Uint8Array;
  segment(rows: readonly Row[]): Uint8Array;
  /** What comes after the last row. */
  end(): Uint8Array;
  /** What the file's end needs to know of the last segment, as JSON; for another process that continues. */
  stateOf(): unknown;
  /** Continues after segments that are written. @param bytes of the file so far */
  resume(states: readonly unknown[], bytes: number): void;
}

/** Kinds of files by the ending of their names. */
export const KINDS = ["jsonl", "csv", "tsv", "parquet"] as const;
export type Kind = (typeof KINDS)[number];
