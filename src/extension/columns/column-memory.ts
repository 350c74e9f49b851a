import { Disposable, EventEmitter, RelativePattern, workspace, type LogOutputChannel, type Uri } from "vscode";
import type { Ask, ColumnAnswers } from "../../formats/roles/ask.ts";
import { workspaceFolders } from "../services/workspace-files.ts";
import { debounced } from "../window/debounced.ts";
import { answersIn, readColumns, withShape, type ColumnsFile } from "./columns-file.ts";

/** Changes come in bursts. */
const SETTLE_MS = 50;

/** What was answered about columns in the workspace's folders, at hand for lenses, which cannot wait for a file. */
export class ColumnMemory extends Disposable {
  readonly #log: LogOutputChannel;
  readonly #files = new Map<string, ColumnsFile>();
  readonly #changed = new EventEmitter<void>();
  #watchers = Disposable.from();
  /** Counts the readings of the files: what was read with older answers is read again. */
  #round = 0;
  /** Other answers are known from now on. */
  readonly onDidChange = this.#changed.event;

  constructor(log: LogOutputChannel) {
    const owned: Disposable[] = [];
    super(() => Disposable.from(...owned, this.#watchers).dispose());
    this.#log = log;
    const follow = () => this.#follow();
    owned.push(
      this.#changed,
      workspace.onDidChangeWorkspaceFolders(follow),
      workspace.onDidGrantWorkspaceTrust(follow),
    );
    follow();
  }

  get version(): number {
    return this.#round;
  }

  /** What was answered to a question about a file. */
  answersOf(uri: Uri, ask: Ask): ColumnAnswers | undefined {
    const file = this.#files.get(workspace.getWorkspaceFolder(uri)?.uri.fsPath ?? "");
    return file && answersIn(file, ask);
  }

  /** Keeps an answer until the window is closed, beside those before or instead. In a folder it is also kept on disk (columns-file.ts). */
  add(uri: Uri, { columns }: Ask, answers: ColumnAnswers, instead = false): void {
    const folder = workspace.getWorkspaceFolder(uri)?.uri.fsPath ?? "";
    const shapes = withShape(this.#files.get(folder)?.shapes ?? [], columns, answers, instead);
    this.#keep(folder, { schema: 1, shapes });
  }

  #keep(folder: string, file: ColumnsFile): void {
    if (JSON.stringify(this.#files.get(folder)?.shapes ?? []) === JSON.stringify(file.shapes)) return;
    this.#files.set(folder, file);
    this.#round++;
    this.#changed.fire();
  }

  #follow(): void {
    this.#watchers.dispose();
    const folders = workspace.isTrusted ? workspaceFolders() : [];
    const watched = folders.map((folder) => {
      const read = debounced(() => void this.#read(folder), SETTLE_MS);
      // Where a folder is deleted with all in it, VS Code reports the folder alone.
      const pattern = new RelativePattern(folder, "{.rewardlens,.rewardlens/columns.json}");
      const watcher = workspace.createFileSystemWatcher(pattern);
      const events = [watcher.onDidCreate, watcher.onDidChange, watcher.onDidDelete].map((event) => event(read));
      void this.#read(folder);
      return Disposable.from(watcher, read, ...events);
    });
    this.#watchers = Disposable.from(...watched);
  }

  async #read(folder: string): Promise<void> {
    try {
      this.#keep(folder, await readColumns(folder));
    } catch (error) {
      this.#log.error(error instanceof Error ? error : String(error)); // Compare, which asks, says it to the person
    }
  }
}
