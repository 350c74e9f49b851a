import { createHash } from "node:crypto";
import { mkdirSync } from "node:fs";
import { dirname } from "node:path";
import type { QueryResponse } from "../core/types.ts";

/** φ of texts seen before, on disk. Whatever goes wrong with it costs time only. */
export interface EmbeddingCache {
  /** For people: "on disk", or why it is not used. */
  status(): string;
  get(text: QueryResponse): Float32Array | undefined;
  set(text: QueryResponse, phi: Float32Array): void;
  close(): void;
}

/** Rows kept, about 3.5 kB each; the oldest go first. */
const MOST_ROWS = 300_000;

const off = (reason: string): EmbeddingCache => ({
  status: () => reason,
  get: () => undefined,
  set: () => {},
  close: () => {},
});

const reasonOf = (error: unknown) => (error instanceof Error ? error.message : String(error));

/**
 * Opens the cache in a SQLite file that several processes may share. A file that cannot be used (unwritable, corrupt,
 * full disk, a Node without node:sqlite) turns the cache off, and `status` says why.
 * @param encoder id of the encoder: another encoder's rows are not seen.
 */
export async function openCache(file: string | undefined, encoder: string): Promise<EmbeddingCache> {
  if (!file) return off("off: no file given");
  let database: import("node:sqlite").DatabaseSync;
  try {
    const { DatabaseSync } = await import("node:sqlite");
    mkdirSync(dirname(file), { recursive: true });
    database = new DatabaseSync(file);
    database.exec(`PRAGMA busy_timeout = 2000; PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL;
      CREATE TABLE IF NOT EXISTS embedding (id INTEGER PRIMARY KEY, key BLOB NOT NULL UNIQUE, phi BLOB NOT NULL);
      DELETE FROM embedding WHERE id <= (SELECT max(id) FROM embedding) - ${MOST_ROWS};`);
  } catch (error) {
    return off(`off: ${file}: ${reasonOf(error)}`);
  }
  const select = database.prepare("SELECT phi FROM embedding WHERE key = ?");
  const insert = database.prepare("INSERT OR REPLACE INTO embedding (key, phi) VALUES (?, ?)");
  let failure: string | undefined;
  const keyOf = ({ query, response }: QueryResponse) =>
    createHash("sha256")
      .update(`${encoder} ${query.length} `)
      .update(query, "utf16le")
      .update(response, "utf16le")
      .digest();
  /** Runs one statement; the first failure turns the cache off. */
  const attempt = <T>(work: () => T): T | undefined => {
    if (failure) return undefined;
    try {
      return work();
    } catch (error) {
      failure = `off: ${file}: ${reasonOf(error)}`;
      return undefined;
    }
  };
  return {
    status: () => failure ?? "on disk",
    get: (text) =>
      attempt(() => {
        const row = select.get(keyOf(text)) as { phi: Uint8Array } | undefined;
        return row && new Float32Array(Uint8Array.from(row.phi).buffer);
      }),
    set: (text, phi) =>
      void attempt(() => insert.run(keyOf(text), new Uint8Array(phi.buffer, phi.byteOffset, phi.byteLength))),
    close: () => void attempt(() => database.close()),
  };
}
