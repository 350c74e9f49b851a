import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { median } from "../../src/core/math/statistics.ts";
import type { QueryResponse } from "../../src/core/types.ts";
import { EncoderPool } from "../../src/encoder/process/pool.ts";
import { addedColumns, type Column } from "../../src/scale/columns.ts";
import { openSource } from "../../src/scale/read/open-source.ts";
import { firstRows, rowReader, type TextRow } from "../../src/scale/read/text-rows.ts";
import { scoredRows, type ScoredRow } from "../../src/scale/score-rows.ts";
import { SEGMENT_ROWS, writeRows } from "../../src/scale/write-rows.ts";
import { scoredParquetWriter } from "../../src/scale/write/parquet-writer.ts";
import { loadHead } from "../../src/store/heads/load-head.ts";
import { root } from "../lib/paths.ts";
import { measured } from "./processes/measured-process.ts";
import { takeTurns } from "./rounds.ts";
import type { Row } from "./row.ts";
import { sparkBench, type SparkBench } from "./spark.ts";
import { benchTexts } from "./texts.ts";

/** Rows of the files; BENCH_ROWS="500,1000" for others. */
const SIZES = (process.env["BENCH_ROWS"] ?? "5000,10000,20000,40000").split(",").map(Number);
/** Texts of a round, and rounds, of the comparison with the encoder alone. */
const [TEXTS, ROUNDS] = [2048, 5];

/** Rows a second of `score --out` beside those of the encoder alone, in turns; then whether its time is linear and its memory flat. */
export async function benchScale(): Promise<Row[]> {
  const folder = await mkdtemp(join(tmpdir(), "reward-lens-scale-"));
  const { source, texts: some } = await benchTexts(500);
  // Each text differs: equal ones are encoded once.
  const text = (i: number): QueryResponse => {
    const { query, response } = some[i % some.length];
    return { query, response: `${response.slice(0, 200)} ${i}` };
  };
  try {
    const compared = await compare(folder, text);
    const onSpark = await sparkBench();
    const commands: Row[] = [];
    const spark: Row[] = [];
    const perRow: number[] = [];
    for (const rows of SIZES) {
      const { seconds, peak, spark: there } = await command(folder, rows, text, onSpark);
      perRow.push(seconds / rows);
      if (there)
        spark.push({ what: `on Spark, ${rows} rows, in ${Math.round(there.seconds)} s; ${Math.round(there.peak / 2 ** 20)} MB in all`, value: `${Math.round(rows / there.seconds)} rows/s`, ratio: (seconds / there.seconds).toFixed(2) }); // prettier-ignore
      else spark.push({ what: `on Spark, ${rows} rows: skipped, it cannot run here`, value: "–" });
      commands.push({ what: `the command, ${rows} rows of ${source}, in ${Math.round(seconds)} s; ${Math.round(peak / 2 ** 20)} MB in all`, value: `${Math.round(rows / seconds)} rows/s` }); // prettier-ignore
    }
    const growth = (perRow.at(-1)! / perRow[0]).toFixed(2);
    return [
      ...compared,
      ...commands,
      ...spark,
      { what: `time for a row, of ${SIZES.at(-1)} against ${SIZES[0]}`, value: growth },
    ];
  } finally {
    await rm(folder, { recursive: true });
  }
}

/** The same work in this process, with encoders that run already: reading, scoring and writing against encoding alone. */
async function compare(folder: string, text: (i: number) => QueryResponse): Promise<Row[]> {
  const encoder = new EncoderPool({ script: join(root, "dist", "encoder.js"), folder: join(root, "media", "encoder") });
  const head = await loadHead(join(root, "media", "starters", "general"));
  let next = 0;
  const take = () => Array.from({ length: TEXTS }, () => text(next++));
  const alone = async (texts: readonly QueryResponse[]) => void (await encoder.embed(texts, { priority: "bulk" }));
  const whole = async (texts: readonly QueryResponse[]) => {
    const input = await writeRowsOf(folder, texts);
    const start = performance.now();
    const source = await openSource(input, true);
    const reader = rowReader(await firstRows(source), source.isTable, {});
    const rows = async function* () {
      for await (const batch of source.batches()) yield batch.flatMap((row) => reader.read(row));
    };
    const own = ["id", "prompt", "response"].map((name): Column => ({
      name,
      type: name === "id" ? "integer" : "text",
    }));
    await writeRows<ScoredRow, TextRow>({
      ...{ out: join(folder, "compared.parquet"), job: {}, again: true, segmentRows: SEGMENT_ROWS, items: rows },
      writer: scoredParquetWriter({ own, added: addedColumns([], false) }),
      toRows: (items) => scoredRows(items, { encoder, head, unreadable: String }),
      ...{ sizeOf: () => 0, isCounted: () => false, signal: new AbortController().signal },
      ...{ onOpen: () => {}, onRows: () => {}, onSegment: () => {} },
    });
    return (performance.now() - start) / 1000;
  };
  const rates = await takeTurns(
    [
      { what: "alone", tokens: TEXTS, round: () => alone(take()), close: () => {} },
      { what: "whole", tokens: TEXTS, round: () => whole(take()), close: () => encoder.dispose() },
    ],
    ROUNDS,
  );
  const [a, b] = rates;
  return [
    { what: `the encoder alone (bulk), ${ROUNDS} rounds of ${TEXTS} texts`, value: `${Math.round(median(a))} rows/s` },
    { what: "score --out without its start, on the same processes", value: `${Math.round(median(b))} rows/s`, ratio: median(b.map((rate, i) => rate / a[i])).toFixed(2) }, // prettier-ignore
  ];
}

async function writeRowsOf(folder: string, texts: readonly QueryResponse[]): Promise<string> {
  const input = join(folder, `${texts.length}.jsonl`);
  const lines = texts.map(({ query, response }, id) => JSON.stringify({ id, prompt: query, response }));
  await writeFile(input, lines.join("\n"));
  return input;
}

async function command(folder: string, rows: number, text: (i: number) => QueryResponse, onSpark?: SparkBench) {
  const input = await writeRowsOf(
    folder,
    Array.from({ length: rows }, (_, i) => text(i)),
  );
  const cli = [join(root, "dist", "cli.js"), "score", input, "--out", join(folder, `${rows}.parquet`)];
  const own = await measured(process.execPath, cli, { REWARDLENS_CACHE: "off" });
  return { ...own, spark: await onSpark?.(input, join(folder, `${rows}-spark.parquet`)) };
}
