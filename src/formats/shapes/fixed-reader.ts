import { plainRecords } from "../named/plain-records.ts";
import { readNamedRecord } from "../named/records.ts";
import { askColumns } from "../roles/ask-columns.ts";
import type { Ask, ColumnAnswers } from "../roles/ask.ts";
import { isObject, toCells } from "../roles/cells.ts";
import { planOf } from "../roles/plan.ts";
import type { Row } from "../roles/rows.ts";
import type { Fields, Sample, SampleReading } from "../roles/sample.ts";
import { statsOf } from "../roles/stats.ts";
import type { RecordSource } from "../records/record-source.ts";
import { withoutNulls } from "../records/without-nulls.ts";
import { readCells } from "./read-cells.ts";
import type { ShapeContext } from "./shape.ts";

/** Reads the records of a file one by one, with the roles of its columns as its first records have them. */
export interface FixedReader {
  /** What must be answered first: nothing is read on a guess. */
  readonly ask: Ask | undefined;
  /** Columns of the first records. */
  readonly columns: readonly string[];
  read(record: RecordSource): SampleReading;
}

/**
 * Decides by some records what the columns of all are for. The records of named tools are read by their own readers. Judgements
 * are not looked for: this is for who scores responses. `read` never throws.
 */
export function fixedReader(first: readonly RecordSource[], isTable: boolean, answers: ColumnAnswers): FixedReader {
  const toRow = (value: Fields, line: number): Row => ({ cells: toCells(value, isTable), line });
  const rows = first.flatMap(({ value, line }) =>
    plainRecordsOf(value).flatMap((fields) => (readNamedRecord(fields) ? [] : [toRow(fields, line)])),
  );
  const stats = statsOf(rows.map(({ cells }) => cells));
  const plan = planOf([...stats.keys()], stats, answers);
  const context: ShapeContext = { plan, verdicts: { read: () => [] }, stats, answers, onAsk: () => {} };
  return {
    ask: rows.length > 0 ? askColumns(rows, plan, isTable) : undefined,
    columns: [...stats.keys()],
    read({ value, line }) {
      const all = plainRecordsOf(value);
      if (all.length === 0) return { message: "is not a JSON object" };
      return joined(all.map((fields) => readNamedRecord(fields) ?? readRow(toRow(fields, line), context)));
    },
  };
}

/** A row without its one response is not read from another column. */
function readRow(row: Row, context: ShapeContext): SampleReading {
  const [only, ...others] = context.plan.responses;
  const value = only && row.cells.values[only.name];
  const isEmpty = value === undefined || (typeof value === "string" && value.trim() === "");
  return only && others.length === 0 && isEmpty ? { message: `"${only.name}" is empty` } : readCells(row, context);
}

/** A record as plain ones; none for a value that is not an object. */
function plainRecordsOf(value: unknown): readonly Fields[] {
  return plainRecords([{ line: 0, value }]).flatMap((record) => {
    const plain = withoutNulls(record.value);
    return isObject(plain) ? [plain] : [];
  });
}

function joined(readings: readonly SampleReading[]): SampleReading {
  const samples: Sample[] = [];
  const notes: string[] = [];
  for (const reading of readings) {
    if ("message" in reading) {
      if (readings.length === 1) return reading;
      notes.push(reading.message);
    } else {
      samples.push(...reading.samples);
      notes.push(...reading.notes);
    }
  }
  return samples.length === 0 && notes.length > 0 ? { message: notes[0] } : { samples, notes };
}
