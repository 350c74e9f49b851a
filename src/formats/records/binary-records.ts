import * as zlib from "node:zlib";
import { unzipSync } from "fflate";
import { parquetReadObjects } from "hyparquet";
import { readSheet } from "read-excel-file/universal";
import { distinctNames, headerOf, MOST_ABOVE } from "./csv/header-row.ts";
import type { RecordSource } from "./record-source.ts";

/** A file that is not text, by its first bytes. */
export type BinaryKind = "parquet" | "zip" | "gzip";

export function binaryKind(bytes: Uint8Array): BinaryKind | undefined {
  const starts = (...units: number[]) => units.every((unit, i) => bytes[i] === unit);
  if (starts(0x50, 0x41, 0x52, 0x31)) return "parquet";
  if (starts(0x50, 0x4b, 3, 4)) return "zip";
  return starts(0x1f, 0x8b) ? "gzip" : undefined;
}

export const compressors = {
  GZIP: (bytes: Uint8Array) => new Uint8Array(zlib.gunzipSync(bytes)),
  ZSTD: unzstd,
  BROTLI: (bytes: Uint8Array) => new Uint8Array(zlib.brotliDecompressSync(bytes)),
};

/** @throws Error on Node 20, which runs the command line too but has no zstd: an import by its name would end the program */
function unzstd(bytes: Uint8Array): Uint8Array {
  const { zstdDecompressSync } = zlib as Partial<typeof zlib>;
  if (zstdDecompressSync === undefined) throw new Error("its zstd compression needs Node 22.15 or newer");
  return new Uint8Array(zstdDecompressSync(bytes));
}

/** The rows of a Parquet file; a row's number is its line. Rejects with an Error where the file is damaged. */
export async function parquetRecords(bytes: Uint8Array): Promise<readonly RecordSource[]> {
  const file = bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength) as ArrayBuffer;
  const rows = await parquetReadObjects({ file, compressors });
  return rows.map((value, i) => ({ line: i + 1, value: plain(value) }));
}

/** Numbers of 64 bits and times as JSON has them. @param isExact whether numbers of 64 bits stay, at any depth */
export function plain(value: unknown, isExact = false, depth = 0): unknown {
  if (typeof value === "bigint") return isExact ? value : Number(value);
  if (typeof value !== "object" || value === null || depth > 16) return value;
  if (value instanceof Date) return value.toISOString();
  if (Array.isArray(value)) return value.map((item) => plain(item, isExact, depth + 1));
  if (ArrayBuffer.isView(value)) return Array.from(value as Float64Array, (item) => plain(item, isExact));
  return Object.fromEntries(Object.entries(value).map(([name, field]) => [name, plain(field, isExact, depth + 1)]));
}

/** The text files of a ZIP, by path. @throws Error for a compression that is not known */
export function zipTexts(bytes: Uint8Array, wanted: (path: string) => boolean): Map<string, Uint8Array> {
  return new Map(Object.entries(unzipSync(bytes, { filter: ({ name }) => wanted(name) })));
}

/** The names of a ZIP's files. */
export function zipNames(bytes: Uint8Array): string[] {
  const names: string[] = [];
  unzipSync(bytes, { filter: ({ name }) => (names.push(name), false) });
  return names;
}

/** The rows of the first sheet of a workbook with its header, and how many rows are above that. */
export async function workbookRows(bytes: Uint8Array): Promise<{
  readonly names: readonly string[];
  readonly rows: readonly Record<string, string>[];
  readonly above: number;
}> {
  const sheet = await readSheet(
    bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength) as ArrayBuffer,
  );
  const all = (sheet as readonly (readonly unknown[])[]).map((row) => row.map(textOf));
  const header = headerOf(all.slice(0, MOST_ABOVE + 1));
  const names = distinctNames(header.names.map((name, i) => name || `column ${i + 1}`));
  const rows = all
    .slice(header.above + 1)
    .map((row) => Object.fromEntries(names.map((name, i) => [name, row[i] ?? ""])));
  return { names, rows, above: header.above };
}

function textOf(cell: unknown): string {
  if (cell === null || cell === undefined) return "";
  return cell instanceof Date ? cell.toISOString() : String(cell as string | number | boolean);
}

/** What a gzip file contains; of one that ends too early, what is before its end. @throws Error where it is damaged otherwise */
export function unzip(bytes: Uint8Array): { readonly inner: Uint8Array; readonly isCut: boolean } {
  try {
    return { inner: new Uint8Array(zlib.gunzipSync(bytes)), isCut: false };
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "Z_BUF_ERROR") throw error;
    const finishFlush = zlib.constants.Z_SYNC_FLUSH;
    return { inner: new Uint8Array(zlib.gunzipSync(bytes, { finishFlush })), isCut: true };
  }
}
