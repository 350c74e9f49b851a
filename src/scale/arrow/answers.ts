import {
  Field,
  FixedSizeList,
  Float32,
  Float64,
  makeData,
  RecordBatch,
  RecordBatchStreamWriter,
  Schema,
  Struct,
  Utf8,
  vectorFromArray,
  type Data,
} from "apache-arrow";
import { ADDED, type AddedValues } from "../columns.ts";

/** A batch of answers: its columns, and how a batch is made of rows. */
export interface AnswerTable<Row> {
  readonly fields: readonly Field[];
  columnsOf(rows: readonly Row[]): Data[];
}

const TEXT_COLUMNS: readonly string[] = ["model", "error"];

/** The scores of rows, as `rewardlens score` adds them. */
export const scoreTable: AnswerTable<AddedValues> = {
  fields: ADDED.map((name) => new Field(name, TEXT_COLUMNS.includes(name) ? new Utf8() : new Float64(), true)),
  columnsOf: (rows) =>
    scoreTable.fields.map(({ name, type }) =>
      dataOf(
        rows.map((row) => row[name as (typeof ADDED)[number]]),
        type,
      ),
    ),
};

/** φ of rows, or why a row has none. */
export interface AnsweredFeatures {
  /** D. */
  readonly phi: Float32Array | null;
  readonly error: string | null;
}

/** @param dimension D */
export function featureTable(dimension: number): AnswerTable<AnsweredFeatures> {
  const list = new FixedSizeList(dimension, new Field("element", new Float32(), false));
  return {
    fields: [new Field("phi", list, true), new Field("error", new Utf8(), true)],
    columnsOf(rows) {
      const values = new Float32Array(rows.length * dimension);
      rows.forEach(({ phi }, i) => phi && values.set(phi, i * dimension));
      const child = makeData({ type: new Float32(), length: values.length, data: values });
      const { nullBitmap, nullCount } = dataOf(
        rows.map(({ phi }) => (phi ? "" : null)),
        new Utf8(),
      );
      const phi = makeData({ type: list, length: rows.length, nullBitmap, nullCount, child });
      return [
        phi,
        dataOf(
          rows.map(({ error }) => error),
          new Utf8(),
        ),
      ];
    },
  };
}

const dataOf = (values: readonly unknown[], type: Field["type"]): Data =>
  vectorFromArray(values as unknown[], type).data[0];

/**
 * An Arrow stream: its schema, with the facts as its metadata, immediately, and then a batch for each batch of rows.
 * The returned bytes end after the last batch; both sides reject where the rows do.
 */
export function arrowStream<Row>(
  { fields, columnsOf }: AnswerTable<Row>,
  facts: ReadonlyMap<string, string>,
  batches: AsyncIterable<readonly Row[]>,
): AsyncIterable<Uint8Array> {
  const schema = new Schema([...fields], new Map(facts));
  const writer = new RecordBatchStreamWriter();
  writer.reset(undefined, schema);
  const write = async () => {
    for await (const rows of batches) {
      const data = makeData({ type: new Struct([...fields]), length: rows.length, children: columnsOf(rows) });
      writer.write(new RecordBatch(schema, data));
    }
    writer.close();
  };
  void write().catch((error: unknown) => writer.abort(error));
  return writer;
}
