import { Disposable, EventEmitter, RelativePattern, workspace } from "vscode";
import { PreferenceStore } from "../../store/log/preference-store.ts";
import { debounced } from "../window/debounced.ts";
import { workspaceFolders } from "./workspace-files.ts";

/** Writes come in bursts: git writes a file in pieces. */
const SETTLE_MS = 100;

/**
 * The stores of the workspace folders, followed: what this window, another one or git writes is reported once it is read.
 * Nothing is read before somebody asks, and nothing at all before the workspace is trusted: until then there is no store.
 */
export class PreferenceStores implements Disposable {
  readonly #failed: (error: unknown) => void;
  readonly #changed = new EventEmitter<void>();
  /** A log changed, or a folder came or went. */
  readonly onDidChange = this.#changed.event;
  readonly #folders = Disposable.from(
    workspace.onDidChangeWorkspaceFolders(() => this.#follow()),
    workspace.onDidGrantWorkspaceTrust(() => this.#follow()),
  );
  readonly #stores = new Map<string, { readonly store: PreferenceStore; readonly watching: Disposable }>();
  #asked = false;

  /** @param failed is called when a changed log cannot be read. */
  constructor(failed: (error: unknown) => void) {
    this.#failed = failed;
    this.#follow();
  }

  /** The stores of the folders on a disk, in the order of the workspace, read as they are now. @throws StoreError */
  async read(): Promise<readonly PreferenceStore[]> {
    this.#asked = true;
    const stores = Array.from(this.#stores.values(), ({ store }) => store);
    await Promise.all(stores.map((store) => store.refresh()));
    return stores;
  }

  /** The store of a folder of the workspace. */
  of(folder: string): PreferenceStore | undefined {
    return this.#stores.get(folder)?.store;
  }

  dispose(): void {
    this.#stores.forEach(({ watching }) => watching.dispose());
    Disposable.from(this.#folders, this.#changed).dispose();
  }

  #follow(): void {
    const paths = new Set(workspace.isTrusted ? workspaceFolders() : []);
    for (const [path, { watching }] of this.#stores) {
      if (paths.has(path)) continue;
      watching.dispose();
      this.#stores.delete(path);
    }
    for (const path of paths)
      if (!this.#stores.has(path)) {
        const store = PreferenceStore.of(path);
        this.#stores.set(path, { store, watching: this.#watch(path, store) });
      }
    this.#changed.fire();
  }

  #watch(folder: string, store: PreferenceStore): Disposable {
    const look = debounced(() => {
      if (this.#asked) void store.refresh().catch(this.#failed);
      else this.#changed.fire();
    }, SETTLE_MS);
    // Where a folder is deleted with all in it, VS Code reports the folder alone.
    const pattern = new RelativePattern(folder, "{.rewardlens,.rewardlens/preferences.jsonl}");
    const watcher = workspace.createFileSystemWatcher(pattern);
    const stop = store.onDidChange(() => this.#changed.fire());
    return Disposable.from(
      watcher,
      watcher.onDidCreate(look),
      watcher.onDidChange(look),
      watcher.onDidDelete(look),
      look,
      new Disposable(stop),
    );
  }
}
