import { EventEmitter } from "node:events";
import type { RecordProblem } from "../formats/found.ts";
import { parseJsonLine } from "../formats/records/json-lines.ts";
import { LogReader } from "./log-reader.ts";
import { replay, type LoggedChoice } from "./log-state.ts";
import { openPreferenceLog, type NewPreference, type PreferenceLog } from "./preference-log.ts";
import { isAhead } from "./clock.ts";
import { isTooDeep } from "./parse-json.ts";
import { Place } from "./place.ts";
import { MOST_LOG, textAt } from "./read-log.ts";
import { openRegular } from "./regular-file.ts";
import { fieldsOf, PreferenceColumns, type StoredPreference } from "./stored-preference.ts";
import type { Judgement, PreferenceRecord, RevisionRecord, WithdrawalRecord } from "./record.ts";
import { toLogRecord } from "./record-schema.ts";
import { errorCode, StoreError, storeError } from "./store-error.ts";

export type StoredChoice = LoggedChoice<StoredPreference>;

/**
 * The log of one folder, kept in memory without its responses, with what other windows and git append: make one a
 * folder. Nothing is read before the first refresh. All calls reject with StoreError.
 */
export class PreferenceStore {
  readonly #log: PreferenceLog;
  readonly #place: Place;
  /** A preference is kept as the columns that hold it: an object for each is made when they are asked for. */
  readonly #reader: LogReader<PreferenceColumns | RevisionRecord | WithdrawalRecord>;
  readonly #changed = new EventEmitter<{ change: [] }>();
  #choices: readonly StoredChoice[] | undefined;
  #refreshing: Promise<void> = Promise.resolve();
  #waiting: Promise<void> | undefined;

  constructor(folder: string) {
    this.#log = openPreferenceLog(folder);
    this.#place = Place.of(folder);
    this.#reader = new LogReader(this.#log.path, (places) => {
      const columns = new PreferenceColumns(places);
      return (record, index) => (record.kind === "preference" ? columns.set(index, record) : record);
    });
  }

  get path(): string {
    return this.#log.path;
  }

  /** As of the last refresh: every choice, in the order of the file. */
  get choices(): readonly StoredChoice[] {
    return (this.#choices ??= replay<StoredPreference>(
      this.#reader.index.records.map((kept, index) => (kept instanceof PreferenceColumns ? kept.get(index) : kept)),
      fieldsOf,
    ));
  }

  /** Lines that could not be used, in the order of their numbers. */
  get problems(): readonly RecordProblem[] {
    return this.#reader.index.problems;
  }

  /** Calls back when a refresh found something new. @returns what ends it. */
  onDidChange(listener: () => void): () => void {
    this.#changed.on("change", listener);
    return () => void this.#changed.off("change", listener);
  }

  /** Looks at the file; what was appended before this call is known when it resolves. */
  refresh(): Promise<void> {
    // A look that has begun may have missed the newest line; one more serves all who wait.
    this.#waiting ??= this.#refreshing
      .catch(() => undefined)
      .then(() => {
        this.#waiting = undefined;
        return (this.#refreshing = this.#look());
      });
    return this.#waiting;
  }

  /** A choice as it holds, with its responses, from the file. */
  async read(id: string): Promise<PreferenceRecord> {
    for await (const record of this.readAll([id])) return record;
    throw new StoreError("not-found", `The choice ${id} is not in ${this.path} any more. It was removed from outside.`);
  }

  /** Choices as they hold, with their responses, one at a time; those that are not in the file any more are left out. */
  async *readAll(ids: Iterable<string>): AsyncGenerator<PreferenceRecord> {
    await this.refresh();
    const wanted = new Set(ids);
    const choices = this.choices.filter(({ original }) => wanted.has(original.id));
    if (choices.length === 0) return;
    try {
      await this.#place.requireReadable(this.path);
      const file = await openRegular(this.path, MOST_LOG);
      try {
        for (const { current } of choices) {
          const { line, ...fields } = fieldsOf(current);
          const text = textAt(file, line);
          if (isTooDeep(text)) continue; // rewritten since
          const parsed = parseJsonLine(text);
          const read = "value" in parsed ? toLogRecord(parsed.value) : parsed;
          if (!("record" in read) || read.record.kind !== "preference" || read.record.id !== fields.id) continue;
          yield { ...fields, responses: read.record.responses };
        }
      } finally {
        await file.close();
      }
    } catch (error) {
      if (errorCode(error) === "ENOENT") return; // removed since
      throw storeError("read", this.path, error);
    }
  }

  async append(preference: NewPreference): Promise<PreferenceRecord> {
    return this.#then(this.#log.append(preference));
  }

  /**
   * Changes a choice; only its own annotator can. The revision is dated behind those that hold, whatever another
   * machine's clock said; one that is dated in the future is taken back with it, so that it cannot hold for good.
   */
  async revise(id: string, judgement: Judgement, annotator: string, at = new Date()): Promise<RevisionRecord> {
    await this.refresh();
    const revisions = this.choices.find(({ original }) => original.id === id)?.revisions ?? [];
    const ahead = revisions.filter((revision) => isAhead(revision.at, at));
    const times = revisions
      .filter((revision) => !ahead.includes(revision))
      .map((revision) => Date.parse(revision.at) + 1);
    const time = new Date(Math.max(at.getTime(), ...times));
    const undone = ahead.map((revision) => revision.id);
    return this.#then(this.#log.reviseInstead(undone, id, judgement, annotator, this.#unused(time, [id, ...undone])));
  }

  /** Takes a choice back. */
  async withdraw(id: string, annotator: string, at = new Date()): Promise<WithdrawalRecord> {
    await this.refresh();
    return this.#then(this.#log.withdraw(id, annotator, this.#unused(at, [id])));
  }

  /** Makes a choice hold again that was taken back; nothing where it holds. */
  async restore(id: string, annotator: string, at = new Date()): Promise<void> {
    await this.refresh();
    const withdrawals = this.choices.find(({ original }) => original.id === id)?.withdrawals ?? [];
    for (const withdrawal of withdrawals) await this.#log.withdraw(withdrawal.id, annotator, at);
    await this.refresh();
  }

  /** The first time from `at` on that no record about these carries: a new one must not be one that was taken back before. */
  #unused(at: Date, ids: readonly string[]): Date {
    const used = new Set(
      this.#reader.index.records.flatMap((record) =>
        "kind" in record && ids.includes(record.of) ? [Date.parse(record.at)] : [],
      ),
    );
    let time = at.getTime();
    while (used.has(time)) time++;
    return new Date(time);
  }

  async #then<T>(written: Promise<T>): Promise<T> {
    const result = await written;
    await this.refresh();
    return result;
  }

  async #look(): Promise<void> {
    await this.#place.look();
    await this.#place.requireReadable(this.path);
    const changed = await this.#reader.refresh();
    if (this.#reader.index.records.length > 0) this.#place.hadLog = true;
    if (!changed) return;
    // Git may have put a file in place that it made before the newest record came.
    if ((await this.#log.verify()) > 0) await this.#reader.refresh();
    this.#choices = undefined;
    this.#changed.emit("change");
  }
}
