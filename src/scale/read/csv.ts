import Papa from "papaparse";
import { csvRows, formOf } from "../../formats/records/csv/csv-rows.ts";
import { nestedReader } from "../../formats/records/nested-cells.ts";
import { endOfHeader } from "../../formats/records/pieces.ts";
import { decodePiece, inUtf8, NOT_UTF8, type Bytes } from "./byte-stream.ts";
import type { SourceRow } from "./row-source.ts";

/** Characters of a table that show its header and its form. */
const SHOWING = 100_000;
/** Bytes of a row, at most: a quote that nothing closes goes to the end of the file. */
const MOST_OF_A_ROW = 16 << 20;

const UNCLOSED =
  "is longer than 16 MB: a quote is opened and not closed, or the lines have no line feeds. All rows from here on are left out";

/** The rows of a CSV file, which are read with its header in pieces. */
export async function* csvTableRows(bytes: Bytes): AsyncGenerator<readonly SourceRow[]> {
  let header: string | undefined;
  let read: ReturnType<typeof nestedReader>;
  let before = 0;
  for await (const { text, isDamaged, isLast } of wholeRows(inUtf8(bytes))) {
    const isFirst = header === undefined;
    header ??= text.slice(0, endOfHeader(text));
    const lines = newlinesIn(header);
    const { rows, names, problems } = csvRows(isFirst ? text : header + text);
    const shift = isFirst ? 0 : before - lines;
    before += newlinesIn(text);
    if (isFirst)
      read = nestedReader(
        rows.map(({ fields }) => fields),
        names,
      );
    const bad = (line: number, problem: string): SourceRow => ({ line: line + shift, own: {}, problem });
    const good = rows.map(({ line, fields }): SourceRow => {
      const isBroken = isDamaged && Object.values(fields).some((cell) => cell.includes("\uFFFD"));
      if (isBroken) return bad(line, NOT_UTF8);
      return { line: line + shift, own: fields, value: read ? read(fields) : fields };
    });
    const all = [...good, ...problems.map(({ line, message }) => bad(line, message))];
    const sorted = problems.length > 0 ? all.sort((a, b) => a.line - b.line) : all;
    if (sorted.length > 0) yield sorted;
    if (isLast === "unclosed") return yield [bad(before + 1 - shift, UNCLOSED)];
  }
}

const newlinesIn = (text: string): number => text.split("\n").length - 1;

interface Piece {
  readonly text: string;
  readonly isDamaged: boolean;
  readonly isLast?: "unclosed";
}

/** A table in pieces of whole rows; the first has its header. */
async function* wholeRows(bytes: Bytes): AsyncGenerator<Piece> {
  let parser: Papa.Parser | undefined;
  let rest: Uint8Array = new Uint8Array();
  let wasDamaged = false;
  for await (const chunk of bytes) {
    rest = Buffer.concat([rest, chunk]);
    // Cut at a line's end, so that no character is cut.
    const end = rest.lastIndexOf(10) + 1;
    if (rest.length > MOST_OF_A_ROW) return yield { text: "", isDamaged: false, isLast: "unclosed" };
    if (end === 0 || (parser === undefined && rest.length < SHOWING)) continue;
    const { text, isDamaged } = decodePiece(rest.subarray(0, end));
    wasDamaged ||= isDamaged;
    parser ??= new Papa.Parser(formOf(text) as Papa.ParseConfig);
    const { cursor } = (parser.parse(text, 0, true) as Papa.ParseResult<string[]>).meta;
    if (cursor > 0) {
      yield { text: text.slice(0, cursor), isDamaged: wasDamaged };
      rest = Buffer.concat([Buffer.from(text.slice(cursor)), rest.subarray(end)]);
      wasDamaged = isDamaged;
    }
  }
  if (rest.length === 0) return;
  const { text, isDamaged } = decodePiece(rest);
  yield { text, isDamaged: isDamaged || wasDamaged };
}
