/**
 * A file that takes hours to write, and is continued after any end of the process.
 *
 *     OUT.part         the bytes of OUT so far
 *     OUT.part.jsonl   the job, then a line for each segment of OUT.part: rows, bytes, checksum, what the writer needs to continue
 *
 * A segment is on the disk before its line is written, so what the lines say is there. What is in OUT.part behind them is cut off.
 * At the end OUT.part is renamed to OUT.
 */
import { open, rename, rm, type FileHandle } from "node:fs/promises";
import { dirname } from "node:path";
import { sha256 } from "../store/files/canonical-json.ts";
import { syncFolder } from "../store/files/folders.ts";
import { storeError } from "../store/files/store-error.ts";
import { lock, unlock } from "./lock.ts";
import { journalPath, NOTHING, partPath, workBefore, type Job, type Written } from "./work-journal.ts";

/** Opens files, so that tests can make a disk full. */
export interface WorkFiles {
  readonly open: typeof open;
}

export class WorkFile {
  readonly #out: string;
  readonly #part: FileHandle;
  readonly #journal: FileHandle;
  #bytes: number;
  readonly written: Written;
  /** Parts of the job that are not as they were, where the work begins again because of them; "damaged" where it is. */
  readonly changed: readonly string[];

  private constructor(
    out: string,
    part: FileHandle,
    journal: FileHandle,
    written: Written,
    changed: readonly string[],
  ) {
    [this.#out, this.#part, this.#journal, this.#bytes] = [out, part, journal, written.bytes];
    this.written = written;
    this.changed = changed;
  }

  /**
   * Begins the work on `out`, or continues it where the job is the same.
   * @param again begin again in any case. Rejects with StoreError.
   */
  static async open(out: string, job: Job, again: boolean, files: WorkFiles = { open }): Promise<WorkFile> {
    await lock(out);
    try {
      const before = again ? undefined : await workBefore(out, job);
      const goOn = before !== undefined && before.changed.length === 0;
      // First, because a part without it is not ours.
      const journal = await files.open(journalPath(out), goOn ? "r+" : "w");
      const part = await files.open(partPath(out), goOn ? "r+" : "w");
      const written = goOn ? before.written : NOTHING;
      await part.truncate(written.bytes);
      await journal.truncate(goOn ? before.journalBytes : 0);
      const work = new WorkFile(out, part, journal, written, before?.changed ?? []);
      if (!goOn) await work.#note({ job });
      await syncFolder(dirname(out));
      return work;
    } catch (error) {
      await unlock(out);
      throw storeError("write", partPath(out), error);
    }
  }

  /** Adds a segment; when it returns, the disk has it. Rejects with StoreError. @param isEnd no other comes */
  async append(rows: number, content: Uint8Array, state: unknown, isEnd = false): Promise<void> {
    try {
      await writeAll(this.#part, content, this.#bytes);
      await this.#part.datasync();
      this.#bytes += content.length;
      await this.#note({ rows, bytes: content.length, sha256: sha256(content), state, ...(isEnd && { isEnd }) });
    } catch (error) {
      throw storeError("write", partPath(this.#out), error);
    }
  }

  /** Gives the file its name. Rejects with StoreError. */
  async finish(): Promise<void> {
    try {
      await this.#part.sync();
      await this.close();
      await rename(partPath(this.#out), this.#out);
      await syncFolder(dirname(this.#out));
      await rm(journalPath(this.#out));
    } catch (error) {
      throw storeError("write", this.#out, error);
    }
  }

  /** Leaves the work as it is. */
  async close(): Promise<void> {
    await Promise.all([this.#part.close(), this.#journal.close()]);
    await unlock(this.#out);
  }

  async #note(line: object): Promise<void> {
    const { size } = await this.#journal.stat();
    await writeAll(this.#journal, Buffer.from(`${JSON.stringify(line)}\n`), size);
    await this.#journal.datasync();
  }
}

async function writeAll(file: FileHandle, bytes: Uint8Array, position: number): Promise<void> {
  for (let done = 0; done < bytes.length;) {
    const { bytesWritten } = await file.write(bytes, done, bytes.length - done, position + done);
    done += bytesWritten;
  }
}
