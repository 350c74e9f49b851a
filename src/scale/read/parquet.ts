import { open, type FileHandle } from "node:fs/promises";
import {
  parquetMetadataAsync,
  parquetReadObjects,
  parquetSchema,
  type AsyncBuffer,
  type FileMetaData,
} from "hyparquet";
import type { ConvertedType, SchemaElement, SchemaTree } from "hyparquet";
import { compressors, plain } from "../../formats/records/binary-records.ts";
import type { Fields } from "../../formats/roles/sample.ts";
import type { Column } from "../columns.ts";
import { storedElement } from "../stored-element.ts";
import type { RowSource, SourceRow } from "./row-source.ts";

/** Bytes that are read at a time, before they are compressed. */
const MOST_AT_ONCE = 16 << 20;

/**
 * The rows of a Parquet file; a large row group is read in parts. Rejects with an Error where the file is damaged.
 * @param isStored whether own columns are the values as they are stored, to be written to Parquet again: nothing of them is lost
 */
export async function openParquet(path: string, isStored: boolean): Promise<RowSource> {
  const metadata = await withFile(path, (file) => parquetMetadataAsync(file));
  const total = Number(metadata.num_rows);
  const columns = parquetSchema(metadata).children.map((tree): Column => ({
    name: tree.element.name,
    type: isStored ? { schema: elementsOf(tree) } : "json",
  }));
  const asRead: FileMetaData = isStored ? { ...metadata, schema: metadata.schema.map(storedElement) } : metadata;
  const texts = new Set(
    parquetSchema(metadata)
      .children.filter(isStoredText)
      .map(({ element }) => element.name),
  );
  let read = 0;
  return {
    isTable: true,
    columns,
    progress: () => (total === 0 ? 1 : read / total),
    async *batches() {
      const handle = await open(path);
      try {
        const file = bufferOf(handle, (await handle.stat()).size);
        for (const [from, to] of partsOf(metadata)) {
          const rows = await parquetReadObjects({
            file,
            metadata: asRead,
            compressors,
            rowStart: from,
            rowEnd: to,
            utf8: !isStored,
            parsers: isStored ? parsers : {},
          });
          read = to;
          yield rows.map((row, i): SourceRow => {
            return { line: from + i + 1, own: isStored ? row : exact(row), value: readable(row, texts) };
          });
        }
      } finally {
        await handle.close();
      }
    },
  };
}

/** INT96, which is not written any longer, in microseconds: what has it is mostly of Spark, which reads no others. */
const parsers = { timestampFromNanoseconds: (nanos: bigint) => (nanos / 1000n) as unknown as Date };

/** Whether a column's bytes are a text of another kind: JSON or one of few words. */
function isStoredText({ element: { converted_type, logical_type } }: SchemaTree): boolean {
  return [converted_type, logical_type?.type].some((kind) => kind === "JSON" || kind === "ENUM");
}

/** A column with those in it, as it is written again. */
const elementsOf = ({ element, children }: SchemaTree): SchemaElement[] => [
  writtenElement(element),
  ...children.flatMap(elementsOf),
];

function writtenElement(element: SchemaElement): SchemaElement {
  if (element.type === "INT96") return { ...element, type: "INT64", converted_type: "TIMESTAMP_MICROS" };
  if (element.logical_type?.type !== "INTEGER") return element;
  // hyparquet-writer 0.17 writes the width of this type as a number of 32 bits, which other readers refuse.
  const { isSigned, bitWidth } = element.logical_type;
  const written: SchemaElement = {
    ...element,
    converted_type: `${isSigned ? "INT" : "UINT"}_${bitWidth}` as ConvertedType,
  };
  delete written.logical_type;
  return written;
}

/** A row as JSON has it; whole numbers of 64 bits stay. */
const exact = (row: Fields): Fields => plain(row, true) as Fields;

/** A row as its texts are read: without bytes that are not text. */
function readable(own: Fields, texts: ReadonlySet<string>): unknown {
  const fields = Object.entries(own).flatMap(([name, value]) => {
    if (!(value instanceof Uint8Array)) return [[name, plain(value)] as const];
    return texts.has(name) ? [[name, jsonOf(Buffer.from(value).toString("utf8"))] as const] : [];
  });
  return Object.fromEntries(fields);
}

function jsonOf(text: string): unknown {
  if (!/^\s*[[{"]/.test(text)) return text;
  try {
    return JSON.parse(text) as unknown;
  } catch (error) {
    if (error instanceof SyntaxError) return text;
    throw error;
  }
}

/** The first row of each part that is read at a time, and the one after its last. */
function* partsOf({ row_groups }: FileMetaData): Generator<readonly [from: number, to: number]> {
  let start = 0;
  for (const { num_rows, total_byte_size } of row_groups) {
    const rows = Number(num_rows);
    const parts = Math.min(rows, Math.ceil(Number(total_byte_size) / MOST_AT_ONCE) || 1);
    for (let i = 0; i < parts; i++)
      yield [start + Math.floor((i * rows) / parts), start + Math.floor(((i + 1) * rows) / parts)];
    start += rows;
  }
}

/** The metadata of a Parquet file, by name. Rejects with an Error where it is not one. */
export async function parquetFacts(path: string): Promise<ReadonlyMap<string, string>> {
  const { key_value_metadata = [] } = await withFile(path, (file) => parquetMetadataAsync(file));
  return new Map(key_value_metadata.map(({ key, value = "" }) => [key, value]));
}

async function withFile<T>(path: string, work: (file: AsyncBuffer) => Promise<T>): Promise<T> {
  const handle = await open(path);
  try {
    return await work(bufferOf(handle, (await handle.stat()).size));
  } finally {
    await handle.close();
  }
}

function bufferOf(handle: FileHandle, byteLength: number): AsyncBuffer {
  return {
    byteLength,
    async slice(start, end = byteLength) {
      const from = start < 0 ? byteLength + start : start;
      const bytes = new Uint8Array(end - from);
      for (let done = 0; done < bytes.length;) {
        const { bytesRead } = await handle.read(bytes, done, bytes.length - done, from + done);
        if (bytesRead === 0) throw new Error("the file ends too early");
        done += bytesRead;
      }
      return bytes.buffer;
    },
  };
}
