import { describe, expect, it } from "vitest";
import { orderPairs } from "../../../src/extension/pairs/queues/order-pairs.ts";
import { pairsOf } from "../compare/pairs.ts";

const pairs = pairsOf(20);
const queries = (list: readonly { query: string }[]) => list.map(({ query }) => query);

describe("orderPairs", () => {
  it("draws the same order from the same seed, and another one from another", async () => {
    const [once, again, other] = await Promise.all(
      [1, 1, 2].map((seed) => orderPairs(pairs, { order: "random", seed })),
    );
    expect(once).toEqual(again);
    expect(queries(once.pairs).toSorted()).toEqual(queries(pairs).toSorted());
    expect(queries(once.pairs)).not.toEqual(queries(other.pairs));
  });

  it("follows the ranker with its reasons; what it leaves out or names twice comes once, last", async () => {
    const ranked = await orderPairs(pairs, { order: "informative", seed: 1 }, async (given) =>
      ["query 7", "query 3", "query 7"].map((query) => {
        return { index: given.findIndex((pair) => pair.query === query), reason: `because ${query}` };
      }),
    );
    expect(ranked.order).toBe("informative");
    expect(ranked.pairs).toHaveLength(20);
    expect(ranked.pairs.slice(0, 3).map(({ query, reason }) => [query, reason])).toEqual([
      ["query 7", "because query 7"],
      ["query 3", "because query 3"],
      [expect.any(String), undefined],
    ]);
  });

  it("is random, and says so, where no head can rank", async () => {
    for (const ranker of [undefined, async () => undefined]) {
      const { order, pairs: drawn } = await orderPairs(pairs, { order: "informative", seed: 5 }, ranker);
      expect(order).toBe("random");
      expect(drawn).toEqual((await orderPairs(pairs, { order: "random", seed: 5 })).pairs);
    }
  });
});
