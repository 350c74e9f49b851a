import { EventEmitter } from "node:events";
import { resolve } from "node:path";
import type { RecordProblem } from "../../formats/found.ts";
import { Place } from "../files/place.ts";
import { sharedLook } from "../files/shared-look.ts";
import { StoreError } from "../files/store-error.ts";
import { LogReader } from "./log-reader.ts";
import { replay, type LoggedChoice } from "./log-state.ts";
import { openPreferenceLog, type PreferenceLog } from "./preference-log.ts";
import type {
  Judgement,
  LogRecord,
  NewPreference,
  PreferenceRecord,
  RevisionRecord,
  WithdrawalRecord,
} from "./record.ts";
import { revisionTime, unusedTime } from "./record-times.ts";

const stores = new Map<string, PreferenceStore>();

/**
 * The preference log of one folder: all that this process reads of it and writes to it goes through `PreferenceStore.of`.
 * What other windows and git append is there after the next refresh, what is appended here as soon as it is stored.
 * Nothing is read or made before the first call. All calls reject with StoreError.
 */
export class PreferenceStore {
  /** The workspace folder. */
  readonly folder: string;
  readonly #log: PreferenceLog;
  readonly #place: Place;
  readonly #reader: LogReader;
  readonly #changed = new EventEmitter<{ change: [] }>();
  /** By id, in the order of the file. */
  #choices: ReadonlyMap<string, LoggedChoice> | undefined;

  /** Looks at the file; what was appended before this call is known when it resolves. */
  readonly refresh = sharedLook(() => this.#look());

  /** The store of a folder: the same one for whoever asks. */
  static of(folder: string): PreferenceStore {
    const path = resolve(folder);
    const store = stores.get(path) ?? new PreferenceStore(path);
    stores.set(path, store);
    return store;
  }

  /** A store of its own, which sees those of others as it sees other windows. */
  constructor(folder: string) {
    this.folder = folder;
    this.#log = openPreferenceLog(folder);
    this.#place = Place.of(folder);
    this.#reader = new LogReader(this.#log.path);
  }

  /** `<folder>/.rewardlens/preferences.jsonl` */
  get path(): string {
    return this.#log.path;
  }

  /** As of the last refresh: every record once, in the order of the file. */
  get records(): readonly LogRecord[] {
    return this.#reader.index.records;
  }

  /** As of the last refresh: every choice, in the order of the file. */
  get choices(): readonly LoggedChoice[] {
    return [...this.#byId().values()];
  }

  /** As of the last refresh: the choice with this id. */
  choice(id: string): LoggedChoice | undefined {
    return this.#byId().get(id);
  }

  /** As of the last refresh: the number of the line that has a record. */
  lineOf(id: string): number | undefined {
    return this.#reader.index.lineWith(id);
  }

  /** Lines that could not be used, in the order of their numbers. */
  get problems(): readonly RecordProblem[] {
    return this.#reader.index.problems;
  }

  /** Calls back when something new was appended here or found by a refresh. @returns what ends it. */
  onDidChange(listener: () => void): () => void {
    this.#changed.on("change", listener);
    return () => void this.#changed.off("change", listener);
  }

  /** A choice as it counts now, after a refresh. */
  async read(id: string): Promise<PreferenceRecord> {
    await this.refresh();
    const choice = this.choice(id);
    if (choice) return choice.current;
    throw new StoreError(
      "not-found",
      `The choice ${id} is no longer in ${this.path}. It was removed by another program.`,
    );
  }

  /** Stores a preference; when it resolves, the disk has it. */
  append(preference: NewPreference): Promise<PreferenceRecord> {
    return this.#then(this.#log.append(preference));
  }

  /** Stores many preferences by one write: all, or none, or on a full disk the first few. */
  appendAll(preferences: readonly NewPreference[]): Promise<readonly PreferenceRecord[]> {
    return this.#then(this.#log.appendAll(preferences));
  }

  /**
   * Changes a choice; only its own annotator can. The revision is dated after those that count, whatever another
   * machine's clock said; one that is dated in the future is withdrawn with it, so that it cannot count for good.
   */
  async revise(id: string, judgement: Judgement, annotator: string, at = new Date()): Promise<RevisionRecord> {
    await this.refresh();
    const { time, undone } = revisionTime(this.choice(id)?.revisions ?? [], at);
    return this.#then(
      this.#log.reviseInstead(undone, id, judgement, annotator, unusedTime(this.records, time, [id, ...undone])),
    );
  }

  /** Withdraws a choice. */
  async withdraw(id: string, annotator: string, at = new Date()): Promise<WithdrawalRecord> {
    await this.refresh();
    return this.#then(this.#log.withdraw(id, annotator, unusedTime(this.records, at, [id])));
  }

  /** Withdraws many choices by one write. */
  async withdrawAll(ids: readonly string[], annotator: string, at = new Date()): Promise<void> {
    await this.refresh();
    await this.#then(this.#log.withdrawAll(ids, annotator, unusedTime(this.records, at, ids)));
  }

  /** Makes a withdrawn choice active again; does nothing where it is active. */
  async restore(id: string, annotator: string, at = new Date()): Promise<void> {
    await this.refresh();
    const withdrawals = (this.choice(id)?.withdrawals ?? []).map((withdrawal) => withdrawal.id);
    await this.#then(this.#log.withdrawAll(withdrawals, annotator, at));
  }

  /** How many records this process stored, as far as it keeps them. */
  get stored(): number {
    return this.#log.stored;
  }

  /** Writes what this process stored to a log that was taken away ("log-gone"); returns how many records. */
  restoreLog(): Promise<number> {
    return this.#then(this.#log.restore());
  }

  /** The next record may begin a new log, after one that was taken away. */
  startAgain(): void {
    this.#log.startAgain();
  }

  #byId(): ReadonlyMap<string, LoggedChoice> {
    return (this.#choices ??= new Map(replay(this.records).map((choice) => [choice.original.id, choice])));
  }

  async #then<T>(written: Promise<T>): Promise<T> {
    const result = await written;
    // It is stored. That the file cannot be read just now is an error for the next who reads it.
    await this.refresh().catch(() => undefined);
    return result;
  }

  async #look(): Promise<void> {
    await this.#place.look();
    await this.#place.requireReadable(this.path);
    const changed = await this.#reader.refresh();
    if (this.records.length > 0) this.#place.hadLog = true;
    if (!changed) return;
    // Git may have put a file in place that it made before the newest record came.
    if ((await this.#log.verify()) > 0) await this.#reader.refresh();
    this.#choices = undefined;
    this.#changed.emit("change");
  }
}
