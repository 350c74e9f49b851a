import type { RowGroup, SchemaElement } from "hyparquet";
import { ByteWriter, ParquetWriter } from "hyparquet-writer";
import type { Added, Column, ColumnType } from "../columns.ts";
import type { ScoredRow } from "../score-rows.ts";
import { storedElement } from "../stored-element.ts";
import type { Layout, RowWriter } from "./row-writer.ts";

/** hyparquet's own, of the version that the writer was built with. */
type WrittenSchema = ConstructorParameters<typeof ParquetWriter>[0]["schema"];

/** A column of a Parquet file, and its value in a row. */
export interface ParquetColumn<Row> {
  readonly name: string;
  readonly schema: readonly SchemaElement[];
  readonly value: (row: Row) => unknown;
}

/**
 * A Parquet file, a row group for each segment. Columns of another Parquet file get the stored values as they are: while they are
 * written, their meaning is left out of the schema, as it was while they were read.
 */
export function parquetTableWriter<Row>(
  columns: readonly ParquetColumn<Row>[],
  metadata: Readonly<Record<string, string>> = {},
): RowWriter<Row> {
  const root: SchemaElement = { name: "root", num_children: columns.length };
  const schema = [root, ...columns.flatMap((column) => column.schema)];
  const bytes = new ByteWriter();
  const writer = new ParquetWriter({
    writer: bytes,
    schema: schema.map(storedElement) as WrittenSchema,
    createdBy: "Reward Lens",
    statistics: false,
    kvMetadata: Object.entries(metadata).map(([key, value]) => ({ key, value })),
  });
  const taken = (): Uint8Array => {
    const written = bytes.getBytes().slice();
    bytes.index = 0; // the offset stays: it is the file's
    return written;
  };
  return {
    begin: taken,
    segment(rows) {
      const columnData = columns.map(({ name, value }) => ({
        name,
        data: rows.map((row) => value(row) ?? null),
        offsetIndex: false,
      }));
      void writer.write({ columnData, rowGroupSize: rows.length });
      writer.pendingIndexes = [];
      return taken();
    },
    end() {
      writer.schema = schema as WrittenSchema;
      void writer.finish();
      return taken();
    },
    stateOf: () => JSON.parse(JSON.stringify(writer.row_groups.at(-1), withBigInts)) as unknown,
    resume(states, offset) {
      taken();
      bytes.offset = offset;
      writer.row_groups = states.map((state) => JSON.parse(JSON.stringify(state), withoutBigInts) as RowGroup);
      writer.num_rows = writer.row_groups.reduce((sum, { num_rows }) => sum + num_rows, 0n);
    },
  };
}

const withBigInts = (_name: string, value: unknown): unknown =>
  typeof value === "bigint" ? { $int64: value.toString() } : value;
const withoutBigInts = (_name: string, value: unknown): unknown =>
  typeof value === "object" && value !== null && "$int64" in value ? BigInt(String(value.$int64)) : value;

const OPTIONAL = { repetition_type: "OPTIONAL" } as const;
/** A column of texts, some of which may be missing. */
export const TEXT = { type: "BYTE_ARRAY", converted_type: "UTF8", ...OPTIONAL } as const;
const TYPES: Readonly<Record<Exclude<ColumnType, object>, Omit<SchemaElement, "name">>> = {
  text: TEXT,
  integer: { type: "INT64", ...OPTIONAL },
  number: { type: "DOUBLE", ...OPTIONAL },
  boolean: { type: "BOOLEAN", ...OPTIONAL },
  json: { type: "BYTE_ARRAY", converted_type: "JSON", ...OPTIONAL },
};

const TEXTS: ReadonlySet<Added> = new Set<Added>(["model", "error", "label"]);

/** Scored rows as a Parquet file. */
export function scoredParquetWriter({ own, added }: Layout): RowWriter {
  return parquetTableWriter<ScoredRow>([
    ...own.map(ownColumn),
    ...added.map(({ what, name }) => {
      const type = TEXTS.has(what) ? TYPES.text : TYPES.number;
      return { name, schema: [{ name, ...type }], value: (row: ScoredRow) => row.added[what] };
    }),
  ]);
}

function ownColumn({ name, type }: Column): ParquetColumn<ScoredRow> {
  if (typeof type === "object") return { name, schema: type.schema, value: ({ own }) => own[name] };
  return { name, schema: [{ name, ...TYPES[type] }], value: ({ own }) => storedValue(own[name], type) };
}

function storedValue(value: unknown, type: Exclude<ColumnType, object>): unknown {
  if (value === null || value === undefined) return null;
  if (type === "integer") return BigInt(value as number);
  return type === "json" ? Buffer.from(JSON.stringify(value)) : value;
}
