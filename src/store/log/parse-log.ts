import { jsonLines } from "../../formats/records/json-lines.ts";
import { LogIndex, type LogProblem } from "./log-index.ts";
import type { LogRecord } from "./record.ts";

export interface ReadLog {
  /** In the order of the file; a record that occurs twice (after a merge by union) once. */
  readonly records: readonly LogRecord[];
  /** Lines that could not be used; they stay in the file. */
  readonly problems: readonly LogProblem[];
  /** Number of the line that has the record of an id. */
  lineWith(id: string): number | undefined;
}

/** Reads the text of a preference log. Lines that another reader claims (`isOther`) are skipped; see LogIndex. */
export function parseLog(text: string, isOther?: (value: unknown) => boolean): ReadLog {
  const index = new LogIndex(isOther);
  for (const { number, start, text: line } of jsonLines(text))
    index.add({ number, start, end: start + line.length, text: line });
  return index;
}
