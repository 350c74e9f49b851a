import Papa from "papaparse";
import type { RecordProblem } from "../../found.ts";
import { lineCounter } from "../../text/place.ts";
import { withLineFeeds } from "../../text/trim.ts";
import { eachRow, firstMark, quoting, type CsvForm } from "./csv-cells.ts";
import { distinctNames, headerOf, isRecord, MOST_ABOVE } from "./header-row.ts";
import { isOwnTable, withoutGuard } from "./formula-guard.ts";

/** A row of a CSV file by its columns' names. */
export interface CsvRow {
  /** 1-based, of the row's first line. */
  readonly line: number;
  readonly fields: Readonly<Record<string, string>>;
}

export interface CsvRows {
  readonly rows: readonly CsvRow[];
  readonly names: readonly string[];
  readonly problems: readonly RecordProblem[];
}

/**
 * The rows of a CSV text with a header; comma, semicolon, tab or bar between the cells, as the header has them or Excel's
 * line `sep=;` says. A row with too many or too few cells, or a quote that is not closed, is a problem; the others are read. Names
 * of columns are trimmed; line ends in cells become line feeds. A table that was exported here has its cells without the
 * apostrophes against formulas.
 */
export function csvRows(text: string): CsvRows {
  const rows: CsvRow[] = [];
  const problems: RecordProblem[] = [];
  const { source, start, form, top } = tableOf(text);
  const lineOf = lineCounter(source);
  let header: readonly string[] | undefined;
  let isOwn = false;
  let hasNames = true;
  let count = 0;
  const isWhole = (cells: readonly string[]) => header === undefined || cells.length === header.length;
  eachRow(source, start, form, isWhole, ({ cells, problem, from }) => {
    if (!isRow(cells) || count++ < top.above) return;
    const line = lineOf(firstMark(source, from));
    if (problem !== undefined) problems.push({ line, message: problem });
    else if (!header) {
      header = distinctNames(top.above > 0 ? top.names : cells.map((name) => name.trim()));
      isOwn = isOwnTable(header);
      hasNames = !isRecord(header);
      if (!hasNames) problems.push({ line, message: NO_HEADER });
    } else if (!hasNames) return;
    else if (!isWhole(cells)) problems.push({ line, message: wrongLength(cells.length, header.length) });
    else rows.push({ line, fields: toFields(header, isOwn ? cells.map(withoutGuard) : cells) });
  });
  return { rows, names: header ?? [], problems };
}

/** Rows that show where the header is, empty ones included. */
const LOOKED_AT = 2 * MOST_ABOVE;

/** Spreadsheets write empty rows as separators alone. */
const isRow = (cells: readonly string[]): boolean => cells.some((cell) => cell.trim() !== "");

/** Excel's own line above a table. */
export const SEPARATOR_LINE = /^\uFEFF?"?sep=(.)"?\r?(?=\n)/i;

/** How a CSV text is to be parsed, from which offset, and its header. */
function tableOf(text: string) {
  const whole = text.startsWith("\uFEFF") ? text.slice(1) : text;
  // Blanks in place of Excel's own line keep the line numbers right.
  const named = SEPARATOR_LINE.exec(whole);
  const source = named ? " ".repeat(named[0].length) + whole.slice(named[0].length) : whole;
  const start = source.length - source.trimStart().length;
  const plain = { delimiter: named?.[1] ?? delimiterOf(source.slice(start)), newline: newlineOf(source) };
  const showing = source.slice(start, start + MOST_SHOWING);
  const form: CsvForm = { ...plain, ...quoting(showing, plain) };
  const first = Papa.parse<string[]>(showing, { ...form, preview: LOOKED_AT });
  return { source, start, form, top: headerOf(first.data.filter(isRow)) };
}

/** How the rows of a CSV text are to be parsed. @param text of the table or its beginning */
export const formOf = (text: string) => tableOf(text.slice(0, MOST_SHOWING)).form;

/** How many rows are above a table's header. @param text of the table or its beginning */
export const rowsAbove = (text: string): number => tableOf(text.slice(0, MOST_SHOWING)).top.above;

/** Characters of a table in which its header is looked for. */
const MOST_SHOWING = 100_000;

const NO_HEADER =
  "is a record and no header, so no row is read. Write a line above it with the names of its columns, such as prompt,chosen,rejected";

function toFields(header: readonly string[], cells: readonly string[]): Record<string, string> {
  const fields: Record<string, string> = {};
  for (let i = 0; i < header.length; i++) fields[header[i]] = withLineFeeds(cells[i]);
  return fields;
}

/** The line end of the rows: that of the first line. */
function newlineOf(source: string): "\r\n" | "\n" | "\r" {
  const [end = "\n"] = /\r\n|\n|\r/.exec(source) ?? [];
  return end as "\r\n" | "\n" | "\r";
}

/** The most frequent delimiter in the first line that has one, outside quotes. */
export function delimiterOf(text: string): string {
  const lines = text.slice(0, MOST_SHOWING).split(/\r?\n/, MOST_ABOVE + 1);
  const first = lines.find((line) => /[,;\t|]/.test(line)) ?? "";
  const bare = first.replace(/"[^"]*"/g, "");
  const count = (delimiter: string) => bare.split(delimiter).length;
  return [";", "\t", "|"].reduce((best, delimiter) => (count(delimiter) > count(best) ? delimiter : best), ",");
}

function wrongLength(cells: number, columns: number): string {
  return `has ${cells} cells, not ${columns} as the header. Put quotes around cells that contain the separator`;
}
