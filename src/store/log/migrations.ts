/** A record of whatever version, after its envelope was read. */
export interface VersionedRecord {
  readonly schema: number;
  readonly kind: string;
  readonly [field: string]: unknown;
}

/** The version that is written. */
export const SCHEMA = 3;

/** Turns a record of one version into one of the next. Pure; keeps fields that it does not know. */
export type Migration = (record: VersionedRecord) => Omit<VersionedRecord, "schema">;

/**
 * From each version to the next. A new version is due when an older reader would take a new record for something that
 * it is not. Add its migration here, a line of that version to test/fixtures/log, and the version to `RecordBase.schema`.
 *
 * 2: revisions, withdrawals of withdrawals, weights of implied pairs, tags. A reader of version 1 would use the choice
 *    that was revised, and count a ranking's pairs in full.
 * 3: the turns of a query. A reader of version 2 would keep them as a field that it does not know.
 */
export const migrations: ReadonlyMap<number, Migration> = new Map([
  [1, migrateFrom1],
  [2, migrateFrom2],
]);

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
  return withStrays(rest, "schema1", { weight, tags, ranking, edited, repeatOf });
}

/** Version 2 had no turns. */
function migrateFrom2(record: VersionedRecord): Omit<VersionedRecord, "schema"> {
  const { turns, ...rest } = record;
  return withStrays(rest, "schema2", { turns });
}

/** The record with the fields of former meaning, where it has any, under a name of their own. */
function withStrays(rest: VersionedRecord, name: string, fields: object): Omit<VersionedRecord, "schema"> {
  const strays = Object.entries(fields).filter(([, value]) => value !== undefined);
  return strays.length === 0 ? rest : { ...rest, [name]: Object.fromEntries(strays) };
}
