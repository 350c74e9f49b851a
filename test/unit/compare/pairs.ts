import type { ComparePair } from "../../../src/extension/pairs/compare-pair.ts";
import type { PreferenceRecord } from "../../../src/store/log/record.ts";

/** So many pairs, each to a query of its own. */
export function pairsOf(count: number): ComparePair[] {
  return Array.from({ length: count }, (_, i) => ({ query: `query ${i}`, responses: [`first ${i}`, `second ${i}`] }));
}

/** A record of an answer to a pair. */
export function recordOf({ query, responses }: ComparePair, fields: Partial<PreferenceRecord> = {}): PreferenceRecord {
  const judged = { query, responses, choice: "first", shown: [0, 1], strength: 1, reason: "", seconds: 1 } as const;
  const origin = { annotator: "tester", at: "2026-01-01T00:00:00.000Z", source: "" };
  return { schema: 3, kind: "preference", id: "0".repeat(32), ...judged, ...origin, ...fields };
}
