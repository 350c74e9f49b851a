import type { Ask, ColumnAnswers } from "../roles/ask.ts";
import type { Fields, SampleReading } from "../roles/sample.ts";
import { readArenaVote, readLabelStudioTask, readLogRecord } from "./votes.ts";

/** Reads a record of a tool whose shape is no table; undefined where the record is none of its. */
type RecordReader = (fields: Fields) => SampleReading | undefined;

const readers: readonly RecordReader[] = [readLogRecord, readLabelStudioTask, readArenaVote];

/** Reads a record that a named tool writes; undefined where it is read by the roles of its columns. */
export function readNamedRecord(fields: Fields, _answers: ColumnAnswers, _onAsk: (ask: Ask) => void): SampleReading | undefined {
  for (const read of readers) {
    const reading = read(fields);
    if (reading) return reading;
  }
  return undefined;
}
