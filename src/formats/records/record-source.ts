/** A record of a file: a JSON value or a row of a table, with the 1-based line on which it begins. */
export interface RecordSource {
  readonly line: number;
  readonly value: unknown;
}
