import { mkdirSync, rmSync } from "node:fs";
import { dirname } from "node:path";
import type { DatabaseSync, StatementSync } from "node:sqlite";
import { setTimeout as delay } from "node:timers/promises";

/** How long one statement waits for another process, in ms: the encoder waits meanwhile, so it is short. */
const BUSY_TIMEOUT = 50;
/** How long opening is tried while other processes open the same file, in ms. */
const OPEN_TIMEOUT = 2000;

/** Result codes of SQLite, https://sqlite.org/rescode.html */
const LOCKED = [5, 6, 15]; // BUSY, LOCKED, PROTOCOL: another process has it
const BROKEN = [11, 26]; // CORRUPT, NOTADB

/** Primary result code of an error of node:sqlite. */
const codeOf = (error: unknown) =>
  error instanceof Error && "errcode" in error ? Number(error.errcode) & 0xff : undefined;

/** Whether an error means only "not now". */
export const isLocked = (error: unknown) => LOCKED.includes(codeOf(error) ?? 0);
export const isBroken = (error: unknown) => BROKEN.includes(codeOf(error) ?? 0);

/** The file, open. */
export interface CacheFile {
  readonly select: StatementSync;
  readonly insert: StatementSync;
  readonly trim: StatementSync;
  close(): void;
}

export function removeDatabase(file: string): void {
  for (const end of ["", "-wal", "-shm"]) rmSync(file + end, { force: true });
}

/** Opens the file, or makes it again where it is broken: its rows can all be computed again. @throws Error of SQLite */
export function openFile(Database: typeof DatabaseSync, file: string, again = true): CacheFile {
  mkdirSync(dirname(file), { recursive: true });
  const database = new Database(file);
  try {
    database.exec(`PRAGMA busy_timeout = ${BUSY_TIMEOUT}; PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL;
      CREATE TABLE IF NOT EXISTS embedding (id INTEGER PRIMARY KEY, key BLOB NOT NULL UNIQUE, phi BLOB NOT NULL);`);
    return {
      select: database.prepare("SELECT phi FROM embedding WHERE key = ?"), // fails here for a stranger's table of that name
      insert: database.prepare("INSERT OR REPLACE INTO embedding (key, phi) VALUES (?, ?)"),
      trim: database.prepare("DELETE FROM embedding WHERE id <= (SELECT max(id) FROM embedding) - ?"),
      close: () => void (database.isOpen && database.close()),
    };
  } catch (error) {
    database.close();
    if (!again || !isBroken(error)) throw error;
    removeDatabase(file);
    return openFile(Database, file, false);
  }
}

/**
 * Opens the file, waiting for others that do the same: SQLite turns a new file to WAL for one process at a time.
 * @returns undefined where another process kept it locked all the while. @throws Error of SQLite
 */
export async function openShared(Database: typeof DatabaseSync, file: string): Promise<CacheFile | undefined> {
  for (const end = performance.now() + OPEN_TIMEOUT; performance.now() < end; await delay(20)) {
    try {
      return openFile(Database, file);
    } catch (error) {
      if (!isLocked(error)) throw error;
    }
  }
  return undefined;
}
