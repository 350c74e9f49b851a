import { Disposable, EventEmitter, RelativePattern, workspace } from "vscode";
import { PreferenceStore } from "../../store/preference-store.ts";
import { workspaceFolders } from "./workspace-files.ts";

/** Writes come in bursts: git writes a file in pieces. */
const SETTLE_MS = 100;

/**
 * One store per workspace folder, followed: what this window, another one or git writes is reported once it is read. Nothing
 * is read before somebody asks, and nothing at all before the workspace is trusted: until then there is no store.
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

  /** @param failed hears that a changed log could not be read. */
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

  /** The workspace folder that a store is of. */
  folderOf(wanted: PreferenceStore): string | undefined {
    for (const [folder, { store }] of this.#stores) if (store === wanted) return folder;
    return undefined;
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
        const store = new PreferenceStore(path);
        this.#stores.set(path, { store, watching: this.#watch(path, store) });
      }
    this.#changed.fire();
  }

  #watch(folder: string, store: PreferenceStore): Disposable {
    let timer: NodeJS.Timeout | undefined;
    const look = () => void store.refresh().catch(this.#failed);
    const settle = () => {
      clearTimeout(timer);
      if (this.#asked) timer = setTimeout(look, SETTLE_MS);
    };
    // Of a folder that is deleted with all in it, VS Code reports the folder alone.
    const pattern = new RelativePattern(folder, "{.rewardlens,.rewardlens/preferences.jsonl}");
    const watcher = workspace.createFileSystemWatcher(pattern);
    const stop = store.onDidChange(() => this.#changed.fire());
    return Disposable.from(
      watcher,
      watcher.onDidCreate(settle),
      watcher.onDidChange(settle),
      watcher.onDidDelete(settle),
      new Disposable(() => clearTimeout(timer)),
      new Disposable(stop),
    );
  }
}
