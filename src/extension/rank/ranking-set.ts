import { LEAST_RANKED, MOST_RANKED } from "../../core/model/ranking.ts";
import type { Message } from "../../formats/canonical/messages.ts";
import { hash, plainLineEnds, type ComparePair } from "../pairs/compare-pair.ts";
import { nameKey, type PairsFound } from "../pairs/pairs-from-text.ts";

/** Responses to one query that are ranked together: 3 to 8, each different. */
export interface RankingSet {
  readonly query: string;
  /** The query's turns, where the log is to keep them. */
  readonly turns?: readonly Message[];
  readonly responses: readonly string[];
  /** What each is called in its file, where it is called something. */
  readonly names?: readonly string[];
  /** Workspace-relative file that they come from, where that is not the source's own. */
  readonly source?: string;
}

/** The same query with the same responses, in whichever order, has the same key. */
export function setKey(query: string, responses: readonly string[]): string {
  return hash([query, ...responses.map(plainLineEnds).sort()]);
}

/**
 * The sets of pairs: the responses to each query that has three at least. More than eight are divided, each set sharing
 * one response with the next to join them all; which are together is drawn by a hash of the texts, so the same
 * texts give the same sets whatever their order.
 */
export function rankingSets({ pairs, names }: Pick<PairsFound, "pairs" | "names">): RankingSet[] {
  const byQuery = new Map<string, { responses: Set<string> } & Pick<ComparePair, "turns" | "source">>();
  for (const { query, turns, responses, source } of pairs) {
    const known = byQuery.get(query) ?? {
      responses: new Set<string>(),
      ...(turns && { turns }),
      ...(source !== undefined && { source }),
    };
    byQuery.set(query, known);
    for (const response of responses) if (response.trim() !== "") known.responses.add(response);
  }
  return [...byQuery].flatMap(([query, { responses, ...more }]) =>
    divide(query, [...responses]).map((some): RankingSet => {
      const named = some.flatMap((response) => names?.get(nameKey(query, response)) ?? []);
      return { query, responses: some, ...(named.length === some.length && { names: named }), ...more };
    }),
  );
}

function divide(query: string, responses: readonly string[]): string[][] {
  const n = responses.length;
  if (n < LEAST_RANKED) return [];
  if (n <= MOST_RANKED) return [[...responses]];
  const hashes = new Map(responses.map((response) => [response, hash([query, response])]));
  const order = [...responses].sort((a, b) => (hashes.get(a)! < hashes.get(b)! ? -1 : 1));
  const count = Math.ceil((n - 1) / (MOST_RANKED - 1));
  const start = (i: number) => Math.floor((i * (n - 1)) / count);
  return Array.from({ length: count }, (_, i) => order.slice(start(i), start(i + 1) + 1));
}
