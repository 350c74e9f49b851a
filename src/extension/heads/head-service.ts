import { EventEmitter, type Disposable } from "vscode";
import type { Head, HeadCard } from "../../core/model/head.ts";
import type { TrainingReport } from "../../core/model/training-report.ts";
import type { HeadEncoder } from "../../store/heads/load-head.ts";
import { openHeadRegistry, type HeadList } from "../../store/heads/head-registry.ts";
import { isStarterName, starterNames, type StarterName } from "./starters.ts";
import { isVersionId, type HeadScope } from "./head-choice.ts";
import { HeadLoader, type HeadLoaderOptions, type UsedHead } from "./head-loader.ts";

export interface HeadServiceOptions extends HeadLoaderOptions {
  /** Starter or version asked for, "" for the newest version; without a scope, that of the workspace. */
  readonly wanted: (scope?: HeadScope) => string;
  /** A head with what came after its training. */
  readonly live: (head: Head) => Promise<Head>;
}

export interface HeadChange {
  readonly used: UsedHead;
  /** True for the first head of the window: nothing was scored by another one. */
  readonly first: boolean;
}

/** Which head scores. Of a head that cannot be used it says so, once, and uses the default starter. */
export class HeadService implements Disposable {
  readonly #options: HeadServiceOptions;
  readonly #changed = new EventEmitter<HeadChange>();
  readonly #loader: HeadLoader;
  readonly #refreshed = new EventEmitter<void>();
  /** By what is asked for. */
  readonly #loading = new Map<string, Promise<UsedHead>>();
  /** The same as they are stored. */
  readonly #stored = new Map<string, Promise<UsedHead>>();
  #used: UsedHead | undefined;
  /** Counts the looks at what came after the training. */
  #round = 0;
  /** Fires when scores are by another head from now on, and when the first one is loaded. */
  readonly onDidChangeHead = this.#changed.event;
  /** Fires when the heads of the workspace, their names, or the setting may have changed. */
  readonly onDidRefresh = this.#refreshed.event;

  constructor(options: HeadServiceOptions) {
    this.#options = options;
    this.#loader = new HeadLoader(options);
  }

  /** The head in use, or undefined before the first score. */
  get used(): UsedHead | undefined {
    return this.#used;
  }

  /** Starter or version that the workspace's setting names, "" for the newest version. */
  get wanted(): string {
    return this.#options.wanted();
  }

  /** The same for a document, whose folder or language may have its own. */
  wantedFor(scope: HeadScope): string {
    return this.#options.wanted(scope);
  }

  /**
   * The head to score by, loaded on the first call: the workspace's, or that of a document's folder and language.
   * @throws EncoderError, StoreError when not even a starter can be read.
   */
  async current(scope?: HeadScope): Promise<Head> {
    return (await this.#load(this.#options.wanted(scope))).head;
  }

  /** The workspace's head as it is stored, without the choices that it follows live. @throws as `current` */
  async stored(): Promise<Head> {
    const { wanted } = this;
    const { head } = await this.#load(wanted);
    return (await this.#stored.get(wanted))?.head ?? head;
  }

  /** Looks again at what is asked for and what is there; fires an event when that is another head. */
  async refresh(): Promise<void> {
    this.#loading.clear();
    this.#stored.clear();
    try {
      if (this.#used !== undefined) await this.#load(this.wanted);
    } finally {
      this.#refreshed.fire();
    }
  }

  /** Looks again at what came after the training of the heads in use; until it is known, they score as they are. */
  async follow(): Promise<void> {
    const round = ++this.#round;
    for (const [wanted, stored] of this.#stored) {
      const loading = this.#live(stored);
      const used = await loading;
      if (round !== this.#round || this.#stored.get(wanted) !== stored) return; // a later look has the word
      this.#loading.set(wanted, loading);
      this.#notify(wanted, used);
    }
  }

  /** The heads of the workspace, newest first; none where the workspace is not trusted. */
  async versions(): Promise<HeadList> {
    const folder = this.#options.folder();
    if (folder === undefined || !this.#options.trusted()) return { cards: [], problems: [] };
    return openHeadRegistry(folder).list();
  }

  /** The cards of the shipped starters. */
  async starters(): Promise<HeadCard[]> {
    const encoder = await this.#options.encoder();
    return Promise.all(starterNames.map(async (name) => (await this.starter(name, encoder)).card));
  }

  starter(name: StarterName, encoder?: HeadEncoder): Promise<Head> {
    return this.#loader.starter(name, encoder);
  }

  /** A head by its id, starter or version; of this encoder alone, where given. @throws StoreError */
  async byId(id: string, encoder?: HeadEncoder): Promise<Head> {
    const name = starterNames.find((starter) => starter === id);
    if (name !== undefined) return this.starter(name, encoder);
    return this.#loader.version(id, encoder);
  }

  /** What a head's training showed; undefined where it was not kept. @throws StoreError */
  async report(id: string): Promise<TrainingReport | undefined> {
    const folder = this.#options.folder();
    const here = folder !== undefined && this.#options.trusted() && isVersionId(id) && !isStarterName(id);
    return here ? openHeadRegistry(folder).report(id) : undefined;
  }

  dispose(): void {
    this.#changed.dispose();
    this.#refreshed.dispose();
  }

  #load(wanted: string): Promise<UsedHead> {
    const known = this.#loading.get(wanted);
    if (known !== undefined) return known;
    const stored = this.#loader.choose(wanted);
    this.#stored.set(wanted, stored);
    const loading = this.#live(stored);
    this.#loading.set(wanted, loading);
    loading.then(
      (used) => {
        // A later refresh has the word.
        if (this.#loading.get(wanted) === loading) this.#notify(wanted, used);
      },
      () => {
        // The next call tries again; who asked for this one learns of it by the promise.
        if (this.#loading.get(wanted) === loading) this.#loading.delete(wanted);
      },
    );
    return loading;
  }

  async #live(stored: Promise<UsedHead>): Promise<UsedHead> {
    const used = await stored;
    return { ...used, head: await this.#options.live(used.head) };
  }

  /** A folder's or a language's own head is not the workspace's. */
  #notify(wanted: string, used: UsedHead): void {
    if (wanted !== this.wanted) return;
    const before = this.#used;
    this.#used = used;
    if (before === undefined || !same(before, used)) this.#changed.fire({ used, first: before === undefined });
  }
}

/** A head with choices added is another one at every choice. */
function same(before: UsedHead, now: UsedHead): boolean {
  if ((before.head.added ?? 0) + (now.head.added ?? 0) > 0 && before.head !== now.head) return false;
  return identity(before) === identity(now);
}

function identity({ head: { card }, insteadOf }: UsedHead): string {
  return JSON.stringify([card.id, card.name, card.created, card.data, insteadOf]);
}
