import { RecordBatchReader, type RecordBatch } from "apache-arrow";
import { rowReader, type TextRow } from "../read/text-rows.ts";

/** The columns that a batch of texts has. */
const [QUERY, RESPONSE] = ["query", "response"];

/** A row without a place: who asks knows which it is. */
export type PlacelessRow = Pick<TextRow, "text" | "problem">;

/** Decides nothing by the rows: the same text is read the same way in any batch. */
const reader = rowReader([{ line: 1, own: {}, value: { [QUERY]: "A query?", [RESPONSE]: "A response." } }], false, {
  query: QUERY,
  responses: [RESPONSE],
});

/**
 * The rows of an Arrow stream with the text columns `query` and `response`, batch for batch as they come, read as `score` reads them.
 * Rejects with an Error where the bytes are not such a stream.
 */
export async function* arrowTexts(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<PlacelessRow[]> {
  const stream = await (await RecordBatchReader.from(bytes)).open();
  const names: string[] = (stream.schema?.fields ?? []).map(({ name }) => name);
  const missing = [QUERY, RESPONSE].find((name) => !names.includes(name));
  if (missing !== undefined) throw new Error(`the batches have no column "${missing}"; theirs are ${names.join(", ")}`);
  for await (const batch of stream) yield rowsOf(batch);
}

function rowsOf(batch: RecordBatch): PlacelessRow[] {
  const [queries, responses] = [batch.getChild(QUERY)!, batch.getChild(RESPONSE)!];
  return Array.from({ length: batch.numRows }, (_, i) => {
    const value = { [QUERY]: queries.get(i) as unknown, [RESPONSE]: responses.get(i) as unknown };
    const [{ text, problem }] = reader.read({ line: 1, own: {}, value });
    return { ...(text && { text }), ...(problem !== undefined && { problem }) };
  });
}
