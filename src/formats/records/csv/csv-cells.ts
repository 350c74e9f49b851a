import Papa from "papaparse";
import { isBlank } from "../../text/trim.ts";

/** How the rows of a CSV text are to be parsed. */
export interface CsvForm {
  readonly delimiter: string;
  readonly newline: "\r\n" | "\n" | "\r";
  /** A backslash, where quotes within cells have one before them, as Spark writes them. */
  readonly escapeChar?: string;
  /** Whether quotes are text. */
  readonly fastMode?: true;
}

/** The cells of a row, or why it has none. */
export interface CsvCells {
  readonly cells: readonly string[];
  readonly problem?: string;
  /** Where it begins, or blank lines before it do. */
  readonly from: number;
}

/** Rows with a quote that nothing closes, at most: after each the rest of the text is looked through. */
const MOST_OPEN = 20;
/** Lines after such a row that must be rows, and not more of its cell. */
const ROWS_AFTER = 3;
const LEFT_OUT = "opens a quote that is not closed: this row is left out. Close it, or write a quote in a cell twice";
const ALL_LEFT_OUT =
  "opens a quote that is not closed before the end of the file: all rows from here on are left out. Close it";

/** The part of a table's form that only its quotes show: in many files with tabs they are text. @param text of the table or its beginning */
export function quoting(text: string, { delimiter, newline }: CsvForm): Pick<CsvForm, "escapeChar" | "fastMode"> {
  if (!text.includes('"')) return {};
  if (delimiter === "\t") {
    const { errors } = Papa.parse<string[]>(text, { delimiter, newline });
    return errors.some(({ code }) => code === "InvalidQuotes") ? { fastMode: true } : {};
  }
  const isEscaped = /\\"(?=[^,;|\r\n"])/.test(text) && !/[^,;|\r\n\\]""/.test(text);
  return isEscaped ? { escapeChar: "\\" } : {};
}

/**
 * The rows of a text from an offset on, the lines of a file that has no quotes in its cells as they are. Where a row opens a quote that is not
 * closed, or closed where no cell ends, it is left out, and reading continues with the next line if whole rows follow.
 * @param isWhole whether a row has all of its cells
 */
export function eachRow(
  source: string,
  start: number,
  form: CsvForm,
  isWhole: (cells: readonly string[]) => boolean,
  take: (row: CsvCells) => void,
): void {
  let next: number | undefined = start;
  for (let left = MOST_OPEN; next !== undefined; left--) {
    const from: number = next;
    let at = from;
    next = undefined;
    Papa.parse<string[]>(source.slice(from), {
      ...form,
      step: ({ data: cells, errors, meta }, parser) => {
        const row = { cells, from: at };
        at = from + meta.cursor;
        const isOpen = errors.some(({ code }) => code === "MissingQuotes");
        const isDoubtful = errors.length > 0 && (!isWhole(cells) || cells.some((cell) => cell.includes(form.newline)));
        if (left > 0 && (isOpen || isDoubtful)) {
          next = nextRow(source, firstMark(source, row.from), form, isWhole);
          if (next !== undefined) {
            take({ ...row, problem: LEFT_OUT });
            return parser.abort();
          }
        }
        take(isOpen ? { ...row, problem: ALL_LEFT_OUT } : row);
      },
    });
  }
}

/** The first character from an offset on that is not a blank. */
export function firstMark(source: string, at: number): number {
  while (at < source.length && isBlank(source[at])) at++;
  return at;
}

/** Where the line after a row's first one begins; undefined where no whole rows follow, but more of a cell or nothing. */
function nextRow(
  source: string,
  start: number,
  form: CsvForm,
  isWhole: (cells: readonly string[]) => boolean,
): number | undefined {
  const end = source.indexOf(form.newline, start);
  if (end < 0) return undefined;
  const next = end + form.newline.length;
  const { data } = Papa.parse<string[]>(source.slice(next), { ...form, preview: ROWS_AFTER });
  const rows = data.filter((cells) => cells.length > 1 || cells[0] !== "");
  return rows.length > 0 && rows.every(isWhole) ? next : undefined;
}
