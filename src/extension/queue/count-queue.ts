import { Uri, workspace } from "vscode";
import type { RecordProblem } from "../../formats/found.ts";
import { pairKey } from "../pairs/compare-pair.ts";
import type { PairSource } from "../pairs/pair-source.ts";
import type { QueueFile } from "../pairs/queues/queue-file.ts";
import { barredBy, fromSavedSource, readPart } from "../pairs/queues/read-queue.ts";
import type { QueryService } from "../services/query-service.ts";
import { readPairSource } from "../pairs/read-source.ts";
import { accessOf, type OutsideFiles } from "../pairs/queues/source-access.ts";

/** A source of a queue with its counts. */
export interface CountedSource {
  readonly source: PairSource;
  readonly pairs: number;
  readonly done: number;
  readonly problems: readonly RecordProblem[];
  readonly error?: string | undefined;
}

export interface CountedQueue {
  readonly sources: readonly CountedSource[];
  /** Distinct pairs of all sources. */
  readonly total: number;
  readonly done: number;
}

interface Known {
  readonly stamp: string;
  readonly keys: readonly string[];
  readonly problems: readonly RecordProblem[];
  readonly error?: string | undefined;
}

/** Counts the pairs of queues. A source is read again only when its file has changed; its texts are not kept. */
export class QueueCounter {
  readonly #known = new Map<string, Known>();
  readonly #queries: Pick<QueryService, "of">;
  readonly #outside: Pick<OutsideFiles, "access">;

  /** @param outside what may be read outside of the folders: nothing is asked here. */
  constructor(queries: Pick<QueryService, "of">, outside: Pick<OutsideFiles, "access"> = { access: accessOf }) {
    this.#queries = queries;
    this.#outside = outside;
  }

  /** Never rejects: a source that cannot be read says so. */
  async count(
    { sources }: Pick<QueueFile, "sources">,
    folder: string,
    done: ReadonlySet<string>,
  ): Promise<CountedQueue> {
    const all = new Set<string>();
    const counted: CountedSource[] = [];
    for (const saved of sources) {
      const source = fromSavedSource(saved, folder);
      const { keys, problems, error } = await this.#read(source, folder);
      for (const key of keys) all.add(key);
      const answered = keys.filter((key) => done.has(key)).length;
      counted.push({ source, pairs: keys.length, done: answered, problems, error });
    }
    return { sources: counted, total: all.size, done: [...all].filter((key) => done.has(key)).length };
  }

  async #read(source: PairSource, folder: string): Promise<Known> {
    const name = JSON.stringify([folder, source.uri.toString(), { ...source, uri: undefined }]);
    const access = await this.#outside.access(source, folder);
    const barred = barredBy(access);
    if (barred !== undefined) return { stamp: "", keys: [], problems: [], error: barred };
    const stamp = JSON.stringify([await stampOf(source), this.#queries.of(source.uri)]);
    const before = this.#known.get(name);
    if (before?.stamp === stamp) return before;
    const read = (one: PairSource) => readPairSource(one, { queries: this.#queries });
    const { pairs, problems, error } = await readPart(source, folder, access, read);
    const known = { stamp, keys: [...new Set(pairs.map(pairKey))], problems, error };
    this.#known.set(name, known);
    return known;
  }
}

/** Changes when the source's text does: by the version of an open document, else by the file's time and size. */
async function stampOf({ kind, uri }: PairSource): Promise<string> {
  if (kind === "texts") return "";
  const open = workspace.textDocuments.find((document) => document.uri.toString() === uri.toString());
  if (open !== undefined && kind !== "file") return `version ${open.version}`;
  try {
    const { mtime, size } = await workspace.fs.stat(uri);
    if (kind !== "folder") return `${mtime} ${size}`;
    const names = await workspace.fs.readDirectory(uri);
    const stats = await Promise.all(names.map(async ([name]) => workspace.fs.stat(Uri.joinPath(uri, name))));
    return JSON.stringify([names, ...stats.map((file) => [file.mtime, file.size])]);
  } catch {
    return "gone"; // reading it says why
  }
}
