import { twiceIn } from "../records/lenient-lines.ts";
import { parseJsonLine } from "../records/json-lines.ts";
import { stringRanges, type StringRanges } from "../records/string-ranges.ts";
import type { ColumnAnswers } from "./ask.ts";
import { readAll } from "./read-all.ts";
import type { Sample } from "./sample.ts";

/** A record with the places of its strings in its source. */
export type RecordReading =
  | { readonly samples: readonly Sample[]; readonly notes: readonly string[]; readonly strings: StringRanges }
  | { readonly message: string };

/**
 * Reads the JSON source of one record that stands alone; never throws. A field that stands twice makes it a problem: readers
 * of JSON take the one or the other.
 */
export function readRecord(source: string, answers: ColumnAnswers = {}): RecordReading {
  const parsed = parseJsonLine(source);
  if ("message" in parsed) return parsed;
  const twice = twiceIn(source, parsed.value);
  if (twice !== undefined) return { message: `"${twice}" stands twice. Keep one of them` };
  const { samples, problems } = readAll([{ line: 1, value: parsed.value }], false, answers);
  if (samples.length === 0 && problems.length > 0) return { message: problems[0].message };
  return { samples, notes: problems.map(({ message }) => message), strings: stringRanges(source) };
}
