/** Writes made rows to a file as the command line does, with scores that cost nothing, and continues where it was killed. */
import { addedColumns } from "../../src/scale/columns.ts";
import type { ScoredRow } from "../../src/scale/score-rows.ts";
import { writeRows } from "../../src/scale/write-rows.ts";
import { scoredParquetWriter } from "../../src/scale/write/parquet-writer.ts";
import { csvWriter } from "../../src/scale/write/text-writers.ts";

const [, , out, count, segmentRows] = process.argv;
const own = [{ name: "id", type: "integer" }, { name: "text", type: "text" }] as const; // prettier-ignore
const layout = { own, added: addedColumns([], false) };

async function* items() {
  for (let i = 0; i < Number(count); i += 10) yield Array.from({ length: 10 }, (_, k) => i + k);
}
async function* toRows(batches: AsyncIterable<readonly number[]>) {
  for await (const batch of batches) {
    await new Promise(setImmediate);
    yield batch.map((id): ScoredRow => {
      const scores = { reward: id / 7, score: 0.5, low: 0.1, high: 0.9, share_read: 1, label: null, model: "general" };
      return { line: id + 1, own: { id, text: `text ${id}` }, added: { ...scores, error: null } };
    });
  }
}

await writeRows<ScoredRow, number>({
  ...{ out, job: { count }, again: false, segmentRows: Number(segmentRows), items, toRows },
  writer: out.endsWith(".parquet") ? scoredParquetWriter(layout) : csvWriter(layout, ","),
  ...{ sizeOf: () => 10, isCounted: () => false, signal: new AbortController().signal },
  ...{ onOpen: () => {}, onRows: () => {}, onSegment: () => {} },
});
