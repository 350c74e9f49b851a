import { randomBytes } from "node:crypto";
import { Disposable, EventEmitter, Uri, workspace, type Memento } from "vscode";
import { debounced } from "../window/debounced.ts";
import { PreferenceStore } from "../../store/log/preference-store.ts";
import { sharedLook } from "../../store/files/shared-look.ts";
import { StoreError } from "../../store/files/store-error.ts";
import { annotatorOf } from "../services/annotator.ts";
import type { PairSource } from "../pairs/pair-source.ts";
import type { QueryService } from "../services/query-service.ts";
import type { PreferenceStores } from "../services/preference-stores.ts";
import { workspaceFolders } from "../services/workspace-files.ts";
import { QueueCounter, type CountedQueue } from "./count-queue.ts";
import { DonePairs } from "../pairs/done-pairs.ts";
import type { QueueOrder } from "../pairs/queues/order-pairs.ts";
import { newQueueFile, type QueueFile } from "../pairs/queues/queue-file.ts";
import { newQueuePath, readQueue, readQueues, removeQueue, writeQueue } from "../pairs/queues/queue-files.ts";
import { fromSavedSource, toSavedSource } from "../pairs/queues/read-queue.ts";
import type { SavedSource } from "../pairs/saved-source.ts";
import { OutsideFiles } from "../pairs/queues/source-access.ts";

/** A queue as the view shows it. */
export interface Queue {
  readonly path: string;
  readonly folder: string;
  readonly name: string;
  readonly order: QueueOrder;
  readonly counted: CountedQueue;
  /** Why its file cannot be read. */
  readonly message?: string;
}

const SETTLE_MS = 300;
const nothing: CountedQueue = { sources: [], total: 0, done: 0 };

interface Followed {
  readonly stores: Pick<PreferenceStores, "onDidChange">;
  readonly queries: Pick<QueryService, "of" | "onDidChangeQuery">;
}

/** The queues of all folders with their counts; follows their files, the log, and the documents that pairs come from. */
export class QueueService extends Disposable {
  readonly #changed = new EventEmitter<void>();
  readonly onDidChange = this.#changed.event;
  readonly #outside: OutsideFiles;
  readonly #counter: QueueCounter;
  readonly #done = new Map<string, DonePairs>();
  readonly #failed: (error: unknown) => void;
  #queues: readonly Queue[] | undefined;

  /** Reads queues and counts again; what was written before this call is known when it resolves. */
  readonly refresh = sharedLook(() => this.#look());

  /**
   * @param followed its stores fire when choices changed, its queries are those of files
   * @param failed is called with the reason why the queues could not be read
   * @param state remembers which files outside of their folder queues may read
   */
  constructor({ stores, queries }: Followed, failed: (error: unknown) => void, state: Memento) {
    const owned: Disposable[] = [];
    super(() => Disposable.from(...owned).dispose());
    this.#failed = failed;
    this.#outside = new OutsideFiles(state);
    this.#counter = new QueueCounter(queries, this.#outside);
    // The folder too: a file that is written into a new folder before VS Code watches that folder has no event of its own.
    const watcher = workspace.createFileSystemWatcher("**/.rewardlens/{queues,queues/*.json}");
    // A source may be written by anything: a script, git, another editor.
    const files = workspace.createFileSystemWatcher("**/*");
    const settle = debounced(() => void this.refresh().catch(this.#failed), SETTLE_MS);
    const settleIfSource = (uri: Uri) => this.#isSource(uri) && settle();
    owned.push(
      this.#changed,
      stores.onDidChange(settle),
      queries.onDidChangeQuery(({ uri }) => settleIfSource(uri)),
      watcher,
      watcher.onDidCreate(settle),
      watcher.onDidChange(settle),
      watcher.onDidDelete(settle),
      files,
      files.onDidCreate(settleIfSource),
      files.onDidChange(settleIfSource),
      files.onDidDelete(settleIfSource),
      workspace.onDidSaveTextDocument(({ uri }) => settleIfSource(uri)),
      workspace.onDidChangeWorkspaceFolders(settle),
      workspace.onDidGrantWorkspaceTrust(settle),
      settle,
    );
  }

  /** As of the last refresh; undefined before the first. */
  get queues(): readonly Queue[] | undefined {
    return this.#queues;
  }

  /** Makes a queue of one source. Rejects with StoreError. @returns its path */
  async create(folder: string, name: string, source: PairSource): Promise<string> {
    await this.#outside.allow(source, folder); // the person has just picked it
    const path = newQueuePath(folder, name);
    const sources = [toSavedSource(source, folder)];
    await writeQueue(path, newQueueFile({ name, seed: newSeed(), sources, created: new Date() }));
    await this.refresh();
    return path;
  }

  /** Adds a source to a queue; false where the queue has it. Rejects with StoreError. */
  async add({ path, folder }: Queue, source: PairSource): Promise<boolean> {
    const saved = toSavedSource(source, folder);
    const same = JSON.stringify(saved);
    await this.#outside.allow(source, folder);
    return this.#change(path, (queue) =>
      queue.sources.some((other) => sourceKey(other, folder) === same)
        ? undefined
        : { ...queue, sources: [...queue.sources, saved] },
    );
  }

  /** Takes a source out of a queue; the choices about its pairs stay. Rejects with StoreError. */
  async removeSource({ path, folder }: Queue, source: PairSource): Promise<void> {
    const gone = JSON.stringify(toSavedSource(source, folder));
    await this.#change(path, (queue) => {
      return { ...queue, sources: queue.sources.filter((other) => sourceKey(other, folder) !== gone) };
    });
  }

  async remove({ path }: Queue): Promise<void> {
    await removeQueue(path);
    await this.refresh();
  }

  /** Draws a new order. Rejects with StoreError. */
  async shuffle({ path }: Queue): Promise<void> {
    await this.#change(path, (queue) => ({ ...queue, seed: newSeed(), order: "random" }));
  }

  async setOrder({ path }: Queue, order: QueueOrder): Promise<void> {
    await this.#change(path, (queue) => ({ ...queue, order }));
  }

  async #change(path: string, change: (queue: QueueFile) => QueueFile | undefined): Promise<boolean> {
    const stored = await readQueue(path);
    if ("message" in stored) throw new StoreError("io", stored.message);
    const queue = change(stored.queue);
    if (queue !== undefined) await writeQueue(path, queue);
    await this.refresh();
    return queue !== undefined;
  }

  #isSource(uri: Uri): boolean {
    const text = uri.toString();
    const sources = this.#queues?.flatMap(({ counted }) => counted.sources) ?? [];
    return sources.some(({ source }) => text.startsWith(source.uri.toString()));
  }

  async #look(): Promise<void> {
    const queues: Queue[] = [];
    for (const folder of workspace.isTrusted ? workspaceFolders() : []) {
      const stored = await readQueues(folder);
      const done = stored.length > 0 ? await this.#doneIn(folder) : new Set<string>();
      for (const each of stored) {
        const { path } = each;
        const name = path.slice(Math.max(path.lastIndexOf("/"), path.lastIndexOf("\\")) + 1);
        if ("message" in each) {
          queues.push({ path, folder, name, order: "random", counted: nothing, message: each.message });
          continue;
        }
        const counted = await this.#counter.count(each.queue, folder, done);
        queues.push({ path, folder, name: each.queue.name, order: each.queue.order, counted });
      }
    }
    this.#queues = queues;
    this.#changed.fire();
  }

  async #doneIn(folder: string): Promise<ReadonlySet<string>> {
    const known = this.#done.get(folder) ?? new DonePairs(PreferenceStore.of(folder));
    this.#done.set(folder, known);
    return known.keys(await annotatorOf(folder));
  }
}

/** The same for a source however its file writes its path. */
function sourceKey(source: SavedSource, folder: string): string {
  return JSON.stringify(toSavedSource(fromSavedSource(source, folder), folder));
}

function newSeed(): number {
  return randomBytes(4).readUInt32LE();
}
