import { timeOf, type Entry } from "./entries.ts";

/** Which choices are shown: those that meet every condition that is set. */
export interface ChoiceFilter {
  /** Part of the query, in any case. */
  readonly text?: string | undefined;
  readonly tag?: string;
  readonly annotator?: string;
  /** First moment, in ms since 1970, and the day as the person wrote it. */
  readonly since?: { readonly time: number; readonly day: string };
}

/** Whether anything is filtered. */
export function isFiltering(filter: ChoiceFilter): boolean {
  return Object.values(filter).some((condition) => condition !== undefined);
}

/** The choices that a filter lets through, in their order. */
export function filterChoices(entries: readonly Entry[], filter: ChoiceFilter): readonly Entry[] {
  if (!isFiltering(filter)) return entries;
  const { text, tag, annotator, since } = filter;
  const wanted = text?.toLowerCase();
  return entries.filter((entry) => {
    const { query, annotator: by, tags = [] } = entry.choice.current;
    return (
      (wanted === undefined || query.toLowerCase().includes(wanted)) &&
      (tag === undefined || tags.includes(tag)) &&
      (annotator === undefined || by === annotator) &&
      (since === undefined || timeOf(entry) >= since.time)
    );
  });
}

/** How often each tag, or annotator, is in the choices: the most frequent first. */
export function countBy(entries: readonly Entry[], of: (entry: Entry) => readonly string[]): [string, number][] {
  const counts = new Map<string, number>();
  for (const value of entries.flatMap(of)) counts.set(value, (counts.get(value) ?? 0) + 1);
  return [...counts].sort(([a, n], [b, m]) => m - n || (a < b ? -1 : 1));
}

/** The start of a day "2026-11-23" in the machine's time zone, in ms since 1970; NaN for anything else. */
export function startOfDay(day: string): number {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(day.trim());
  if (match === null) return NaN;
  const [year, month, date] = match.slice(1).map(Number);
  const start = new Date(year, month - 1, date);
  return start.getMonth() === month - 1 && start.getDate() === date ? start.getTime() : NaN;
}
