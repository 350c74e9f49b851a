import type { QueryResponse } from "../../core/types.ts";
import type { RecordProblem } from "../../formats/found.ts";
import type { Fields } from "../../formats/roles/sample.ts";
import type { Column } from "../columns.ts";

/** A row of a file: what it is written again from, and what its texts are read from. */
export interface SourceRow {
  /** 1-based; of a Parquet file the number of the row. */
  readonly line: number;
  /** Its own columns; none where it could not be read. */
  readonly own: Fields;
  /** The same as the one JSON object that its line is, so that no number is rounded. */
  readonly json?: string | undefined;
  /** What the roles of columns are read from. */
  readonly value?: unknown;
  /** What is wrong with it, for people: "is not JSON: …". */
  readonly problem?: string;
  /** The response of a document, which has no columns. */
  readonly response?: QueryResponse & { readonly label: string };
}

/** The rows of a file, one batch after another, so that no more than a few are in memory. */
export interface RowSource {
  /** Whether they are rows of a table, where "nan" is an empty cell. */
  readonly isTable: boolean;
  /** What is wrong with the file as a whole. */
  readonly problems?: readonly RecordProblem[];
  /** Its columns with their types, where the file says them before its rows. */
  readonly columns: readonly Column[] | undefined;
  /** The first batch comes as soon as it is there. From the first row each time, unless the source is a pipe. */
  batches(): AsyncIterable<readonly SourceRow[]>;
  /** How much of the file is read, 0 to 1; undefined for a pipe. */
  progress(): number | undefined;
}
