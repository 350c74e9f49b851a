import { join } from "node:path";
import { EventEmitter, type Disposable, type Uri } from "vscode";
import type { Head, HeadCard } from "../../core/head.ts";
import type { TrainingReport } from "../../core/training-report.ts";
import { loadHead } from "../../store/head-files.ts";
import { openHeadRegistry, type HeadList } from "../../store/head-registry.ts";
import { defaultStarter, isStarterName, starterNames, type StarterName } from "../contributions.ts";
import { describeError } from "../describe-error.ts";
import { messages } from "../messages.ts";
import { chooseHead, isVersionId, MissingHeadError } from "./head-choice.ts";

/** What is scored: a setting may name another head for its folder or its language. */
export interface HeadScope {
  readonly uri: Uri;
  readonly languageId: string;
}

export interface HeadServiceOptions {
  /** Folder of the shipped starters, one folder each. */
  readonly starters: string;
  /** The workspace's folder, if one is open. */
  readonly folder: () => string | undefined;
  readonly trusted: () => boolean;
  /** Starter or version asked for, "" for the newest version; without a scope, that of the workspace. */
  readonly wanted: (scope?: HeadScope) => string;
  /** Id of the encoder in use; only asked for when a head is loaded. */
  readonly encoderId: () => Promise<string>;
  /** Tells the person, once a cause. */
  readonly warn: (message: string) => void;
}

/** The head in use and, where it had to stand in for another one, which. */
export interface UsedHead {
  readonly head: Head;
  readonly insteadOf?: string;
}

export interface HeadChange {
  readonly used: UsedHead;
  /** True for the first head of the window: nothing was scored by another one. */
  readonly first: boolean;
}

/** Which head scores. A head that cannot be used is said so, once, and the default starter stands in for it. */
export class HeadService implements Disposable {
  readonly #options: HeadServiceOptions;
  readonly #changed = new EventEmitter<HeadChange>();
  readonly #told = new Set<string>();
  readonly #refreshed = new EventEmitter<void>();
  /** By what is asked for. */
  readonly #loading = new Map<string, Promise<UsedHead>>();
  #used: UsedHead | undefined;
  /** Fires when scores are by another head from now on, and when the first one is loaded. */
  readonly onDidChangeHead = this.#changed.event;
  /** Fires when the heads of the workspace, their names, or the setting may have changed. */
  readonly onDidRefresh = this.#refreshed.event;

  constructor(options: HeadServiceOptions) {
    this.#options = options;
  }

  /** The head in use, or undefined before the first score. */
  get used(): UsedHead | undefined {
    return this.#used;
  }

  /** Starter or version that the workspace's setting names, "" for the newest version. */
  get wanted(): string {
    return this.#options.wanted();
  }

  /**
   * The head to score by, loaded on the first call: the workspace's, or that of a document's folder and language.
   * @throws EncoderError, StoreError when not even a starter can be read.
   */
  async current(scope?: HeadScope): Promise<Head> {
    return (await this.#load(this.#options.wanted(scope))).head;
  }

  /** Looks again at what is asked for and what is there; tells when that is another head. */
  async refresh(): Promise<void> {
    this.#loading.clear();
    try {
      if (this.#used !== undefined) await this.#load(this.wanted);
    } finally {
      this.#refreshed.fire();
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
    const encoder = await this.#options.encoderId();
    return Promise.all(starterNames.map(async (name) => (await this.starter(name, encoder)).card));
  }

  starter(name: StarterName, encoder?: string): Promise<Head> {
    return loadHead(join(this.#options.starters, name), encoder);
  }

  /** A head by its id, starter or version. @throws StoreError */
  async byId(id: string): Promise<Head> {
    const name = starterNames.find((starter) => starter === id);
    if (name !== undefined) return this.starter(name);
    return this.#version(id);
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
    const loading = this.#choose(wanted);
    this.#loading.set(wanted, loading);
    loading.then(
      (used) => {
        // A later refresh has the word; a folder's or a language's own head is not the workspace's.
        if (this.#loading.get(wanted) !== loading || wanted !== this.wanted) return;
        const before = this.#used;
        this.#used = used;
        if (before === undefined || identity(before) !== identity(used)) {
          this.#changed.fire({ used, first: before === undefined });
        }
      },
      () => {
        // The next call tries again; who asked for this one is told by the promise.
        if (this.#loading.get(wanted) === loading) this.#loading.delete(wanted);
      },
    );
    return loading;
  }

  async #choose(wanted: string): Promise<UsedHead> {
    const encoder = await this.#options.encoderId();
    const choice = chooseHead(wanted, this.#options.trusted());
    try {
      if (choice.kind === "starter") return { head: await this.starter(choice.name, encoder) };
      if (choice.kind === "version") return { head: await this.#version(choice.id, encoder) };
      if (choice.kind === "newest") return await this.#newest(encoder);
    } catch (error) {
      // A broken starter cannot be mended by another head of the same installation.
      if (choice.kind === "starter") throw error;
      const name = choice.kind === "newest" ? messages.head.newest() : choice.id;
      return this.#fallBack(encoder, name, describeError(error));
    }
    return this.#fallBack(encoder, choice.id, messages.head.notTrusted());
  }

  async #newest(encoder: string): Promise<UsedHead> {
    const folder = this.#options.folder();
    if (folder === undefined) return { head: await this.starter(defaultStarter, encoder) };
    const registry = openHeadRegistry(folder);
    for (const { id, message } of (await registry.list()).problems) this.#tell(messages.head.setAside(id, message));
    const newest = await registry.newest(encoder);
    return { head: newest ?? (await this.starter(defaultStarter, encoder)) };
  }

  async #version(id: string, encoder?: string): Promise<Head> {
    const folder = this.#options.folder();
    if (folder === undefined || !isVersionId(id)) throw new MissingHeadError(id);
    return openHeadRegistry(folder).load(id, encoder);
  }

  async #fallBack(encoder: string, insteadOf: string, reason: string): Promise<UsedHead> {
    const head = await this.starter(defaultStarter, encoder);
    this.#tell(messages.head.fallback(insteadOf, defaultStarter, reason));
    return { head, insteadOf };
  }

  #tell(message: string): void {
    if (this.#told.has(message)) return;
    this.#told.add(message);
    this.#options.warn(message);
  }
}

function identity({ head: { card }, insteadOf }: UsedHead): string {
  return JSON.stringify([card.id, card.name, card.created, card.data, insteadOf]);
}
