import * as fs from "node:fs/promises";
import { dirname, join } from "node:path";
import { AppendGuard } from "./append-guard.ts";
import { makeFolder } from "../files/folders.ts";
import { ABSENCE, appendLine, type AppendFiles } from "./append-line.ts";
import { canonicalJson, contentId } from "../files/canonical-json.ts";
import { MOST_LINE } from "./log-lines.ts";
import { markForMerges } from "./merge-mark.ts";
import { SCHEMA } from "./migrations.ts";
import { InTurn } from "../files/in-turn.ts";
import { Place } from "../files/place.ts";
import {
  toLogRecord,
  type Judgement,
  type LogRecord,
  type NewPreference,
  type PreferenceRecord,
  type RevisionRecord,
  type WithdrawalRecord,
} from "./record.ts";
import { errorCode, StoreError, storeError } from "../files/store-error.ts";

/**
 * Appends to the log of one folder; PreferenceStore is the one that does. Any number of processes may append to the same log.
 */
export interface PreferenceLog {
  /** `<folder>/.rewardlens/preferences.jsonl` */
  readonly path: string;
  /** Stores a preference; when it resolves, the disk has it. Rejects with StoreError, then nothing is stored. */
  append(preference: NewPreference): Promise<PreferenceRecord>;
  /** Stores many preferences by one write. Rejects with StoreError, then none is stored, or on a full disk the first few. */
  appendAll(preferences: readonly NewPreference[]): Promise<readonly PreferenceRecord[]>;
  /** Changes an earlier preference of this annotator by a record of its own. Rejects with StoreError. */
  revise(id: string, judgement: Judgement, annotator: string, at?: Date): Promise<RevisionRecord>;
  /** Withdraws an earlier record by a record of its own. Rejects with StoreError. */
  withdraw(id: string, annotator: string, at?: Date): Promise<WithdrawalRecord>;
  /** Withdraws revisions and makes a newer one, by one write. Rejects with StoreError. */
  reviseInstead(
    undone: readonly string[],
    ...revision: Parameters<PreferenceLog["revise"]>
  ): ReturnType<PreferenceLog["revise"]>;
  /** Withdraws many records by one write. Rejects with StoreError. */
  withdrawAll(ids: readonly string[], annotator: string, at?: Date): Promise<void>;
  /**
   * Looks for what was appended in the last seconds, and appends again what another program's write took away; returns
   * how many records. This also happens automatically, a little after each append. Rejects with StoreError.
   */
  verify(): Promise<number>;
  /** How many records this process stored, as far as it keeps them. */
  readonly stored: number;
  /** Writes what this process stored to a log that was taken away (StoreError "log-gone"); returns how many records. */
  restore(): Promise<number>;
  /** The next record may begin a new log, after one that was taken away. */
  startAgain(): void;
}

/** The log's path in a folder. */
export function preferencesPath(folder: string): string {
  return join(folder, ".rewardlens", "preferences.jsonl");
}

/**
 * Opens the preference log of a folder; nothing is made or read before the first call.
 * @param patience how long a log that was there before is waited for, ms: git takes it away for a moment.
 */
export function openPreferenceLog(folder: string, files: AppendFiles = fs, patience = ABSENCE): PreferenceLog {
  const path = preferencesPath(folder);
  const place = Place.of(folder);
  const guard = new AppendGuard(path, files);
  // One at a time: each append looks at the file's end before it writes.
  const turns = new InTurn();

  function toRecord<R extends LogRecord>(content: Omit<R, "id" | "schema">): R {
    const whole = { ...content, schema: SCHEMA };
    const record = { ...whole, id: contentId(whole) } as unknown as R;
    const checked = toLogRecord(record);
    if ("message" in checked) throw new StoreError("bad-record", `The record for ${path} ${checked.message}.`);
    if (Buffer.byteLength(canonicalJson(record)) > MOST_LINE)
      throw new StoreError(
        "bad-record",
        `The record for ${path} is longer than ${MOST_LINE >> 20} MB. Shorten the texts.`,
      );
    return record;
  }

  const toPreference = (preference: NewPreference) => toRecord<PreferenceRecord>({ ...preference, kind: "preference" });

  const toWithdrawal = (of: string, annotator: string, at: Date) =>
    toRecord<WithdrawalRecord>({ kind: "withdrawal", of, annotator, at: at.toISOString() });

  async function append(lines: readonly string[]): Promise<void> {
    try {
      await place.requireWritable(path);
      const expected = await prepare(path, place, files);
      const wait = place.lost ? 0 : patience;
      await guard.watch(lines, await appendLine(path, lines.join("\n"), files, expected, wait));
    } catch (error) {
      const reported = storeError("write to", path, error);
      if (reported.code === "log-gone") place.lost = true;
      throw reported;
    }
    place.wrote(lines);
  }

  function write(records: readonly LogRecord[]): Promise<void> {
    return writeLines(records.map(canonicalJson));
  }

  function writeLines(lines: readonly string[]): Promise<void> {
    return turns.run(() => append(lines));
  }

  async function store<R extends LogRecord>(record: R): Promise<R> {
    await write([record]);
    return record;
  }

  const toRevision = (of: string, { choice, strength, reason, tags }: Judgement, annotator: string, at: Date) =>
    toRecord<RevisionRecord>({
      kind: "revision",
      choice,
      strength,
      reason,
      ...(tags && { tags }),
      of,
      annotator,
      at: at.toISOString(),
    });

  return {
    path,
    append: async (preference) => store(toPreference(preference)),
    async appendAll(preferences) {
      const records = preferences.map(toPreference);
      if (records.length > 0) await write(records);
      return records;
    },
    revise: async (id, judgement, annotator, at = new Date()) => store(toRevision(id, judgement, annotator, at)),
    async reviseInstead(undone, id, judgement, annotator, at = new Date()) {
      const revision = toRevision(id, judgement, annotator, at);
      await write([...undone.map((of) => toWithdrawal(of, annotator, at)), revision]);
      return revision;
    },
    withdraw: async (id, annotator, at = new Date()) => store(toWithdrawal(id, annotator, at)),
    async withdrawAll(ids, annotator, at = new Date()) {
      if (ids.length > 0) await write(ids.map((id) => toWithdrawal(id, annotator, at)));
    },
    verify: () => guard.check(),
    get stored() {
      return place.lines.length;
    },
    async restore() {
      place.startAgain();
      const { lines } = place;
      if (lines.length > 0) await writeLines(lines);
      return lines.length;
    },
    startAgain: () => place.startAgain(),
  };
}

/**
 * Makes a folder ready for its log. Resolves to whether the log must be there: a log that was seen before and is missing
 * is missing for a moment, or was taken away. Rejects with StoreError.
 */
async function prepare(path: string, place: Place, files: AppendFiles): Promise<boolean> {
  const expected = place.hadLog || (await exists(path));
  if (!expected) await makeFolder(dirname(path), files);
  await markForMerges(join(dirname(path), ".gitattributes"), !expected, files);
  return expected;
}

async function exists(path: string): Promise<boolean> {
  try {
    await fs.access(path);
    return true;
  } catch (error) {
    if (errorCode(error) === "ENOENT") return false;
    throw error;
  }
}
