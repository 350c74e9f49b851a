import type { BigIntStats } from "node:fs";
import { stat, type FileHandle } from "node:fs/promises";
import { LogIndex } from "./log-index.ts";
import { eachLine, MOST_LOG } from "./log-lines.ts";
import { openRegular } from "../files/regular-file.ts";
import { errorCode, storeError } from "../files/store-error.ts";

/** Bytes at the file's start, and before the place read to, by which the file is known again. */
const MARK = 1024;

interface ReadTo {
  /** First byte that was not read, and the number of the line that begins there. */
  readonly start: number;
  readonly number: number;
  /** Whether what was read ends with a newline. */
  readonly whole: boolean;
  readonly marks: Buffer;
  readonly stats: BigIntStats;
}

/**
 * Follows a log file: reads what was appended since the last look, and the whole file where it is another one or was
 * cut or rewritten. An edit inside a file that keeps its inode and each line's length, and then is appended to before
 * anyone looks, is taken for an append: only reading all of it would show the edit.
 */
export class LogReader {
  readonly #path: string;
  #index = new LogIndex();
  #readTo: ReadTo | undefined;

  constructor(path: string) {
    this.#path = path;
  }

  get index(): LogIndex {
    return this.#index;
  }

  /** Looks at the file; resolves to whether anything changed. A missing file is an empty log. Rejects with StoreError. */
  async refresh(): Promise<boolean> {
    try {
      const stats = await stat(this.#path, { bigint: true });
      if (this.#readTo !== undefined && sameStats(stats, this.#readTo.stats)) return false;
      const file = await openRegular(this.#path, MOST_LOG);
      try {
        return await this.#read(file, stats);
      } finally {
        await file.close();
      }
    } catch (error) {
      if (errorCode(error) !== "ENOENT") throw storeError("read", this.#path, error);
      const was = this.#readTo;
      this.#index = new LogIndex();
      this.#readTo = undefined;
      return was !== undefined;
    }
  }

  async #read(file: FileHandle, stats: BigIntStats): Promise<boolean> {
    const known = this.#readTo;
    const appended = known !== undefined && (await this.#isContinued(file, stats, known));
    const index = appended ? this.#index : new LogIndex();
    let { start, number, whole } = appended ? known : { start: 0, number: 1, whole: true };
    if (!whole) number--; // the rest of a last line: its newline
    await eachLine(file, { start, number }, (line) => {
      index.add(line);
      ({ whole } = line);
      start = line.end + (whole ? 1 : 0);
      number = line.number + 1;
    });
    this.#index = index;
    this.#readTo = { start, number, whole, marks: await marksOf(file, start), stats };
    return true;
  }

  /** Whether the file begins with what was read of it, and continues with whole lines. */
  async #isContinued(file: FileHandle, stats: BigIntStats, known: ReadTo): Promise<boolean> {
    if (stats.ino !== known.stats.ino || stats.dev !== known.stats.dev || stats.size <= known.stats.size) return false;
    if (!known.whole) {
      const { buffer, bytesRead } = await file.read(Buffer.alloc(2), 0, 2, known.start);
      if (!/^\r?\n/.test(buffer.toString("latin1", 0, bytesRead))) return false;
    }
    return known.marks.equals(await marksOf(file, known.start));
  }
}

async function marksOf(file: FileHandle, end: number): Promise<Buffer> {
  const length = Math.min(MARK, end);
  const marks = Buffer.alloc(2 * length);
  await file.read(marks, 0, length, 0);
  await file.read(marks, length, length, end - length);
  return marks;
}

function sameStats(a: BigIntStats, b: BigIntStats): boolean {
  return a.ino === b.ino && a.dev === b.dev && a.size === b.size && a.mtimeNs === b.mtimeNs;
}
