import * as fs from "node:fs/promises";
import { join } from "node:path";
import { appendLine, type AppendFiles } from "./append-line.ts";
import { canonicalJson, contentId } from "./canonical-json.ts";
import { parseLog, type ReadLog } from "./parse-log.ts";
import type { LogRecord, PreferenceRecord, WithdrawalRecord } from "./record.ts";
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
  appendAll(preferences: readonly NewPreference[]): Promise<void>;
  /** Takes an earlier record back by a record of its own. Rejects with StoreError. */
  withdraw(id: string, annotator: string, at?: Date): Promise<WithdrawalRecord>;
  /** What the file holds now; a missing file is an empty log. Rejects with StoreError. */
  read(): Promise<ReadLog>;
}

/** Opens the preference log of a folder; nothing is made or read before the first call. */
export function openPreferenceLog(
  folder: string,
  files: AppendFiles & Pick<typeof fs, "readFile"> = fs,
): PreferenceLog {
  const path = join(folder, ".rewardlens", "preferences.jsonl");
  let last: Promise<unknown> = Promise.resolve();

  function toRecord<R extends LogRecord>(content: Omit<R, "id">): R {
    const record = { ...content, id: contentId(content) } as R;
    const checked = toLogRecord(record);
    if ("message" in checked) throw new StoreError("bad-record", `The record for ${path} ${checked.message}.`);
    return record;
  }

  const toPreference = (preference: NewPreference) =>
    toRecord<PreferenceRecord>({ ...preference, schema: 1, kind: "preference" });

  // One at a time: each append looks at the file's end before it writes.
  function write(records: readonly LogRecord[]): Promise<void> {
    const written = last.then(() => appendLine(path, records.map(canonicalJson).join("\n"), files));
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
      if (preferences.length > 0) await write(preferences.map(toPreference));
    },
    withdraw: async (id, annotator, at = new Date()) =>
      store(toRecord<WithdrawalRecord>({ schema: 1, kind: "withdrawal", of: id, annotator, at: at.toISOString() })),
    async read() {
      try {
        return parseLog(await files.readFile(path, "utf8"));
      } catch (error) {
        if (errorCode(error) === "ENOENT") return { records: [], problems: [] };
        throw storeError("read", path, error);
      }
    },
  };
}
