import { stat } from "node:fs/promises";
import { binaryKind } from "../../formats/records/binary-records.ts";
import { areJsonLines, jsonLines } from "../../formats/records/json-lines.ts";
import { contentOfText } from "../../formats/records/text-records.ts";
import { readNamedFile } from "../../formats/named/files.ts";
import { plainRecords } from "../../formats/named/plain-records.ts";
import { csvRows } from "../../formats/records/csv/csv-rows.ts";
import { lineRecords } from "../../formats/records/lenient-lines.ts";
import { decodeText } from "../../formats/text/decode-text.ts";
import { MAX_FILE_BYTES } from "../../formats/text/limits.ts";
import { isPromptFile } from "../../formats/documents/prompt-file.ts";
import { beginningOf, fileBytes, gunzipped, type Bytes } from "./byte-stream.ts";
import { csvTableRows } from "./csv.ts";
import { jsonLineRows } from "./json-lines.ts";
import { openParquet } from "./parquet.ts";
import type { RowSource, SourceRow } from "./row-source.ts";
import { wholeSource } from "./whole.ts";

/** Bytes by which it is decided how a file is read. */
const LOOKED_AT = 1 << 20;

const ONCE =
  'it is a pipe or a device, which can be read only once. Save it to a file first, or give JSON Lines to "rewardlens score - --stream"';

/**
 * The rows of a file: of JSON Lines, CSV and Parquet as a stream, of any other whole. Its content says what it is, as everywhere.
 * Rejects with the file system's error, or an Error that says what is wrong.
 * @param isStored as openParquet's
 */
export async function openSource(path: string, isStored: boolean): Promise<RowSource> {
  const file = await stat(path);
  if (!file.isFile() && !file.isDirectory()) throw new Error(ONCE);
  const head = await beginningOf(fileBytes(path), LOOKED_AT);
  const kind = binaryKind(head);
  if (kind === "parquet") return openParquet(path, isStored);
  let read = 0;
  const bytes = (): Bytes => {
    read = 0;
    const stored = fileBytes(path, (count) => void (read += count));
    return kind === "gzip" ? gunzipped(stored) : stored;
  };
  const name = kind === "gzip" ? path.replace(/\.gz$/i, "") : path;
  const beginning = kind === "gzip" ? await beginningOf(bytes(), LOOKED_AT) : head;
  const rows = kind === "zip" ? undefined : streamOf(beginning, name);
  // More than can be read is refused by who reads it.
  if (rows === undefined) return wholeSource(await beginningOf(bytes(), MAX_FILE_BYTES + 1), name);
  return {
    isTable: rows === csvTableRows,
    columns: undefined,
    batches: () => rows(bytes()),
    progress: () => (file.size === 0 ? 1 : read / file.size),
  };
}

/** The rows of JSON Lines that come through a pipe, as they come. */
export function pipeSource(bytes: Bytes): RowSource {
  return { isTable: false, columns: undefined, batches: () => jsonLineRows(bytes), progress: () => undefined };
}

/** How the rows of a text are read as a stream; undefined where it has to be read whole. */
function streamOf(head: Buffer, name: string): ((bytes: Bytes) => AsyncIterable<readonly SourceRow[]>) | undefined {
  if (isPromptFile(name)) return undefined;
  const { text, encoding } = decodeText(head);
  if (!encoding.startsWith("utf-")) return undefined;
  // The last line may be cut.
  const lines = head.length < LOOKED_AT ? text : text.slice(0, text.lastIndexOf("\n") + 1);
  if (areLines(lines, name)) return isNamedFile(lineRecords(jsonLines(lines)).records) ? undefined : jsonLineRows;
  const content = contentOfText(lines, name);
  if (content.kind !== "records" || content.format !== "CSV") return undefined;
  const records = csvRows(lines).rows.map(({ line, fields }) => ({ line, value: fields }));
  return isNamedFile(records) ? undefined : csvTableRows;
}

/** Whether a file is of JSON Lines by its name, or by its beginning: the first value of a document continues below its line. */
function areLines(text: string, name: string): boolean {
  const [first] = jsonLines(text);
  const start = first?.text.trim() ?? "";
  const isNamed = /\.(?:jsonl|ndjson)$/i.test(name);
  if (!/^[{[]/.test(start)) return isNamed;
  return isNamed ? !/^[{[]$/.test(start) : areJsonLines(jsonLines(text));
}

/** Whether records make sense together only, as those of a tree of messages do. */
const isNamedFile = (records: Parameters<typeof plainRecords>[0]): boolean =>
  readNamedFile(undefined, plainRecords(records)) !== undefined;
