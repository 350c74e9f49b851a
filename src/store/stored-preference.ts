import type { LineRef } from "./log-lines.ts";
import type { PreferenceRecord } from "./record.ts";

/** A preference whose responses, and fields that this version does not know, stay in the file. */
export interface StoredPreference extends Omit<PreferenceRecord, "responses"> {
  readonly line: LineRef;
}

const ORDERS = [
  [0, 1],
  [1, 0],
] as const;
const RARE = ["tags", "edited", "repeatOf", "ranking", "weight"] as const;

/**
 * What is kept in memory of a preference; logs of 200,000 are.
 * @param once gives the same string for the same text, so that repeated ones are kept once.
 */
export function toStored(record: PreferenceRecord, line: LineRef, once: (text: string) => string): StoredPreference {
  const stored: StoredPreference = {
    schema: record.schema,
    kind: record.kind,
    id: record.id,
    query: once(record.query),
    choice: record.choice,
    strength: record.strength,
    reason: once(record.reason),
    shown: ORDERS[record.shown[0]],
    seconds: record.seconds,
    annotator: once(record.annotator),
    at: record.at,
    source: once(record.source),
    line,
  };
  for (const field of RARE) if (record[field] !== undefined) Object.assign(stored, { [field]: record[field] });
  return stored;
}
