import { jsonLines } from "../formats/records/json-lines.ts";
import { LogIndex, type LogProblem } from "./log-index.ts";
import type { LineRef } from "./log-lines.ts";
import type { LogRecord } from "./record.ts";

export { activePreferences } from "./log-state.ts";

export interface ReadLog {
  /** In the order of the file; a record that stands twice (after a merge by union) once. */
  readonly records: readonly LogRecord[];
  /** Lines that could not be used; they stay in the file. */
  readonly problems: readonly LogProblem[];
  /** The line that has the record of an id. */
  lineWith(id: string): Pick<LineRef, "number"> | undefined;
}

/** Reads the text of a preference log. Lines that another reader claims (`isOther`) are passed over; see LogIndex. */
export function parseLog(text: string, isOther: (value: unknown) => boolean = () => false): ReadLog {
  const index = new LogIndex<LogRecord>({
    keep: (record) => record,
    isOther,
  });
  for (const { number, start, text: line } of jsonLines(text))
    index.add({ number, start, end: start + line.length, text: line });
  return index;
}
