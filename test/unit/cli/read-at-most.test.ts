import { expect, it } from "vitest";
import { readAtMost } from "../../../src/cli/input.ts";

/** Pieces of ten bytes; counts those that were asked for. */
async function* pieces(count: number, asked: { times: number }): AsyncGenerator<Uint8Array> {
  for (; asked.times < count; await Promise.resolve()) {
    asked.times++;
    yield new Uint8Array(10).fill(asked.times);
  }
}

it("reads what ends whole, and of what never ends little more than the most", async () => {
  expect([...(await readAtMost(pieces(2, { times: 0 }), 20))]).toEqual([...Array(10).fill(1), ...Array(10).fill(2)]);
  expect(await readAtMost(pieces(0, { times: 0 }), 20)).toHaveLength(0);
  const asked = { times: 0 };
  expect(await readAtMost(pieces(Infinity, asked), 95)).toHaveLength(100);
  expect(asked.times).toBe(10);
});
