import { createHash } from "node:crypto";
import { DIMENSION } from "../../core/features/feature-layout.ts";
import type { QueryResponse } from "../../core/types.ts";
import { BackOff } from "../process/back-off.ts";
import { isBroken, isLocked, openFile, openShared, removeDatabase, type CacheFile } from "./cache-file.ts";

/** φ of texts seen before, on disk. Whatever goes wrong with it costs time only. */
export interface EmbeddingCache {
  /** For people: "on disk", what blocks it, or why it is not used. */
  status(): string;
  get(text: QueryResponse): Float32Array | undefined;
  set(text: QueryResponse, phi: Float32Array): void;
  close(): void;
}

/** Rows kept, about 1.5 kB each; the oldest go first. */
const MOST_ROWS = 300_000;
/** Rows written between two looks at their number. */
const TRIM_EVERY = 1000;
/** In the status of a cache that another process blocks. */
export const LOCKED = "another process has locked it";
/** Bytes of the checksum after each φ. */
const CHECKSUM = 8;

const off = (reason: string): EmbeddingCache => ({
  status: () => reason,
  get: () => undefined,
  set: () => {},
  close: () => {},
});

const reasonOf = (error: unknown) => (error instanceof Error ? error.message : String(error));

/** Of a row: its φ belongs to its key, and neither changed. SQLite checks no content. */
const checksumOf = (key: Uint8Array, phi: Uint8Array) =>
  createHash("sha256").update(key).update(phi).digest().subarray(0, CHECKSUM);

/** φ of a row; undefined where its bytes are not what was written, or were written before there was a checksum. */
function readRow(key: Uint8Array, row: Uint8Array, dimension: number): Float32Array | undefined {
  const bytes = dimension * Float32Array.BYTES_PER_ELEMENT;
  if (row.byteLength !== bytes + CHECKSUM) return undefined;
  const phi = Uint8Array.from(row.subarray(0, bytes));
  return checksumOf(key, phi).equals(row.subarray(bytes)) ? new Float32Array(phi.buffer) : undefined;
}

/**
 * Opens the cache in a SQLite file that several processes may share. A file that cannot be used (unwritable, full disk,
 * a Node without node:sqlite) turns the cache off, and `status` says why; a broken one is made again, at the latest when
 * it is next opened. One that another process locks is passed over, and tried again after pauses that grow.
 * @param encoder names what makes φ: rows of another one are not seen.
 * @param options length of what is kept of a text, D by default; rows kept; a clock in ms.
 */
export async function openCache(
  file: string | undefined,
  encoder: string,
  { dimension = DIMENSION, mostRows = MOST_ROWS, now = () => performance.now() } = {},
): Promise<EmbeddingCache> {
  if (!file) return off("off: no file given");
  // A writer does not block readers.
  const waits = { read: new BackOff(now), write: new BackOff(now) };
  let open: () => CacheFile;
  let opened: CacheFile | undefined;
  try {
    const { DatabaseSync: Database } = await import("node:sqlite");
    open = () => openFile(Database, file);
    opened = await openShared(Database, file);
    if (!opened) for (const wait of Object.values(waits)) wait.failed();
  } catch (error) {
    return off(`off: ${file}: ${reasonOf(error)}`);
  }
  const close = () => opened?.close();
  let failure: string | undefined;
  let written = 0;
  const keyOf = ({ query, response }: QueryResponse) =>
    createHash("sha256")
      .update(`${encoder} ${query.length} `)
      .update(query, "utf16le")
      .update(response, "utf16le")
      .digest();
  /** Runs some statements. A lock means "later"; the first failure of another kind turns the cache off. */
  const attempt = <T>(kind: keyof typeof waits, work: (cache: CacheFile) => T): T | undefined => {
    if (failure || !waits[kind].ready()) return undefined;
    try {
      const result = work((opened ??= open()));
      waits[kind].succeeded();
      return result;
    } catch (error) {
      if (isLocked(error)) return void waits[kind].failed();
      failure = `off: ${file}: ${reasonOf(error)}`;
      if (isBroken(error)) failure += remake();
      return undefined;
    }
  };
  /** Clears a broken file away; returns what to add to the status. */
  const remake = (): string => {
    try {
      close();
      removeDatabase(file);
      return "; removed, to be made again";
    } catch (error) {
      return `; ${reasonOf(error)}`;
    }
  };
  return {
    status() {
      const passed = waits.read.passed + waits.write.passed;
      const locked = passed > 0 ? `; ${LOCKED}: ${passed} texts not looked up or kept so far` : "";
      return failure ?? `on disk${locked}`;
    },
    get: (text) =>
      attempt("read", ({ select }) => {
        const key = keyOf(text);
        const row = select.get(key) as { phi: Uint8Array } | undefined;
        return row && readRow(key, row.phi, dimension);
      }),
    set: (text, phi) =>
      attempt("write", ({ insert, trim }) => {
        const key = keyOf(text);
        const bytes = new Uint8Array(phi.buffer, phi.byteOffset, phi.byteLength);
        insert.run(key, Buffer.concat([bytes, checksumOf(key, bytes)]));
        if (written++ % TRIM_EVERY === 0) trim.run(mostRows);
      }),
    close,
  };
}
