import { isObject } from "../../formats/roles/cells.ts";
import type { Fields } from "../../formats/roles/sample.ts";
import { jsonLines } from "../../formats/records/json-lines.ts";
import { recordsOfLine } from "../../formats/records/lenient-lines.ts";
import { decodePiece, inUtf8, NOT_UTF8, type Bytes } from "./byte-stream.ts";
import type { SourceRow } from "./row-source.ts";

/** Bytes of a line, at most. */
export const MOST_OF_A_LINE = 64 << 20;

/** The rows of JSON Lines, as many at a time as came together. */
export async function* jsonLineRows(bytes: Bytes): AsyncGenerator<readonly SourceRow[]> {
  let before = 0;
  for await (const piece of wholeLines(inUtf8(bytes))) {
    if (piece === "too-long") {
      yield [{ line: ++before, own: {}, problem: `is longer than ${MOST_OF_A_LINE >> 20} MB` }];
      continue;
    }
    const { text, isDamaged } = decodePiece(piece);
    const rows: SourceRow[] = [];
    for (const { number, text: source } of jsonLines(text)) rows.push(...rowsOf(source, before + number, isDamaged));
    before += newlinesIn(piece);
    if (rows.length > 0) yield rows;
  }
}

function rowsOf(source: string, line: number, isDamaged: boolean): SourceRow[] {
  if (isDamaged && source.includes("\uFFFD")) return [{ line, own: {}, problem: NOT_UTF8 }];
  const records = recordsOfLine({ number: line, text: source });
  if ("message" in records) return [{ line, own: {}, problem: records.message }];
  const json = records.length === 1 && isPlainObject(source) ? source.trim() : undefined;
  return records.map(({ value }) => ({ line, value, own: isObject(value) ? (value as Fields) : {}, json }));
}

/** Whether a line that could be read is one JSON object, without the quotes and the NaN that Python writes. */
const isPlainObject = (source: string): boolean =>
  /^\s*\{\s*["}]/.test(source) && source.trimEnd().endsWith("}") && !/\b(?:NaN|Infinity)\b/.test(source);

function newlinesIn(bytes: Uint8Array): number {
  let count = 0;
  for (let at = bytes.indexOf(10); at >= 0; at = bytes.indexOf(10, at + 1)) count++;
  return count;
}

/** The bytes of a text cut at the ends of lines, as soon as they are there. A line that is too long is passed over. */
async function* wholeLines(bytes: Bytes): AsyncGenerator<Uint8Array | "too-long"> {
  let parts: Uint8Array[] = [];
  let length = 0;
  let skipping = false;
  for await (const chunk of bytes) {
    const first = skipping ? chunk.indexOf(10) + 1 : 0;
    if (skipping && first === 0) continue;
    skipping = false;
    const end = chunk.lastIndexOf(10) + 1;
    if (end > first) {
      yield Buffer.concat([...parts, chunk.subarray(first, end)]);
      parts = [];
      length = 0;
    }
    if (end < chunk.length) {
      const rest = chunk.subarray(Math.max(first, end));
      parts.push(rest);
      length += rest.length;
    }
    if (length > MOST_OF_A_LINE) {
      yield "too-long";
      [parts, length, skipping] = [[], 0, true];
    }
  }
  if (length > 0) yield Buffer.concat(parts);
}
