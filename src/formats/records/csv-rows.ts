import { parse } from "csv-parse/sync";
import type { RecordProblem } from "../found.ts";
import { lineCounter } from "../text/line-counter.ts";
import { isBlank, withLineFeeds } from "../text/trim.ts";

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
 * The rows of a CSV text with a header; comma, semicolon or tab between the cells, as the header has them. A row with too
 * many or too few cells, or a quote that is not closed, is a problem; the others are read. Names of columns are trimmed; line ends in
 * cells become line feeds.
 */
export function csvRows(text: string): CsvRows {
  const rows: CsvRow[] = [];
  const problems: RecordProblem[] = [];
  const whole = text.startsWith("\uFEFF") ? text.slice(1) : text;
  // Excel's own line, which names the separator. Blanks in its place keep the line numbers right.
  const named = /^"?sep=(.)"?\r?(?=\n)/i.exec(whole);
  const source = named ? " ".repeat(named[0].length) + whole.slice(named[0].length) : whole;
  // The parser's own count takes the CRLF of a quoted cell for two lines.
  const lineOf = lineCounter(source);
  let at = 0;
  let header: readonly string[] | undefined;
  // UTF-16 keeps halves of characters, which UTF-8 has no bytes for.
  parse(Buffer.from(source, "utf16le"), {
    encoding: "utf16le",
    delimiter: named?.[1] ?? delimiterOf(source),
    relax_column_count: true,
    relax_quotes: true,
    skip_empty_lines: true,
    skip_records_with_error: true,
    on_skip: (error) => void problems.push({ line: lineOf(at), message: describe(error?.code, error?.message ?? "") }),
    on_record: (cells: string[], { bytes }) => {
      const end = bytes / 2;
      while (at < end && isBlank(source[at])) at++;
      const line = lineOf(at);
      at = end;
      if (!header) {
        if (cells.length > 1 || cells[0].trim() !== "") header = distinctNames(cells.map((name) => name.trim()));
      } else if (cells.length !== header.length)
        problems.push({ line, message: wrongLength(cells.length, header.length) });
      else rows.push({ line, fields: Object.fromEntries(header.map((name, i) => [name, withLineFeeds(cells[i])])) });
      return null;
    },
  });
  return { rows, names: header ?? [], problems };
}

/** Names of columns; one that stands again gets its number, so that no column is lost. */
function distinctNames(names: readonly string[]): string[] {
  const seen = new Map<string, number>();
  return names.map((name) => {
    const count = (seen.get(name) ?? 0) + 1;
    seen.set(name, count);
    return count === 1 ? name : `${name} ${count}`;
  });
}

/** What stands most often in the first line, outside quotes. */
export function delimiterOf(text: string): string {
  const [first] = text.split(/\r?\n/, 1);
  const bare = first.replace(/"[^"]*"/g, "");
  const count = (delimiter: string) => bare.split(delimiter).length;
  return [";", "\t", "|"].reduce((best, delimiter) => (count(delimiter) > count(best) ? delimiter : best), ",");
}

function wrongLength(cells: number, columns: number): string {
  return `has ${cells} cells, not ${columns} as the header. Put quotes around cells that hold the separator`;
}

function describe(code: string | undefined, message: string): string {
  if (code !== "CSV_QUOTE_NOT_CLOSED") return `is no CSV: ${message}`;
  return "opens a quote that is not closed before the end of the file: all rows from here on are left out";
}
