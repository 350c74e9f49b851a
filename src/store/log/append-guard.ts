import * as fs from "node:fs/promises";
import { appendLine, type AppendFiles } from "./append-line.ts";
import { eachLine, MOST_LOG } from "./log-lines.ts";
import { openRegular } from "../files/regular-file.ts";
import { InTurn } from "../files/in-turn.ts";
import { errorCode, storeError } from "../files/store-error.ts";

/** When lines are looked for again, in ms after they were appended; after the last look they are no longer watched. */
const DELAYS = [1000, 5000];

interface Watched {
  /** Byte at or after which the line was appended. */
  readonly from: number;
  /** How many first lines were known then: a file that begins with a later one is a log that was begun after the line. */
  readonly firsts: number;
}

/**
 * Watches lines appended a moment ago. A program that replaces the file may have read it before a line came and
 * write it after: git does so in a merge. Where such a line is missing a little later it is appended again, which is
 * safe, because a record counts once however often it occurs. Older lines are not watched: who removes those means it.
 * A file that begins with another line is another log, to which none of them belongs.
 */
export class AppendGuard {
  readonly #path: string;
  readonly #files: AppendFiles;
  readonly #delays: readonly number[];
  readonly #lines = new Map<string, Watched>();
  /** First lines of the file as it was appended to, in the order in which they were seen: a merge keeps them, but may be seen half done. */
  readonly #firsts = new Set<string>();
  readonly #looks = new InTurn();

  constructor(path: string, files: AppendFiles = fs, delays: readonly number[] = DELAYS) {
    this.#path = path;
    this.#files = files;
    this.#delays = delays;
  }

  /** @param from byte at or after which the lines are. */
  async watch(lines: readonly string[], from: number): Promise<void> {
    // The lines are stored: that the file cannot be read just now must not say otherwise.
    const first = await this.#firstLine().catch(() => "");
    if (first !== "") this.#firsts.add(first);
    for (const line of lines) this.#lines.set(line, { from, firsts: this.#firsts.size });
    const letGo = () => lines.forEach((line) => this.#lines.delete(line));
    // A file that cannot be read or written now says so to the next who reads or writes it.
    const check = () => this.check().catch(() => 0);
    this.#delays.forEach((delay, i) => {
      const last = i === this.#delays.length - 1;
      setTimeout(() => void check().then(() => last && letGo()), delay).unref();
    });
  }

  /** Appends what is missing again; returns how many lines. A missing file is left alone. Rejects with StoreError. */
  check(): Promise<number> {
    // One look after the other: two together would both find the same line missing.
    return this.#looks.run(() => this.#check());
  }

  async #check(): Promise<number> {
    const watched = new Map(this.#lines);
    if (watched.size === 0) return 0;
    const least = [...watched.values()].reduce((least, { from }) => Math.min(least, from), Infinity);
    let missing = await this.#missing(watched.keys(), least);
    if (missing.size > 0 && least > 0) missing = await this.#missing(missing, 0);
    if (missing.size === 0) return 0;
    const place = [...this.#firsts].indexOf(await this.#firstLine());
    const due = [...missing].filter((line) => place >= 0 && place < watched.get(line)!.firsts);
    if (due.length > 0) await appendLine(this.#path, due.join("\n"), this.#files, true);
    return due.length;
  }

  async #missing(lines: Iterable<string>, from: number): Promise<Set<string>> {
    const missing = new Set(lines);
    const there = await this.#read(from, (text) => void missing.delete(text));
    return there ? missing : new Set();
  }

  /** The first line, or "" in an empty file. */
  async #firstLine(): Promise<string> {
    let first: string | undefined;
    await this.#read(0, (text) => {
      first ??= text;
      return true;
    });
    return first ?? "";
  }

  /** Goes through the lines from a byte on, until `visit` returns true; false where there is no file. */
  async #read(start: number, visit: (text: string) => true | void): Promise<boolean> {
    try {
      const file = await openRegular(this.#path, MOST_LOG, this.#files);
      try {
        await eachLine(file, { number: 1, start }, ({ text }) => visit(text));
        return true;
      } finally {
        await file.close();
      }
    } catch (error) {
      if (errorCode(error) === "ENOENT") return false;
      throw storeError("read", this.#path, error);
    }
  }
}
