import { createHash } from "node:crypto";
import { mkdirSync, rmSync } from "node:fs";
import { dirname } from "node:path";
import type { DatabaseSync } from "node:sqlite";
import { setTimeout as delay } from "node:timers/promises";
import { DIMENSION } from "../core/feature-layout.ts";
import type { QueryResponse } from "../core/types.ts";

/** φ of texts seen before, on disk. Whatever goes wrong with it costs time only. */
export interface EmbeddingCache {
  /** For people: "on disk", or why it is not used. */
  status(): string;
  get(text: QueryResponse): Float32Array | undefined;
  set(text: QueryResponse, phi: Float32Array): void;
  close(): void;
}

/** Rows kept, about 1.5 kB each; the oldest go first. */
export const MOST_ROWS = 300_000;
/** Rows written between two looks at their number. */
const TRIM_EVERY = 1000;
/** How long another process's write is waited for, in ms. */
const BUSY_TIMEOUT = 2000;

/** Result codes of SQLite, https://sqlite.org/rescode.html: another process writes; the file is broken; it is no database. */
const BUSY = 5;
const CORRUPT = 11;
const NOT_A_DATABASE = 26;

const off = (reason: string): EmbeddingCache => ({
  status: () => reason,
  get: () => undefined,
  set: () => {},
  close: () => {},
});

const reasonOf = (error: unknown) => (error instanceof Error ? error.message : String(error));

/** Primary result code of an error of node:sqlite. */
const codeOf = (error: unknown) =>
  error instanceof Error && "errcode" in error ? Number(error.errcode) & 0xff : undefined;

const isBroken = (error: unknown) => [CORRUPT, NOT_A_DATABASE].includes(codeOf(error) ?? 0);

function removeDatabase(file: string): void {
  for (const end of ["", "-wal", "-shm"]) rmSync(file + end, { force: true });
}

const STATEMENTS = [
  "SELECT phi FROM embedding WHERE key = ?",
  "INSERT OR REPLACE INTO embedding (key, phi) VALUES (?, ?)",
  "DELETE FROM embedding WHERE id <= (SELECT max(id) FROM embedding) - ?",
];

/** Opens the file, or makes it again where it is broken: its rows can all be computed again. */
function openDatabase(Database: typeof DatabaseSync, file: string, again = true): DatabaseSync {
  mkdirSync(dirname(file), { recursive: true });
  const database = new Database(file);
  try {
    database.exec(`PRAGMA busy_timeout = ${BUSY_TIMEOUT}; PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL;
      CREATE TABLE IF NOT EXISTS embedding (id INTEGER PRIMARY KEY, key BLOB NOT NULL UNIQUE, phi BLOB NOT NULL);`);
    for (const sql of STATEMENTS) database.prepare(sql); // fails here for a stranger's table of that name
    return database;
  } catch (error) {
    database.close();
    if (!again || !isBroken(error)) throw error;
    removeDatabase(file);
    return openDatabase(Database, file, false);
  }
}

/**
 * Opens the file, waiting for others that do the same: of several that turn a new file to WAL at once, SQLite fails all
 * but one without its busy timeout, lest they wait for each other.
 */
async function openShared(Database: typeof DatabaseSync, file: string): Promise<DatabaseSync> {
  for (const end = Date.now() + BUSY_TIMEOUT; ; await delay(20)) {
    try {
      return openDatabase(Database, file);
    } catch (error) {
      if (codeOf(error) !== BUSY || Date.now() > end) throw error;
    }
  }
}

/**
 * Opens the cache in a SQLite file that several processes may share. A file that cannot be used (unwritable, full disk,
 * a Node without node:sqlite) turns the cache off, and `status` says why; a broken one is made again, at the latest when
 * it is next opened.
 * @param encoder names what makes φ: rows of another one are not seen.
 * @param options length of what is kept of a text, D unless told; rows kept.
 */
export async function openCache(
  file: string | undefined,
  encoder: string,
  { dimension = DIMENSION, mostRows = MOST_ROWS } = {},
): Promise<EmbeddingCache> {
  if (!file) return off("off: no file given");
  let database: DatabaseSync;
  try {
    const { DatabaseSync: Database } = await import("node:sqlite");
    database = await openShared(Database, file);
  } catch (error) {
    return off(`off: ${file}: ${reasonOf(error)}`);
  }
  const close = () => void (database.isOpen && database.close());
  const [select, insert, trim] = STATEMENTS.map((sql) => database.prepare(sql));
  let failure: string | undefined;
  let written = 0;
  const keyOf = ({ query, response }: QueryResponse) =>
    createHash("sha256")
      .update(`${encoder} ${query.length} `)
      .update(query, "utf16le")
      .update(response, "utf16le")
      .digest();
  /** Runs one statement. The first failure turns the cache off; one that only means "not now" does not. */
  const attempt = <T>(work: () => T): T | undefined => {
    if (failure) return undefined;
    try {
      return work();
    } catch (error) {
      if (codeOf(error) === BUSY) return undefined;
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
    status: () => failure ?? "on disk",
    get: (text) =>
      attempt(() => {
        const row = select.get(keyOf(text)) as { phi: Uint8Array } | undefined;
        const whole = row?.phi.byteLength === dimension * Float32Array.BYTES_PER_ELEMENT;
        return whole ? new Float32Array(Uint8Array.from(row.phi).buffer) : undefined;
      }),
    set: (text, phi) =>
      attempt(() => {
        insert.run(keyOf(text), new Uint8Array(phi.buffer, phi.byteOffset, phi.byteLength));
        if (written++ % TRIM_EVERY === 0) trim.run(mostRows);
      }),
    close,
  };
}
