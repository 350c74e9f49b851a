import Papa from "papaparse";
import type { RecordProblem } from "../found.ts";
import { lineCounter } from "../text/line-counter.ts";
import { isBlank, withLineFeeds } from "../text/trim.ts";
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
  const whole = text.startsWith("\uFEFF") ? text.slice(1) : text;
  // Blanks in place of Excel's own line keep the line numbers right.
  const named = /^"?sep=(.)"?\r?(?=\n)/i.exec(whole);
  const source = named ? " ".repeat(named[0].length) + whole.slice(named[0].length) : whole;
  const lineOf = lineCounter(source);
  const start = source.length - source.trimStart().length;
  let at = 0;
  let header: readonly string[] | undefined;
  let isOwn = false;
  Papa.parse<string[]>(source.slice(start), {
    delimiter: named?.[1] ?? delimiterOf(source.slice(start)),
    newline: newlineOf(source),
    step: ({ data: cells, errors, meta }) => {
      const from = at + start;
      at = meta.cursor;
      if (cells.length === 1 && cells[0].trim() === "") return;
      let begin = from;
      while (begin < source.length && isBlank(source[begin])) begin++;
      const line = lineOf(begin);
      if (errors.some(({ code }) => code === "MissingQuotes")) problems.push({ line, message: NOT_CLOSED });
      else if (!header) {
        header = distinctNames(cells.map((name) => name.trim()));
        isOwn = isOwnTable(header);
      } else if (cells.length !== header.length)
        problems.push({ line, message: wrongLength(cells.length, header.length) });
      else rows.push({ line, fields: toFields(header, isOwn ? cells.map(withoutGuard) : cells) });
    },
  });
  return { rows, names: header ?? [], problems };
}

const NOT_CLOSED = "opens a quote that is not closed before the end of the file: all rows from here on are left out";

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

/** Names of columns; a repeated one gets its number, so no column is lost. */
function distinctNames(names: readonly string[]): string[] {
  const seen = new Map<string, number>();
  return names.map((name) => {
    const count = (seen.get(name) ?? 0) + 1;
    seen.set(name, count);
    return count === 1 ? name : `${name} ${count}`;
  });
}

/** The most frequent delimiter in the first line, outside quotes. */
export function delimiterOf(text: string): string {
  const [first] = text.split(/\r?\n/, 1);
  const bare = first.replace(/"[^"]*"/g, "");
  const count = (delimiter: string) => bare.split(delimiter).length;
  return [";", "\t", "|"].reduce((best, delimiter) => (count(delimiter) > count(best) ? delimiter : best), ",");
}

function wrongLength(cells: number, columns: number): string {
  return `has ${cells} cells, not ${columns} as the header. Put quotes around cells that contain the separator`;
}
