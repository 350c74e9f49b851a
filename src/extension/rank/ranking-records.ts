import { randomBytes } from "node:crypto";
import { impliedPairs, rankingWeight, type Ranking } from "../../core/model/ranking.ts";
import type { NewPreference } from "../../store/log/record.ts";
import type { PreferenceRecord } from "../../store/log/record.ts";
import { setKey, type RankingSet } from "./ranking-set.ts";

export interface RankedBy {
  readonly annotator: string;
  /** ISO 8601. */
  readonly at: string;
  /** Workspace-relative file, or "". */
  readonly source: string;
  /** That the whole ranking took. */
  readonly seconds: number;
}

/**
 * The records of a ranking: each pair that it implies, once, with its share of a choice and of the time.
 * @param shown the responses' indices in the order of the screen.
 */
export function toRecords(
  { query, turns, responses, source: own }: RankingSet,
  ranking: Ranking,
  shown: readonly number[],
  { annotator, at, source, seconds }: RankedBy,
): NewPreference[] {
  const size = responses.length;
  const pairs = impliedPairs(ranking);
  const common = {
    ...({ query, strength: 1, reason: "", annotator, at, source: own ?? source } as const),
    ...(turns && { turns }),
    seconds: Math.round((100 * seconds) / pairs.length) / 100,
    ranking: { id: randomBytes(8).toString("hex"), size },
    weight: rankingWeight(size),
  };
  return pairs.map(({ better, worse, tie }): NewPreference => {
    // In the order of the source, as every record has them.
    const [first, second] = better < worse ? [better, worse] : [worse, better];
    return {
      ...common,
      responses: [responses[first], responses[second]],
      choice: tie ? "tie" : better === first ? "first" : "second",
      shown: shown.indexOf(first) < shown.indexOf(second) ? [0, 1] : [1, 0],
    };
  });
}

/** A ranking as the log has it. */
export interface StoredRanking {
  /** Of its set. */
  readonly key: string;
  /** Ids of its records. */
  readonly records: readonly string[];
  /** Milliseconds since 1970. */
  readonly at: number;
}

/** The rankings among active preferences, in the order of the log; without rankings that had pairs undone. */
export function storedRankings(preferences: readonly PreferenceRecord[]): StoredRanking[] {
  const groups = new Map<string, PreferenceRecord[]>();
  for (const record of preferences) {
    if (record.ranking === undefined) continue;
    const group = groups.get(record.ranking.id) ?? [];
    groups.set(record.ranking.id, group);
    group.push(record);
  }
  return [...groups.values()].flatMap((group) => {
    const [{ query, at, ranking }] = group;
    const size = ranking?.size ?? 0;
    const responses = new Set(group.flatMap((record) => record.responses));
    if (responses.size !== size || group.length !== (size * (size - 1)) / 2) return [];
    return [{ key: setKey(query, [...responses]), records: group.map(({ id }) => id), at: Date.parse(at) }];
  });
}
