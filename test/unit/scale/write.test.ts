import { parquetMetadata, parquetReadObjects } from "hyparquet";
import { describe, expect, it } from "vitest";
import { addedColumns } from "../../../src/scale/columns.ts";
import { scoredParquetWriter } from "../../../src/scale/write/parquet-writer.ts";
import { csvWriter, jsonLine, jsonLinesWriter } from "../../../src/scale/write/text-writers.ts";
import type { RowWriter } from "../../../src/scale/write/row-writer.ts";
import { csvRows } from "../../../src/formats/records/csv/csv-rows.ts";
import { layoutOf, scored } from "./scored.ts";

const ROWS = Array.from({ length: 50 }, (_, i) => ({
  id: i,
  prompt: `Why, ${i}?`,
  response: i === 3 ? null : `Because "${i}",\nand so on.`,
  weight: i / 4,
  ok: i % 2 === 0,
  tags: ["a", { b: i }],
}));
const layout = layoutOf(ROWS);
const kinds: readonly [string, () => RowWriter][] = [
  ["jsonl", () => jsonLinesWriter(layout)],
  ["csv", () => csvWriter(layout, ",")],
  ["parquet", () => scoredParquetWriter(layout)],
];

/** A file in segments of 20 rows; each segment by a writer of its own that continues after those before. */
function written(make: () => RowWriter, isResumed: boolean): Buffer {
  let writer = make();
  const parts = [writer.begin()];
  const states: unknown[] = [];
  for (let from = 0; from < ROWS.length; from += 20) {
    parts.push(writer.segment(ROWS.slice(from, from + 20).map((row, i) => scored(row, from + i + 1))));
    states.push(JSON.parse(JSON.stringify(writer.stateOf())));
    if (!isResumed) continue;
    writer = make();
    writer.resume(states, Buffer.concat(parts).length);
  }
  return Buffer.concat([...parts, writer.end()]);
}

describe.each(kinds)("%s", (_, make) => {
  it("has the same bytes where each segment is written by another process", () => {
    expect(written(make, true).equals(written(make, false))).toBe(true);
  });
});

describe("rows as they are written", () => {
  it("keep the types of their columns in Parquet, with a row group for each segment", async () => {
    const bytes = written(() => scoredParquetWriter(layout), true);
    const file = bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.length) as ArrayBuffer;
    expect(parquetMetadata(file).row_groups.map(({ num_rows }) => Number(num_rows))).toEqual([20, 20, 10]);
    const rows = await parquetReadObjects({ file });
    expect(rows).toHaveLength(50);
    expect(rows[3]).toEqual({
      ...ROWS[3],
      id: 3n,
      ...{ reward: 4 / 7, score: 0.5, low: 0.25, high: 0.75, model: "general", share_read: 1, error: null },
    });
  });

  it("are cells that any reader of CSV takes apart again", () => {
    const { rows, names } = csvRows(written(() => csvWriter(layout, ","), false).toString());
    expect(names).toEqual([...Object.keys(ROWS[0]), "reward", "score", "low", "high", "model", "share_read", "error"]);
    expect(rows[4].fields).toMatchObject({
      id: "4",
      response: 'Because "4",\nand so on.',
      ok: "true",
      tags: '["a",{"b":4}]',
    });
  });

  it("keep the source of their JSON: its numbers, its spaces", () => {
    const json = '{ "n": 12345678901234567890, "x": 1.0, "o": {"}": 1} }';
    const row = scored({ n: 2 ** 63, x: 1, o: { "}": 1 } }, 7, { json });
    const line = jsonLine(row, addedColumns(["n", "x", "o"], false));
    expect(line).toMatch(/^\{ "n": 12345678901234567890, "x": 1\.0, "o": \{"\}": 1\},"reward":1,/);
    expect(JSON.parse(line)).toMatchObject({ x: 1, o: { "}": 1 }, reward: 1, error: null });
    expect(JSON.parse(jsonLine(scored({}, 7, { json: "{}" }), addedColumns([], false)))).toMatchObject({ reward: 1 });
  });
});

describe("a column of the input that is called as one of ours", () => {
  it("stays, and ours has another name", () => {
    const names = (own: string[]) => addedColumns(own, false).map(({ name }) => name);
    expect(names(["prompt", "model", "score"])).toEqual([
      ...["reward", "rewardlens_score", "low", "high", "rewardlens_model", "share_read", "error"],
    ]);
    const once = ["score", "rewardlens_score"];
    expect(names(once)).toContain("rewardlens_score_2");
    expect(new Set([...once, ...names(once)]).size).toBe(9);
  });

  it("stays as well where only a later row of a pipe has it", () => {
    const line = jsonLine(scored({ prompt: "a", score: "theirs" }, 7), addedColumns(["prompt"], false));
    expect(JSON.parse(line)).toMatchObject({ score: "theirs", rewardlens_score: 0.5, reward: 1 });
  });
});
