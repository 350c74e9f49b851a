/** A record of whatever version, after its envelope was read. */
export interface VersionedRecord {
  readonly schema: number;
  readonly kind: string;
  readonly [field: string]: unknown;
}

/** The version that is written. */
export const SCHEMA = 2;

/** Turns a record of one version into one of the next. Pure; keeps fields that it does not know. */
export type Migration = (record: VersionedRecord) => Omit<VersionedRecord, "schema">;

/**
 * From each version to the next. A new version is due when an older reader would take a new record for something that
 * it is not. Add its migration here, a line of that version to test/fixtures/log, and the version to `RecordBase.schema`.
 *
 * 2: revisions, withdrawals of withdrawals, weights of implied pairs, tags. A reader of version 1 would use the choice
 *    that was revised, and count a ranking's pairs in full.
 */
export const migrations: ReadonlyMap<number, Migration> = new Map([[1, migrateFrom1]]);

/**
 * Brings a record to the newest version, one step at a time. Undefined where no step leads there: it is newer than this
 * program, or its version never was.
 */
export function migrate(
  record: VersionedRecord,
  steps: ReadonlyMap<number, Migration> = migrations,
  newest = SCHEMA,
): VersionedRecord | undefined {
  let current = record;
  while (current.schema < newest) {
    const step = steps.get(current.schema);
    if (step === undefined) return undefined;
    current = { ...step(current), schema: current.schema + 1 } as VersionedRecord;
  }
  return current.schema === newest ? current : undefined;
}

/** Version 1 had no tags and no weights; fields of these names, kept as unknown ones, would now mean something. */
function migrateFrom1(record: VersionedRecord): Omit<VersionedRecord, "schema"> {
  const { weight, tags, ranking, edited, repeatOf, ...rest } = record;
  const strays = Object.entries({ weight, tags, ranking, edited, repeatOf }).filter(([, value]) => value !== undefined);
  return strays.length === 0 ? rest : ({ ...rest, schema1: Object.fromEntries(strays) } as never);
}
