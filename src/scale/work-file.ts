/**
 * A file that takes hours to write, and is continued after any end of the process.
 *
 *     OUT.part         the bytes of OUT so far
 *     OUT.part.jsonl   the job, then a line for each segment of OUT.part: rows, bytes, checksum, what the writer needs to continue
 *
 * A segment is on the disk before its line is written, so what the lines say is there. What is in OUT.part behind them is cut off.
 * At the end OUT.part is renamed to OUT.
 */
import { open, readFile, rename, rm, stat, type FileHandle } from "node:fs/promises";
import { dirname } from "node:path";
import { z } from "zod";
import { canonicalJson, sha256 } from "../store/files/canonical-json.ts";
import { syncFolder } from "../store/files/folders.ts";
import { storeError } from "../store/files/store-error.ts";
import { lock, unlock } from "./lock.ts";

const segmentSchema = z.object({
  rows: z.number().int().nonnegative(),
  bytes: z.number().int().nonnegative(),
  sha256: z.string(),
  state: z.unknown(),
  isEnd: z.literal(true).optional(),
});
type Segment = z.infer<typeof segmentSchema>;

/** What is written, from what and how: another job cannot be continued. By what people call each part of it. */
export type Job = Readonly<Record<string, unknown>>;

/** What is written of a job already. */
export interface Written {
  readonly rows: number;
  readonly bytes: number;
  readonly states: readonly unknown[];
  /** Whether only its name is missing. */
  readonly isWhole: boolean;
}

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

  /** What is there of work on `out`: all that it can be continued from, or a part alone, which may be anybody's. */
  static async found(out: string): Promise<"nothing" | "work" | "part"> {
    const [part, journal] = await Promise.all([partOf(out), journalOf(out)].map(sizeOf));
    if (part === undefined) return "nothing";
    return journal === undefined ? "part" : "work";
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
      const journal = await files.open(journalOf(out), goOn ? "r+" : "w");
      const part = await files.open(partOf(out), goOn ? "r+" : "w");
      const written = goOn ? before.written : NOTHING;
      await part.truncate(written.bytes);
      await journal.truncate(goOn ? before.journalBytes : 0);
      const work = new WorkFile(out, part, journal, written, before?.changed ?? []);
      if (!goOn) await work.#note({ job });
      await syncFolder(dirname(out));
      return work;
    } catch (error) {
      await unlock(out);
      throw storeError("write", partOf(out), error);
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
      throw storeError("write", partOf(this.#out), error);
    }
  }

  /** Gives the file its name. Rejects with StoreError. */
  async finish(): Promise<void> {
    try {
      await this.#part.sync();
      await this.close();
      await rename(partOf(this.#out), this.#out);
      await syncFolder(dirname(this.#out));
      await rm(journalOf(this.#out));
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

/** What is beside `out` until it is whole. */
export const filesOf = (out: string) => [partOf(out), journalOf(out)];
const partOf = (out: string) => `${out}.part`;
const journalOf = (out: string) => `${out}.part.jsonl`;
const NOTHING: Written = { rows: 0, bytes: 0, states: [], isWhole: false };

async function writeAll(file: FileHandle, bytes: Uint8Array, position: number): Promise<void> {
  for (let done = 0; done < bytes.length;) {
    const { bytesWritten } = await file.write(bytes, done, bytes.length - done, position + done);
    done += bytesWritten;
  }
}

const sizeOf = async (path: string) =>
  stat(path).then(
    ({ size }) => size,
    () => undefined,
  );

interface Before {
  readonly changed: readonly string[];
  readonly written: Written;
  readonly journalBytes: number;
}

/** What an earlier process wrote; undefined where there is nothing. Segments count as far as the file has what their lines say. */
async function workBefore(out: string, job: Job): Promise<Before | undefined> {
  if ((await WorkFile.found(out)) !== "work") return undefined;
  const lines = (await readFile(journalOf(out), "utf8")).split("\n");
  const first = parsed(lines[0]) as { readonly job?: Job } | undefined;
  const [segments, states]: [Segment[], unknown[]] = [[], []];
  for (const line of lines.slice(1, -1)) {
    const segment = segmentSchema.safeParse(parsed(line));
    if (!segment.success) break;
    segments.push(segment.data);
  }
  const changed = first?.job === undefined ? ["damaged"] : differences(first.job, job);
  let journalBytes = Buffer.byteLength(lines[0]) + 1;
  if (changed.length > 0) return { changed, written: NOTHING, journalBytes };
  let [rows, bytes, isWhole] = [0, 0, false];
  const part = await open(partOf(out), "r");
  for (const [i, segment] of segments.entries()) {
    const content = Buffer.alloc(segment.bytes);
    const { bytesRead } = await part.read(content, 0, segment.bytes, bytes);
    if (bytesRead < segment.bytes || sha256(content) !== segment.sha256) break;
    rows += segment.rows;
    bytes += segment.bytes;
    states.push(segment.state);
    isWhole = segment.isEnd === true;
    journalBytes += Buffer.byteLength(lines[i + 1]) + 1;
  }
  await part.close();
  return { changed, written: { rows, bytes, states, isWhole }, journalBytes };
}

/** The JSON of a line; undefined for one that was not written to its end. */
function parsed(line: string): unknown {
  try {
    return JSON.parse(line) as unknown;
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}

function differences(before: Job, now: Job): string[] {
  const names = [...new Set([...Object.keys(before), ...Object.keys(now)])];
  const text = (value: unknown) => canonicalJson({ value: value ?? null });
  return names.filter((name) => text(before[name]) !== text(now[name]));
}
