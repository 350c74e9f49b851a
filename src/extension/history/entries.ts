import type { LoggedChoice } from "../../store/log/log-state.ts";
import type { PreferenceStore } from "../../store/log/preference-store.ts";

/** A choice with the log that it is in. */
export interface Entry {
  readonly store: PreferenceStore;
  readonly choice: LoggedChoice;
}

/** The choices about one query. */
export interface QueryGroup {
  readonly query: string;
  /** Newest first. */
  readonly entries: readonly Entry[];
}

/** When a choice was made, in ms since 1970; revisions do not move it. */
export function timeOf({ choice }: Entry): number {
  return Date.parse(choice.original.at);
}

/** The entries, newest first; of the same time, by id. */
export function newestFirst(entries: readonly Entry[]): Entry[] {
  const timed = entries.map((entry) => ({ entry, time: timeOf(entry) })); // asked once each, not at every comparison
  timed.sort((a, b) => b.time - a.time || (a.entry.choice.original.id < b.entry.choice.original.id ? -1 : 1));
  return timed.map(({ entry }) => entry);
}

/** Choices by query: that of the newest choice first. */
export function groupByQuery(entries: readonly Entry[]): QueryGroup[] {
  const groups = new Map<string, Entry[]>();
  for (const entry of newestFirst(entries)) {
    const { query } = entry.choice.original;
    const group = groups.get(query);
    if (group === undefined) groups.set(query, [entry]);
    else group.push(entry);
  }
  return Array.from(groups, ([query, entries]) => ({ query, entries }));
}
