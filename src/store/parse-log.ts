import type { RecordProblem } from "../formats/found.ts";
import { jsonLines, parseJsonLine } from "../formats/json-lines.ts";
import { canonicalJson } from "./canonical-json.ts";
import type { LogRecord, PreferenceRecord } from "./record.ts";
import { toLogRecord } from "./record-schema.ts";

export interface ReadLog {
  /** In the order of the file; a record that stands twice (after a merge by union) once. */
  readonly records: readonly LogRecord[];
  /** Lines that could not be used; they stay in the file. */
  readonly problems: readonly RecordProblem[];
}

/**
 * Reads the text of a preference log. Lines that another reader claims (`isOther`) are passed over; every other line
 * is a record or a problem: torn, from a newer version, or of an id that another record has.
 */
export function parseLog(text: string, isOther: (value: unknown) => boolean = () => false): ReadLog {
  const records: LogRecord[] = [];
  const problems: RecordProblem[] = [];
  const known = new Map<string, { readonly line: number; readonly content: string }>();
  for (const { number: line, text: source } of jsonLines(text)) {
    const parsed = parseJsonLine(source);
    if ("value" in parsed && isOther(parsed.value)) continue;
    const read = "message" in parsed ? parsed : toLogRecord(parsed.value);
    if ("message" in read) {
      problems.push({ line, message: `${read.message}. It is set aside and stays in the file` });
      continue;
    }
    const content = canonicalJson(read.record);
    const same = known.get(read.record.id);
    if (same && same.content !== content) {
      problems.push({
        line,
        message: `has the id of line ${same.line} but other contents. Only line ${same.line} is used`,
      });
    }
    if (same) continue;
    known.set(read.record.id, { line, content });
    records.push(read.record);
  }
  return { records, problems };
}

/** The preferences that hold: those that no withdrawal takes back, wherever in the log it stands. */
export function activePreferences(records: readonly LogRecord[]): PreferenceRecord[] {
  const withdrawn = new Set(records.flatMap((record) => (record.kind === "withdrawal" ? [record.of] : [])));
  return records.filter(
    (record): record is PreferenceRecord => record.kind === "preference" && !withdrawn.has(record.id),
  );
}
