import { shuffled } from "../../core/random.ts";
import { findResponses, type DocumentKind } from "../../formats/find-responses.ts";
import type { RecordProblem } from "../../formats/found.ts";
import { readPairs } from "../../formats/read-pairs.ts";
import type { ComparePair } from "./compare-pair.ts";

export interface PairsFound {
  readonly pairs: readonly ComparePair[];
  /** Records that could not be read; the rest was. */
  readonly problems: readonly RecordProblem[];
}

/** Up to so many responses to one query meet each other, 66 pairs; of more, each meets 8 others. */
const EVERY_PAIR_UP_TO = 12;
const NEIGHBOURS = 4;

/**
 * The pairs to compare in a text: of JSONL, one a line; of a document, the responses to each query with each other.
 * @param random uniform in [0, 1): draws who meets whom where a query has too many responses for all pairs
 */
export function pairsFromText(text: string, kind: DocumentKind, random: () => number): PairsFound {
  if (kind === "jsonl") {
    const { pairs, problems } = readPairs(text);
    return { pairs: pairs.map(({ query, chosen, rejected }) => ({ query, responses: [chosen, rejected] })), problems };
  }
  const { responses, problems } = findResponses(text, kind);
  const byQuery = new Map<string, Set<string>>();
  for (const { query, response } of responses) {
    if (response.trim() === "") continue;
    byQuery.set(query, (byQuery.get(query) ?? new Set()).add(response));
  }
  const pairs = [...byQuery].flatMap(([query, distinct]) =>
    pairsOf([...distinct], random).map((pair): ComparePair => ({ query, responses: pair })),
  );
  return { pairs, problems };
}

function pairsOf(responses: readonly string[], random: () => number): [string, string][] {
  if (responses.length <= EVERY_PAIR_UP_TO) {
    return responses.flatMap((first, i) => responses.slice(i + 1).map((second): [string, string] => [first, second]));
  }
  // In a random circle each meets its next neighbours: connected, and every response is asked about equally often.
  const circle = shuffled([...responses.keys()], random);
  return circle.flatMap((first, i) =>
    Array.from({ length: NEIGHBOURS }, (_, step): [string, string] => {
      const second = circle[(i + step + 1) % circle.length];
      return [responses[Math.min(first, second)], responses[Math.max(first, second)]];
    }),
  );
}
