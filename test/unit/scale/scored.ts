import { addedColumns, ColumnSurvey, type AddedValues } from "../../../src/scale/columns.ts";
import type { ScoredRow } from "../../../src/scale/score-rows.ts";
import type { Layout } from "../../../src/scale/write/row-writer.ts";
import type { Fields } from "../../../src/formats/roles/sample.ts";

/** A row with a score that follows from its number. */
export function scored(own: Fields, line: number, more: Partial<ScoredRow> = {}): ScoredRow {
  const added: AddedValues = {
    ...{
      label: null,
      reward: line / 7,
      score: 0.5,
      low: 0.25,
      high: 0.75,
      model: "general",
      share_read: 1,
      error: null,
    },
  };
  return { own, line, added, ...more };
}

/** The layout of rows with these columns. */
export function layoutOf(rows: readonly Fields[]): Layout {
  const survey = new ColumnSurvey();
  for (const row of rows) survey.addRow(row);
  const own = survey.columns;
  return { own, added: addedColumns(own.map(({ name }) => name), false) }; // prettier-ignore
}

/** A text in chunks of some bytes. */
export async function* inChunks(content: string | Uint8Array, size: number): AsyncGenerator<Uint8Array> {
  const bytes = typeof content === "string" ? Buffer.from(content) : content;
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

/** All items of all batches. */
export async function allOf<T>(batches: AsyncIterable<readonly T[]>): Promise<T[]> {
  const all: T[] = [];
  for await (const batch of batches) all.push(...batch);
  return all;
}
