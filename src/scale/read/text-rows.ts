import type { QueryResponse } from "../../core/types.ts";
import type { ColumnAnswers } from "../../formats/roles/ask.ts";
import { isObject } from "../../formats/roles/cells.ts";
import { fixedReader, type FixedReader } from "../../formats/shapes/fixed-reader.ts";
import type { RowSource, SourceRow } from "./row-source.ts";

/** A row with one response: as it is written, and what is to be scored of it. */
export interface TextRow extends Pick<SourceRow, "own" | "json" | "line"> {
  /** Its file, where there are several. */
  readonly file?: string;
  readonly text?: QueryResponse;
  /** Which of its row's responses it is: "chosen", "Assistant 2". */
  readonly label?: string;
  /** Why there is nothing to score, for people. */
  readonly problem?: string;
}

/** How the rows of a file are read: decided by its first ones. */
export interface RowReader extends Pick<FixedReader, "ask" | "columns"> {
  /** Whether rows have several responses; each has a row of its own then. */
  readonly isLabelled: boolean;
  /** Responses that the first rows have, and how many rows those are. */
  readonly responses: number;
  readonly rows: number;
  read(row: SourceRow): readonly TextRow[];
}

/** Rows by which the roles of columns are decided. */
const FIRST_ROWS = 1000;

/** The first rows of a file, as many as decide. */
export async function firstRows(source: RowSource): Promise<SourceRow[]> {
  const rows: SourceRow[] = [];
  for await (const batch of source.batches()) {
    rows.push(...batch.slice(0, FIRST_ROWS - rows.length));
    if (rows.length >= FIRST_ROWS) break;
  }
  return rows;
}

export function rowReader(first: readonly SourceRow[], isTable: boolean, answers: ColumnAnswers): RowReader {
  const records = first.filter(({ problem, response }) => problem === undefined && response === undefined);
  const { ask, columns, read } = fixedReader(
    records.map(({ line, value }) => ({ line, value })),
    isTable,
    answers,
  );
  const textsOf = ({ line, own, json, value, problem, response }: SourceRow): TextRow[] => {
    const row = { line, own, json };
    if (problem !== undefined) return [{ ...row, problem }];
    if (response) return [{ ...row, text: response }];
    const reading = read({ line, value });
    if ("message" in reading) return [{ ...row, problem: reading.message }];
    const texts = reading.samples.flatMap(({ query, responses, isAcross }) =>
      isAcross
        ? []
        : responses.map(({ text, label, place }): TextRow => {
            const problem = place === undefined ? wrongType(value, label) : undefined;
            return problem === undefined
              ? { ...row, label, text: { query, response: text } }
              : { ...row, label, problem };
          }),
    );
    return texts.length > 0 ? texts : [{ ...row, problem: reading.notes[0] ?? "contains no response" }];
  };
  const found = first.map((row) => textsOf(row));
  const isLabelled = found.some((texts) => texts.length > 1);
  return {
    ask,
    columns,
    isLabelled,
    responses: found.flat().filter(({ text }) => text !== undefined).length,
    rows: first.length,
    read(row) {
      const texts = textsOf(row).map(withoutEmpty);
      if (isLabelled || texts.length === 1) return texts;
      const { line, own, json } = row;
      return [{ line, own, json, problem: `has ${texts.length} responses, where the first rows have one each` }];
    },
  };
}

/** What is wrong with a column that is a number or a boolean: read as a text it would get a score that says nothing. */
function wrongType(value: unknown, column: string): string | undefined {
  const type = isObject(value) ? typeof value[column] : "undefined";
  return ["number", "boolean", "bigint"].includes(type) ? `"${column}" is a ${type}, not a text` : undefined;
}

function withoutEmpty(row: TextRow): TextRow {
  const { text, ...rest } = row;
  return text?.response.trim() === "" ? { ...rest, problem: "the response is empty" } : row;
}
