import { activeOf } from "../../store/log/log-state.ts";
import type { PreferenceStore } from "../../store/log/preference-store.ts";
import type { PersonsChoice } from "../../protocol/prompts.ts";
import type { QueryRow } from "../../verify/judge/query-rows.ts";
import type { Entry } from "../history/entries.ts";
import { pairKey, plainLineEnds } from "../pairs/compare-pair.ts";

/** A choice about the pair of a row. */
export interface ChoiceOfRow {
  readonly choice: PersonsChoice;
  readonly entry: Entry;
}

/** The newest active choice about the pair of each row, by the row's place. @param keys as rowKeys gives them */
export function choicesOf(
  rows: readonly QueryRow[],
  keys: readonly string[],
  stores: readonly PreferenceStore[],
): Map<number, ChoiceOfRow> {
  const places = new Map(keys.map((key, place) => [key, place]));
  const queries = new Set(rows.map(({ query }) => query));
  const found = new Map<number, ChoiceOfRow>();
  for (const store of stores) {
    for (const record of activeOf(store.choices)) {
      if (!queries.has(record.query)) continue;
      const place = places.get(pairKey(record));
      const before = place === undefined ? undefined : found.get(place);
      if (place === undefined || (before && before.entry.choice.current.at >= record.at)) continue;
      const { choice, responses } = record;
      const preferred = choice === "first" ? responses[0] : choice === "second" ? responses[1] : undefined;
      const isNow = preferred !== undefined && plainLineEnds(preferred) === plainLineEnds(rows[place].first);
      const said = choice === "first" || choice === "second" ? (isNow ? "now" : "before") : choice;
      found.set(place, { choice: said, entry: { store, choice: store.choice(record.id)! } });
    }
  }
  return found;
}

/** What names the pair of each row, whichever response is first. */
export const rowKeys = (rows: readonly QueryRow[]): string[] =>
  rows.map(({ query, first, second }) => pairKey({ query, responses: [first, second] }));
