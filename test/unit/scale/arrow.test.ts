import {
  RecordBatchReader,
  type RecordBatch,
  tableFromArrays,
  tableFromIPC,
  tableToIPC,
  Utf8,
  vectorFromArray,
  Table,
} from "apache-arrow";
import { describe, expect, it } from "vitest";
import { arrowStream, featureTable, scoreTable, type AnsweredFeatures } from "../../../src/scale/arrow/answers.ts";
import { arrowTexts } from "../../../src/scale/arrow/texts.ts";
import type { AddedValues } from "../../../src/scale/columns.ts";
import { inSizes } from "../../../src/scale/in-sizes.ts";

const texts = (values: readonly (string | null)[]) => vectorFromArray([...values], new Utf8());
const tableOf = (query: readonly (string | null)[], response: readonly (string | null)[]) =>
  new Table({ query: texts(query), response: texts(response) });
/** Bytes as a pipe gives them: cut anywhere. */
async function* cut(bytes: Uint8Array, size: number) {
  for (let i = 0; i < bytes.length; i += size) yield bytes.slice(i, i + size);
}
async function* some<T>(...items: T[]) {
  yield* items;
}
const all = async <T>(items: AsyncIterable<T>): Promise<T[]> => {
  const found: T[] = [];
  for await (const item of items) found.push(item);
  return found;
};
const joined = async (parts: AsyncIterable<Uint8Array>) => Buffer.concat(await all(parts));

describe("texts of an Arrow stream", () => {
  it.each([7, 100, 1 << 20])("are read as score reads rows, in pieces of %i bytes", async (size) => {
    const table = tableOf(
      ["Why?", "Why?", "Why?", null, "Why ä👍?"],
      ["Because.", null, " \n", "Because.", "Because \u2028 of it."],
    );
    const [rows] = await all(arrowTexts(cut(tableToIPC(table, "stream"), size)));
    expect(rows).toEqual([
      { text: { query: "Why?", response: "Because." } },
      { problem: '"response" is empty' },
      { problem: '"response" is empty' },
      { problem: "the query is missing: the response answers no query" },
      { text: { query: "Why ä👍?", response: "Because \u2028 of it." } },
    ]);
  });

  it("need both columns", async () => {
    const bytes = tableToIPC(tableFromArrays({ query: ["Why?"], answer: ["Because."] }), "stream");
    await expect(all(arrowTexts(cut(bytes, 50)))).rejects.toThrow(
      'the batches have no column "response"; theirs are query, answer',
    );
  });
});

describe("an Arrow stream of answers", () => {
  const row = (reward: number | null, error: string | null): AddedValues => ({
    ...{ label: null, reward, score: reward, low: reward, high: reward, model: "general", share_read: 1, error },
  });

  it("has its schema and facts before the first batch, then a batch for a batch", async () => {
    const { promise, resolve } = Promise.withResolvers<void>();
    const batches = async function* () {
      await promise;
      yield [row(Math.PI, null), row(null, "can't be read")];
      yield [row(null, "no")];
    };
    const stream = arrowStream(scoreTable, new Map([["rewardlens.version", "1"]]), batches());
    const reader = await (await RecordBatchReader.from(stream)).open();
    expect(reader.schema.metadata.get("rewardlens.version")).toBe("1");
    expect(reader.schema.fields.map(({ name }) => name)).toEqual(["reward", "score", "low", "high", "model", "share_read", "error"]); // prettier-ignore
    resolve();
    const read = await all<RecordBatch>(reader);
    expect(read.map(({ numRows }) => numRows)).toEqual([2, 1]);
    expect(read[0].toArray().map((one) => [one["reward"], one["error"]])).toEqual([[Math.PI, null], [null, "can't be read"]]); // prettier-ignore
    expect(read[1].getChild("reward")!.get(0)).toBeNull();
  });

  it("has features as lists of one length, and none where there is an error", async () => {
    const rows: AnsweredFeatures[] = [
      { phi: Float32Array.of(1, 2.5), error: null },
      { phi: null, error: "empty" },
      { phi: Float32Array.of(-3, 0.1), error: null },
    ];
    const table = tableFromIPC(await joined(arrowStream(featureTable(2), new Map(), some(rows))));
    const phi = table.getChild("phi")!;
    expect([...phi].map((one) => one && [...(one as Iterable<number>)])).toEqual([[1, 2.5], null, [-3, Math.fround(0.1)]]); // prettier-ignore
    expect([...table.getChild("error")!]).toEqual([null, "empty", null]);
  });

  it("rejects as its rows do, after what came before", async () => {
    const batches = async function* () {
      yield [row(1, null)];
      throw new Error("the encoder ended");
    };
    const parts: Uint8Array[] = [];
    const read = async () => {
      for await (const part of arrowStream(scoreTable, new Map(), batches())) parts.push(part);
    };
    await expect(read()).rejects.toThrow("the encoder ended");
    expect(tableFromIPC(Buffer.concat(parts)).numRows).toBe(1);
  });
});

describe("items in the sizes that are asked for", () => {
  it("are cut and joined, each as soon as it is whole", async () => {
    const sizes = [2, 3, 1];
    expect(await all(inSizes(some([1], [2, 3, 4], [5, 6]), sizes))).toEqual([[1, 2], [3, 4, 5], [6]]);
    expect(sizes).toEqual([]);
  });
});
