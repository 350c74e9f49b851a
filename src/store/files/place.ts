import { stat } from "node:fs/promises";
import { resolve } from "node:path";
import { requireInside } from "./inside.ts";
import { errorCode, StoreError, storeError } from "./store-error.ts";

/** Bytes of lines that are kept to write a lost log again. */
const MOST_KEPT = 32 << 20;

const places = new Map<string, Place>();

/** A workspace folder as this process has seen it: one for each folder, shared by all that write there. */
export class Place {
  readonly folder: string;
  /** Device and inode at the first look: a folder that was renamed and made again is another one. */
  #identity: string | undefined;
  /** Lines that this process wrote to the log, oldest first. */
  readonly #lines = new Map<string, number>();
  #kept = 0;
  /** Whether this process has seen a log here: a missing one was taken away then, and is not made again in silence. */
  hadLog = false;
  /** Whether it was waited for and did not come back: the next to write need not wait. */
  lost = false;

  constructor(folder: string) {
    this.folder = folder;
  }

  /** The place of a folder. */
  static of(folder: string): Place {
    const path = resolve(folder);
    const known = places.get(path) ?? new Place(path);
    places.set(path, known);
    return known;
  }

  /** Remembers which folder this is. A missing folder is not remembered. Rejects with StoreError. */
  async look(): Promise<void> {
    this.#identity ??= await identityOf(this.folder);
  }

  /**
   * To be asked before anything is written to `path`: the folder is the one that was seen first, and no link leads out
   * of it. Rejects with StoreError "folder-gone", "log-gone" or "outside".
   */
  async requireWritable(path: string): Promise<void> {
    const now = await identityOf(this.folder);
    if (now === undefined)
      throw new StoreError(
        "folder-gone",
        `Nothing was stored: the folder ${this.folder} is gone. It was renamed, moved or deleted. Open the folder where it is now.`,
        { folder: this.folder },
      );
    this.#identity ??= now;
    if (this.#identity !== now)
      throw new StoreError(
        "log-gone",
        `Nothing was stored: ${this.folder} is another folder than before. The one that was open was renamed, moved or deleted. Open the folder where it is now, or start a new log in this one.`,
        { folder: this.folder },
      );
    await requireInside(this.folder, path);
  }

  /** Refuses to read through a link that leads out of the folder. A missing folder has nothing to read. Rejects with StoreError. */
  async requireReadable(path: string): Promise<void> {
    try {
      await requireInside(this.folder, path);
    } catch (error) {
      if (errorCode(error) !== "ENOENT") throw storeError("read", path, error);
    }
  }

  /** Keeps lines that were written, the newest as many as there is room for. */
  wrote(lines: readonly string[]): void {
    this.hadLog = true;
    this.lost = false;
    for (const line of lines) {
      this.#kept += line.length - (this.#lines.get(line) ?? 0);
      this.#lines.set(line, line.length);
    }
    for (const [line, length] of this.#lines) {
      if (this.#kept <= MOST_KEPT) break;
      this.#lines.delete(line);
      this.#kept -= length;
    }
  }

  /** What this process wrote to the log. */
  get lines(): readonly string[] {
    return [...this.#lines.keys()];
  }

  /** The person knows what happened and wants a new log here. */
  startAgain(): void {
    this.#identity = undefined;
    this.hadLog = false;
    this.lost = false;
  }
}

/** "" where the file system does not say. */
async function identityOf(folder: string): Promise<string | undefined> {
  try {
    const { dev, ino } = await stat(folder, { bigint: true });
    return ino === 0n ? "" : `${dev} ${ino}`;
  } catch (error) {
    if (errorCode(error) === "ENOENT") return undefined;
    throw storeError("read", folder, error);
  }
}
