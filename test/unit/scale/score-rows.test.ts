import { describe, expect, it } from "vitest";
import type { Encoder, ReadText } from "../../../src/encoder/encoder.ts";
import type { QueryResponse } from "../../../src/core/types.ts";
import { scoredRows, SCORES_KEPT } from "../../../src/scale/score-rows.ts";
import { ScoreMemory } from "../../../src/scale/score-memory.ts";
import type { TextRow } from "../../../src/scale/read/text-rows.ts";
import { allOf } from "./scored.ts";
import { loadHead } from "../../../src/store/heads/load-head.ts";
import { join } from "node:path";
import { root } from "../../../scripts/lib/paths.ts";

const head = await loadHead(join(root, "media", "starters", "general"));
/** Counts what is encoded; φ follows from the length of the response. */
function counting() {
  const encoded: QueryResponse[] = [];
  const encoder: Pick<Encoder, "read"> = {
    async read(inputs) {
      encoded.push(...inputs);
      await new Promise(setImmediate);
      return inputs.map(({ response }): ReadText => {
        const unknown = response.includes("?") ? 4 : 0;
        return {
          phi: new Float32Array(head.weights.length).fill(response.length / 1000),
          legibility: { tokens: 8, unknown, unread: response.length > 100 ? 25 : 0 },
        };
      });
    },
  };
  return { encoded, encoder };
}
const row = (response: string, line: number): TextRow => ({ line, own: { line }, text: { query: "Why?", response } });
async function* batches(rows: readonly TextRow[], size: number) {
  for (let i = 0; i < rows.length; i += size) yield rows.slice(i, i + size);
}
const score = (rows: readonly TextRow[], size: number, encoder: Pick<Encoder, "read">) =>
  allOf(scoredRows(batches(rows, size), { encoder, head, unreadable: (unknown) => `unread: ${unknown}` }));

describe("scored rows", () => {
  it("come in order, and an equal text is encoded once, in its batch, in one under way, or long before", async () => {
    const rows = Array.from({ length: 3000 }, (_, i) => row(`Because of ${i % 700}.`, i + 1));
    const { encoded, encoder } = counting();
    const scored = await score(rows, 130, encoder);
    expect(scored.map(({ line }) => line)).toEqual(rows.map(({ line }) => line));
    expect(encoded).toHaveLength(700);
    expect(scored[2800].added).toEqual(scored[0].added);
    expect(scored[0].added.reward).not.toBe(scored[699].added.reward);
    const alone = await score(rows.slice(2999), 1, counting().encoder);
    expect(alone[0].added).toEqual(scored[2999].added);
  });

  it("have a number or an error, and the share that was read", async () => {
    const some = [
      row("A short one.", 1),
      row("? ? ? ?", 2),
      row("x".repeat(125), 3),
      { line: 4, own: {}, problem: "is not JSON" },
      { line: 5, own: {}, problem: "is not JSON", file: "part-2.jsonl" },
    ];
    const added = (await score(some, 10, counting().encoder)).map((one) => one.added);
    expect(added.map(({ reward }) => typeof reward)).toEqual(["number", "object", "number", "object", "object"]);
    expect(added.map(({ error }) => error)).toEqual([null, "unread: 0.5", null, "line 4: is not JSON", "part-2.jsonl, line 5: is not JSON"]); // prettier-ignore
    expect(added.map(({ share_read: read }) => read)).toEqual([1, null, 0.8, null, null]);
    expect(added.every(({ model }) => model === "general")).toBe(true);
  });

  it("fail as the encoder does", async () => {
    const encoder = { read: () => Promise.reject(new Error("crashed")) };
    await expect(score([row("a", 1), row("b", 2)], 1, encoder)).rejects.toThrow("crashed");
  });
});

describe("the memory of scores", () => {
  it("keeps the last ones, and no more", () => {
    const memory = new ScoreMemory(3);
    const kept = (reward: number) => ({ reward, score: 0.5, low: 0.1, high: 0.9, read: 1, unknown: NaN });
    for (let i = 0; i < 5; i++) memory.set(`key ${i}`, kept(i));
    expect([0, 1, 2, 3, 4].map((i) => memory.get(`key ${i}`)?.reward)).toEqual([undefined, undefined, 2, 3, 4]);
    expect(memory.get("key 4")).toEqual(kept(4));
    expect(SCORES_KEPT).toBeGreaterThan(100_000);
  });
});
