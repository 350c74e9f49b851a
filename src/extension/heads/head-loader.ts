import { join } from "node:path";
import type { Head } from "../../core/model/head.ts";
import { loadHead, type HeadEncoder } from "../../store/heads/load-head.ts";
import { openHeadRegistry } from "../../store/heads/head-registry.ts";
import { defaultStarter, type StarterName } from "./starters.ts";
import { describeError } from "../window/describe-error.ts";
import { messages } from "../messages.ts";
import { chooseHead, isVersionId, MissingHeadError } from "./head-choice.ts";

export interface HeadLoaderOptions {
  /** Folder of the shipped starters, one folder each. */
  readonly starters: string;
  /** The workspace's folder, if one is open. */
  readonly folder: () => string | undefined;
  readonly trusted: () => boolean;
  /** The encoder in use; only asked for when a head is loaded. */
  readonly encoder: () => Promise<HeadEncoder>;
  /** Warns the person, once per cause. */
  readonly warn: (message: string) => void;
}

/** The head in use and, where it replaces another one, which. */
export interface UsedHead {
  readonly head: Head;
  readonly insteadOf?: string;
}

/** Reads the head that is asked for. Of one that cannot be used it says so, once, and uses the default starter. */
export class HeadLoader {
  readonly #options: HeadLoaderOptions;
  readonly #warned = new Set<string>();

  constructor(options: HeadLoaderOptions) {
    this.#options = options;
  }

  starter(name: StarterName, encoder?: HeadEncoder): Promise<Head> {
    return loadHead(join(this.#options.starters, name), encoder);
  }

  /** @throws EncoderError, StoreError when not even a starter can be read. */
  async choose(wanted: string): Promise<UsedHead> {
    const encoder = await this.#options.encoder();
    const choice = chooseHead(wanted, this.#options.trusted());
    try {
      if (choice.kind === "starter") return { head: await this.starter(choice.name, encoder) };
      if (choice.kind === "version") return { head: await this.version(choice.id, encoder) };
      if (choice.kind === "newest") return await this.#newest(encoder);
    } catch (error) {
      // A broken starter cannot be fixed by another head of the same installation.
      if (choice.kind === "starter") throw error;
      const name = choice.kind === "newest" ? messages.head.newest() : choice.id;
      return this.#fallBack(encoder, name, describeError(error));
    }
    return this.#fallBack(encoder, choice.id, messages.head.notTrusted());
  }

  async #newest(encoder: HeadEncoder): Promise<UsedHead> {
    const folder = this.#options.folder();
    if (folder === undefined) return { head: await this.starter(defaultStarter, encoder) };
    const registry = openHeadRegistry(folder);
    for (const { id, message } of (await registry.list()).problems) this.#notify(messages.head.skipped(id, message));
    const newest = await registry.newest(encoder);
    return { head: newest ?? (await this.starter(defaultStarter, encoder)) };
  }

  /** @throws StoreError */
  async version(id: string, encoder?: HeadEncoder): Promise<Head> {
    const folder = this.#options.folder();
    if (folder === undefined || !isVersionId(id)) throw new MissingHeadError();
    return openHeadRegistry(folder).load(id, encoder);
  }

  async #fallBack(encoder: HeadEncoder, insteadOf: string, reason: string): Promise<UsedHead> {
    const head = await this.starter(defaultStarter, encoder);
    this.#notify(messages.head.fallback(insteadOf, defaultStarter, reason));
    return { head, insteadOf };
  }

  #notify(message: string): void {
    if (this.#warned.has(message)) return;
    this.#warned.add(message);
    this.#options.warn(message);
  }
}
