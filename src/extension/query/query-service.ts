import { EventEmitter, type Disposable, type Memento } from "vscode";

const key = "rewardLens.query";

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

  dispose(): void {
    this.#changed.dispose();
  }
}
