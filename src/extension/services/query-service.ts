import { EventEmitter, workspace, type Disposable, type Memento, type Uri } from "vscode";

const key = "rewardLens.queries";
/** Files whose query is kept, the newest. */
const MOST_FILES = 200;

/** The query of a file changed; undefined where it has none. */
export interface QueryChange {
  readonly uri: Uri;
  readonly before: string | undefined;
  readonly after: string | undefined;
}

/** The query that a person set for a file, a folder or an untitled document; kept for the workspace. */
export class QueryService implements Disposable {
  readonly #state: Memento;
  readonly #changed = new EventEmitter<QueryChange>();
  readonly onDidChangeQuery = this.#changed.event;

  constructor(state: Memento) {
    this.#state = state;
  }

  of(uri: Uri): string | undefined {
    return this.#all().get(fileOf(uri).toString());
  }

  /** @param query undefined or blank: none. */
  async set(uri: Uri, query: string | undefined): Promise<void> {
    const file = fileOf(uri);
    const before = this.of(file);
    const after = query?.trim() ? query.trim() : undefined;
    const all = this.#all();
    all.delete(file.toString());
    if (after !== undefined) all.set(file.toString(), after);
    await this.#store(all);
    if (before !== after) this.#changed.fire({ uri: file, before, after });
  }

  /** A file, or a folder with files, has another name now: their queries go with them. */
  async move(from: Uri, to: Uri): Promise<void> {
    const [old, now] = [from.toString(), to.toString()];
    const moved = [...this.#all()].filter(([file]) => file === old || file.startsWith(`${old}/`));
    if (moved.length === 0) return;
    const all = this.#all();
    for (const [file] of moved) all.delete(file);
    for (const [file, query] of moved) all.set(now + file.slice(old.length), query);
    await this.#store(all);
    this.#changed.fire({ uri: to, before: undefined, after: this.of(to) });
  }

  /** The queries of other files, each once, the newest first. */
  others(uri: Uri, most: number): readonly string[] {
    const own = this.of(uri);
    const all = [...new Set([...this.#all().values()].reverse())];
    return all.filter((query) => query !== own).slice(0, most);
  }

  dispose(): void {
    this.#changed.dispose();
  }

  #all(): Map<string, string> {
    const stored = Object.entries(this.#state.get<Readonly<Record<string, unknown>>>(key) ?? {});
    return new Map(stored.filter((entry): entry is [string, string] => typeof entry[1] === "string"));
  }

  async #store(all: ReadonlyMap<string, string>): Promise<void> {
    await this.#state.update(key, Object.fromEntries([...all].slice(-MOST_FILES)));
  }
}

/** A cell of a notebook has the query of its notebook. */
function fileOf(uri: Uri): Uri {
  if (uri.scheme !== "vscode-notebook-cell") return uri;
  const cell = uri.toString();
  const notebook = workspace.notebookDocuments.find((one) =>
    one.getCells().some(({ document }) => document.uri.toString() === cell),
  );
  return notebook?.uri ?? uri;
}
