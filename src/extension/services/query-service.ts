import { EventEmitter, type Disposable, type Memento, type Uri } from "vscode";

const key = "rewardLens.query";
const filesKey = "rewardLens.queries";
/** Files whose query is kept, the newest. */
const MOST_FILES = 200;

/** The query that Set Query set, kept for the workspace. */
export class QueryService implements Disposable {
  readonly #state: Memento;
  readonly #changed = new EventEmitter<string | undefined>();
  readonly onDidChangeQuery = this.#changed.event;

  constructor(state: Memento) {
    this.#state = state;
  }

  get query(): string | undefined {
    const query = this.#state.get<unknown>(key);
    return typeof query === "string" && query !== "" ? query : undefined;
  }

  async set(query: string | undefined): Promise<void> {
    await this.#state.update(key, query);
    this.#changed.fire(this.query);
  }

  /** The query that was set for a file whose responses have none in it. */
  forFile(uri: Uri): string | undefined {
    const query = this.#ofFiles()[uri.toString()];
    return typeof query === "string" && query !== "" ? query : undefined;
  }

  async setForFile(uri: Uri, query: string): Promise<void> {
    const others = Object.entries(this.#ofFiles()).filter(([file]) => file !== uri.toString());
    const kept = others.slice(1 - MOST_FILES);
    await this.#state.update(filesKey, Object.fromEntries([...kept, [uri.toString(), query]]));
    this.#changed.fire(this.query);
  }

  #ofFiles(): Readonly<Record<string, unknown>> {
    return this.#state.get<Readonly<Record<string, unknown>>>(filesKey) ?? {};
  }

  dispose(): void {
    this.#changed.dispose();
  }
}
