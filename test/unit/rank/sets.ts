import type { RankingSet } from "../../../src/extension/rank/ranking-set.ts";

/** So many sets of `size` responses, each to a query of its own. */
export function setsOf(count: number, size = 4): RankingSet[] {
  return Array.from({ length: count }, (_, q) => ({
    query: `query ${q}`,
    responses: Array.from({ length: size }, (_, r) => `response ${q}.${r}`),
  }));
}
