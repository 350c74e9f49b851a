import type { PreferenceRecord, RevisionRecord, WithdrawalRecord } from "./record.ts";

/** What replaying needs of a preference: its texts may be left in the file. */
export type PreferenceHead = Pick<PreferenceRecord, "kind" | "id" | "annotator" | "choice" | "strength" | "reason">;

/** A choice with all that the log says about it. */
export interface LoggedChoice<P extends PreferenceHead = PreferenceRecord> {
  /** As it was recorded. */
  readonly original: P;
  /** What holds: the original, changed by its newest revision. */
  readonly current: P;
  /** Those that are not taken back, oldest first. */
  readonly revisions: readonly RevisionRecord[];
  /** Withdrawals that are not taken back, oldest first; the choice holds where there is none. */
  readonly withdrawals: readonly WithdrawalRecord[];
}

/**
 * What a log says: every choice, in the order of the records, with its revisions and withdrawals. A pure function of
 * the set of records: neither their order nor their repetition matters to what a choice is, so logs merge either way. A
 * preference that is given twice has two places in the list; LogIndex gives each once.
 *
 * - A withdrawal takes back the record that it names, unless a withdrawal names it in turn.
 * - Of the revisions by the choice's own annotator that are not taken back the newest holds; of the same time, that of
 *   the greater id. A revision by somebody else says nothing: their view is a choice of their own.
 * @param copy makes an object with all fields of a preference, for one that was revised.
 */
export function replay<P extends PreferenceHead>(
  records: readonly (P | RevisionRecord | WithdrawalRecord)[],
  copy: (preference: P) => P = (preference) => ({ ...preference }),
): LoggedChoice<P>[] {
  const withdrawalsOf = new Map<string, WithdrawalRecord[]>();
  const revisionsOf = new Map<string, RevisionRecord[]>();
  const preferences: P[] = [];
  for (const record of records) {
    if (isPreference(record)) preferences.push(record);
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
    const current = last === undefined ? original : revised(copy(original), last);
    return { original, current, revisions, withdrawals: inForce(of) };
  });
}

/** The preferences that hold, as they were last revised. */
export function activePreferences<P extends PreferenceHead>(
  records: readonly (P | RevisionRecord | WithdrawalRecord)[],
): P[] {
  return replay(records).flatMap(({ current, withdrawals }) => (withdrawals.length === 0 ? [current] : []));
}

function isPreference<P extends PreferenceHead>(record: P | RevisionRecord | WithdrawalRecord): record is P {
  return record.kind === "preference";
}

/** A copy of the record with what a revision says; who chose, when and on which screen stays. */
function revised<P extends PreferenceHead>(copy: P, { choice, strength, reason, tags }: RevisionRecord): P {
  const changed: P & { tags?: readonly string[] } = Object.assign(copy, { choice, strength, reason });
  if (tags === undefined) delete changed.tags;
  else changed.tags = tags;
  return changed;
}

const NONE: readonly never[] = [];

/** Those that hold, oldest first; of the same time, by id. */
function sorted<R extends RevisionRecord | WithdrawalRecord>(
  records: readonly R[] | undefined,
  holds: (record: R) => boolean,
): readonly R[] {
  if (records === undefined) return NONE;
  return records.filter(holds).sort((a, b) => Date.parse(a.at) - Date.parse(b.at) || (a.id < b.id ? -1 : 1));
}

/** Each record once, by the record that it names. */
function push<R extends { readonly id: string; readonly of: string }>(map: Map<string, R[]>, record: R): void {
  const known = map.get(record.of);
  if (known === undefined) map.set(record.of, [record]);
  else if (known.every(({ id }) => id !== record.id)) known.push(record);
}
