import type { LogRecord, PreferenceRecord, RevisionRecord, WithdrawalRecord } from "./record.ts";

/** A choice with all that the log says about it. */
export interface LoggedChoice {
  /** As it was recorded. */
  readonly original: PreferenceRecord;
  /** What counts now: the original, changed by its newest revision. */
  readonly current: PreferenceRecord;
  /** Those that are not withdrawn, oldest first. */
  readonly revisions: readonly RevisionRecord[];
  /** Withdrawals that are not withdrawn, oldest first; the choice is active without one. */
  readonly withdrawals: readonly WithdrawalRecord[];
}

/**
 * What a log says: every choice, in the order of the records, with its revisions and withdrawals. A pure function of
 * the set of records: neither their order nor their repetition matters to what a choice is, so logs merge either way. A
 * preference that is given twice occurs twice in the list; LogIndex gives each once.
 *
 * - A withdrawal undoes the record that it names, unless a withdrawal names it in turn.
 * - Of the revisions by the choice's own annotator that are not withdrawn the newest counts; of the same time, that of
 *   the greater id. A revision by somebody else says nothing: their view is a choice of their own.
 */
export function replay(records: readonly LogRecord[]): LoggedChoice[] {
  const withdrawalsOf = new Map<string, WithdrawalRecord[]>();
  const revisionsOf = new Map<string, RevisionRecord[]>();
  const preferences: PreferenceRecord[] = [];
  for (const record of records) {
    if (record.kind === "preference") preferences.push(record);
    else if (record.kind === "withdrawal") push(withdrawalsOf, record);
    else push(revisionsOf, record);
  }
  const inForce = (id: string) => sorted(withdrawalsOf.get(id), (withdrawal) => !withdrawalsOf.has(withdrawal.id));
  return preferences.map((original) => {
    const { id: of } = original;
    const revisions = sorted(
      revisionsOf.get(of),
      ({ id, annotator }) => annotator === original.annotator && inForce(id).length === 0,
    );
    const last = revisions.at(-1);
    const current = last === undefined ? original : revised(original, last);
    return { original, current, revisions, withdrawals: inForce(of) };
  });
}

/** The preferences that are active, as they were last revised. */
export function activePreferences(records: readonly LogRecord[]): PreferenceRecord[] {
  return activeOf(replay(records));
}

/** Those of some choices that are active, as they were last revised. */
export function activeOf(choices: readonly LoggedChoice[]): PreferenceRecord[] {
  return choices.flatMap(({ current, withdrawals }) => (withdrawals.length === 0 ? [current] : []));
}

/** A copy of the record with what a revision says; who chose, when and on which screen stays. */
function revised(original: PreferenceRecord, revision: RevisionRecord): PreferenceRecord {
  const { choice, strength, reason } = revision;
  const { tags, ...changed } = { ...original, choice, strength, reason, tags: revision.tags };
  return tags === undefined ? changed : { ...changed, tags };
}

const NONE: readonly never[] = [];

/** Those that count, oldest first; of the same time, by id. */
function sorted<R extends RevisionRecord | WithdrawalRecord>(
  records: readonly R[] | undefined,
  counts: (record: R) => boolean,
): readonly R[] {
  if (records === undefined) return NONE;
  return records.filter(counts).sort((a, b) => Date.parse(a.at) - Date.parse(b.at) || (a.id < b.id ? -1 : 1));
}

/** Each record once, by the record that it names. */
function push<R extends { readonly id: string; readonly of: string }>(map: Map<string, R[]>, record: R): void {
  const known = map.get(record.of);
  if (known === undefined) map.set(record.of, [record]);
  else if (known.every(({ id }) => id !== record.id)) known.push(record);
}
