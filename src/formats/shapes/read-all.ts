import { knownAnswers } from "../named/known-columns.ts";
import { readNamedRecord } from "../named/records.ts";
import type { RecordProblem } from "../found.ts";
import { acrossRows, type SingleRow } from "./across-rows.ts";
import { askColumns } from "../roles/ask-columns.ts";
import type { Ask, ColumnAnswers } from "../roles/ask.ts";
import { isObject, toCells } from "../roles/cells.ts";
import { planOf } from "../roles/plan.ts";
import { unaskedIn } from "./unasked.ts";
import { readCells } from "./read-cells.ts";
import type { ShapeContext } from "./shape.ts";
import type { RecordSource } from "../records/record-source.ts";
import { withoutNulls } from "../records/without-nulls.ts";
import type { Sample, SampleReading } from "../roles/sample.ts";
import { statsOf } from "../roles/stats.ts";
import { type Row } from "../roles/rows.ts";
import { verdictReader } from "../roles/verdict.ts";

export interface ReadRecords {
  /** In the order of the file. */
  readonly samples: readonly (Sample & { readonly line: number })[];
  readonly problems: readonly RecordProblem[];
  /** What must be answered before the records in question give preferences. */
  readonly asks: readonly Ask[];
  /** Responses in records that could not be read because no column is the query. */
  readonly unasked: number;
}

/**
 * Reads all records of a file: those of named tools by their own readers, all others by the roles of their columns, which
 * are found for all records of one shape together. Never throws; linear.
 * @param isTable whether the records are rows, where "nan" is an empty cell and all rows have one shape
 * @param onSample gets each sample instead of the result: for who keeps less of it than its places
 */
export function readAll(
  records: readonly RecordSource[],
  isTable: boolean,
  answers: ColumnAnswers,
  onSample?: (sample: Sample & { readonly line: number }) => void,
): ReadRecords {
  const samples: (Sample & { line: number })[] = [];
  const take = onSample ?? ((sample) => void samples.push(sample));
  const problems: RecordProblem[] = [];
  const asks = new Map<string, Ask>();
  const onAsk = (ask: Ask) => void asks.set(ask.question, asks.get(ask.question) ?? ask);
  const values = records.map(({ value }) => withoutNulls(value));
  const named = values.map((value) => (isObject(value) ? readNamedRecord(value) : undefined));
  const rows = values.map((value, i): Row | undefined => {
    if (named[i] !== undefined || !isObject(value)) return undefined;
    return { cells: toCells(value, isTable), line: records[i].line };
  });
  const { stats, contexts } = contextsOf(rows, isTable, answers, onAsk);
  const singles: SingleRow[] = [];
  let unasked = 0;
  for (const [i, { line }] of records.entries()) {
    const row = rows[i];
    rows[i] = undefined;
    const reading: SampleReading =
      named[i] ?? (row ? readCells(row, contexts[i]!) : { message: "is not a JSON object" });
    if ("message" in reading) {
      problems.push({ line, message: reading.message });
      if (row) unasked += unaskedIn(row.cells, contexts[i]!.plan, stats);
      continue;
    }
    for (const sample of reading.samples) take({ ...sample, line });
    for (const message of reading.notes) problems.push({ line, message });
    const [only] = reading.samples;
    if (row && reading.samples.length === 1 && only.responses.length === 1)
      singles.push({ ...row, plan: contexts[i]!.plan, sample: only });
  }
  for (const sample of acrossRows(singles, stats, answers, onAsk)) take(sample);
  return { samples, problems, asks: [...asks.values()], unasked };
}

/** How each row is read, by its shape; rows are not kept. */
function contextsOf(
  rows: readonly (Row | undefined)[],
  isTable: boolean,
  answers: ColumnAnswers,
  onAsk: (ask: Ask) => void,
) {
  const own = rows.filter((row) => row !== undefined);
  const stats = statsOf(own.map(({ cells }) => cells));
  const byRow = new Map<Row, ShapeContext>();
  for (const shape of shapesOf(own, isTable ? [...stats.keys()] : undefined).values()) {
    const known = knownAnswers(shape.names, answers);
    const plan = planOf(shape.names, stats, known);
    const verdicts = plan.responses.length >= 2 ? verdictReader(shape.rows, plan, stats, known) : { read: () => [] };
    const ask = askColumns(shape.rows, plan, isTable);
    if (ask) onAsk(ask);
    const context = { plan, verdicts, stats, answers: known, onAsk };
    for (const row of shape.rows) byRow.set(row, context);
  }
  return { stats, contexts: rows.map((row) => row && byRow.get(row)) };
}

/** Records by the names of their columns. */
function shapesOf(
  rows: readonly Row[],
  all: readonly string[] | undefined,
): Map<string, { names: readonly string[]; rows: Row[] }> {
  const shapes = new Map<string, { names: readonly string[]; rows: Row[] }>();
  for (const row of rows) {
    const names = all ?? Object.keys(row.cells.values);
    const key = all ? "" : names.join("\0");
    const shape = shapes.get(key);
    if (shape) shape.rows.push(row);
    else shapes.set(key, { names, rows: [row] });
  }
  return shapes;
}
