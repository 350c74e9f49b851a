import * as fs from "node:fs/promises";
import { dirname, join } from "node:path";
import { AppendGuard } from "./append-guard.ts";
import { appendLine, type AppendFiles } from "./append-line.ts";
import { canonicalJson, contentId } from "./canonical-json.ts";
import { SCHEMA } from "./migrations.ts";
import type { ReadLog } from "./parse-log.ts";
import { readLog } from "./read-log.ts";
import type { Judgement, LogRecord, PreferenceRecord, RevisionRecord, WithdrawalRecord } from "./record.ts";
import { toLogRecord } from "./record-schema.ts";
import { errorCode, StoreError, storeError } from "./store-error.ts";

/** A preference before it has its id; further fields are kept. */
export type NewPreference = Omit<PreferenceRecord, "schema" | "kind" | "id">;

/** The log of one folder. Any number of processes may have it open and append to it. */
export interface PreferenceLog {
  /** `<folder>/.rewardlens/preferences.jsonl` */
  readonly path: string;
  /** Stores a preference; when it resolves, the disk has it. Rejects with StoreError, then nothing is stored. */
  append(preference: NewPreference): Promise<PreferenceRecord>;
  /** Stores many preferences by one write. Rejects with StoreError, then none is stored, or on a full disk the first few. */
  appendAll(preferences: readonly NewPreference[]): Promise<readonly PreferenceRecord[]>;
  /** Changes an earlier preference of this annotator by a record of its own. Rejects with StoreError. */
  revise(id: string, judgement: Judgement, annotator: string, at?: Date): Promise<RevisionRecord>;
  /** Takes an earlier record back by a record of its own. Rejects with StoreError. */
  withdraw(id: string, annotator: string, at?: Date): Promise<WithdrawalRecord>;
  /** Takes many records back by one write. Rejects with StoreError. */
  withdrawAll(ids: readonly string[], annotator: string, at?: Date): Promise<void>;
  /**
   * Looks for what was appended in the last seconds, and appends again what another program's write took away; returns
   * how many records. This also happens by itself, a little after each append. Rejects with StoreError.
   */
  verify(): Promise<number>;
  /** What the file holds now; a missing file is an empty log. Rejects with StoreError. */
  read(): Promise<ReadLog>;
}

/** The log's path in a folder. */
export function preferencesPath(folder: string): string {
  return join(folder, ".rewardlens", "preferences.jsonl");
}

/** Opens the preference log of a folder; nothing is made or read before the first call. */
export function openPreferenceLog(folder: string, files: AppendFiles = fs): PreferenceLog {
  const path = preferencesPath(folder);
  const guard = new AppendGuard(path, files);
  let last: Promise<unknown> = Promise.resolve();

  function toRecord<R extends LogRecord>(content: Omit<R, "id" | "schema">): R {
    const whole = { ...content, schema: SCHEMA };
    const record = { ...whole, id: contentId(whole) } as unknown as R;
    const checked = toLogRecord(record);
    if ("message" in checked) throw new StoreError("bad-record", `The record for ${path} ${checked.message}.`);
    return record;
  }

  const toPreference = (preference: NewPreference) => toRecord<PreferenceRecord>({ ...preference, kind: "preference" });

  const toWithdrawal = (of: string, annotator: string, at: Date) =>
    toRecord<WithdrawalRecord>({ kind: "withdrawal", of, annotator, at: at.toISOString() });

  async function append(lines: readonly string[]): Promise<void> {
    const expected = !(await markForMerges(path, files));
    await guard.watch(lines, await appendLine(path, lines.join("\n"), files, expected));
  }

  // One at a time: each append looks at the file's end before it writes.
  function write(records: readonly LogRecord[]): Promise<void> {
    const written = last.then(() => append(records.map(canonicalJson)));
    last = written.catch(() => undefined); // the caller has `written`; the next append does not depend on it
    return written;
  }

  async function store<R extends LogRecord>(record: R): Promise<R> {
    await write([record]);
    return record;
  }

  return {
    path,
    append: async (preference) => store(toPreference(preference)),
    async appendAll(preferences) {
      const records = preferences.map(toPreference);
      if (records.length > 0) await write(records);
      return records;
    },
    revise: async (id, { choice, strength, reason, tags }, annotator, at = new Date()) => {
      const judgement = { choice, strength, reason, ...(tags ? { tags } : {}) };
      const origin = { of: id, annotator, at: at.toISOString() };
      return store(toRecord<RevisionRecord>({ kind: "revision", ...judgement, ...origin }));
    },
    withdraw: async (id, annotator, at = new Date()) => store(toWithdrawal(id, annotator, at)),
    async withdrawAll(ids, annotator, at = new Date()) {
      if (ids.length > 0) await write(ids.map((id) => toWithdrawal(id, annotator, at)));
    },
    verify: () => guard.check(),
    read: () => readLog(path, files),
  };
}

/**
 * Tells git, with the first record of a folder, to merge the log by keeping the lines of both sides. Resolves to whether
 * this was the first: a log without this mark may be missing for a moment only. Rejects with StoreError.
 */
async function markForMerges(path: string, files: AppendFiles): Promise<boolean> {
  const attributes = join(dirname(path), ".gitattributes");
  try {
    await fs.access(path);
    return false;
  } catch (error) {
    if (errorCode(error) !== "ENOENT") throw storeError("write to", path, error);
  }
  try {
    await files.mkdir(dirname(path), { recursive: true });
    const file = await files.open(attributes, "wx");
    await file.writeFile("preferences.jsonl merge=union\n").finally(() => file.close());
    return true;
  } catch (error) {
    if (errorCode(error) === "EEXIST") return false;
    throw storeError("write to", attributes, error);
  }
}
