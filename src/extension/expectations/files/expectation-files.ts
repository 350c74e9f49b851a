import { Disposable, EventEmitter, TabInputText, window, workspace, type Uri } from "vscode";
import { oneAnswer } from "../../../worker/one-answer.ts";
import { programOf, type Services } from "../../services/services.ts";
import { InTurn } from "../../../store/files/in-turn.ts";
import { debounced } from "../../window/debounced.ts";
import { showError } from "../../window/show-error.ts";
import type { ExpectationProblems } from "./problems.ts";
import { EXPECTATION_FILES } from "../../../verify/expectation-files.ts";
import { NEVER_IN, placeOf, unsavedTexts } from "./places.ts";
import type { ReadingAnswer, ReadingWork } from "./reading.ts";
import type { FileEntry, TestTree } from "./test-tree.ts";

/** Files and typing change in bursts. */
const SETTLE_MS = 300;

/** The workspace's files of expectations: finds them, and keeps the tree and the Problems panel as they are. */
export class ExpectationFiles implements Disposable {
  readonly #services: Pick<Services, "log" | "extensionUri">;
  readonly #tree: TestTree;
  readonly #problems: ExpectationProblems;
  readonly #changed = new EventEmitter<readonly FileEntry[]>();
  readonly #waiting = new Map<string, { readonly uri: Uri; readonly saved: boolean }>();
  readonly #settle = debounced(() => void this.#look(), SETTLE_MS);
  readonly #ended = new AbortController();
  readonly #listeners: Disposable;
  /** One look after the other: an earlier one must not have the last word. */
  readonly #readings = new InTurn();
  /** Files that were saved, or written by somebody else. */
  readonly onDidChange = this.#changed.event;

  constructor(services: Pick<Services, "log" | "extensionUri">, tree: TestTree, problems: ExpectationProblems) {
    this.#services = services;
    this.#tree = tree;
    this.#problems = problems;
    const watcher = workspace.createFileSystemWatcher(EXPECTATION_FILES);
    const saved = (uri: Uri) => this.#later(uri, true);
    const gone = workspace.createFileSystemWatcher("**", true, true);
    const again = debounced(() => this.#inBackground(this.refresh()), SETTLE_MS);
    this.#listeners = Disposable.from(
      watcher,
      watcher.onDidCreate(saved),
      watcher.onDidChange(saved),
      watcher.onDidDelete(saved),
      // Where a folder is deleted or renamed with all in it, VS Code reports the folder alone.
      gone,
      gone.onDidDelete((uri) => this.#tree.files.some((file) => file.uri.path.startsWith(`${uri.path}/`)) && again()),
      again,
      workspace.onDidChangeTextDocument(({ document }) => this.#later(document.uri, false)),
      // What an editor had and nobody saved is gone; its document stays in memory for minutes.
      window.tabGroups.onDidChangeTabs(({ closed }) =>
        closed.forEach(({ input }) => input instanceof TabInputText && this.#later(input.uri, false)),
      ),
      workspace.onDidChangeWorkspaceFolders(() => this.#inBackground(this.refresh())),
      workspace.onDidGrantWorkspaceTrust(() => this.#inBackground(this.refresh())),
    );
    this.#inBackground(this.refresh());
  }

  /** Looks for the files of the workspace, and at each. */
  async refresh(): Promise<void> {
    const found = await workspace.findFiles(EXPECTATION_FILES, NEVER_IN);
    const gone = this.#tree.files.map(({ uri }) => uri).filter((uri) => !found.some((one) => same(one, uri)));
    gone.forEach((uri) => this.#remove(uri));
    await this.show(found);
  }

  /** Shows what some files have now. */
  show(uris: readonly Uri[]): Promise<readonly FileEntry[]> {
    return this.#readings.run(() => this.#show(uris));
  }

  /** Reads files on a thread of its own. @throws the signal's reason */
  read(files: ReadingWork["files"], signal: AbortSignal): Promise<ReadingAnswer> {
    const work: ReadingWork = { files, unsaved: unsavedTexts() };
    const script = programOf(this.#services, "expectations");
    return oneAnswer(work, "The thread that reads expectations", {
      script,
      signal: AbortSignal.any([signal, this.#ended.signal]),
    });
  }

  dispose(): void {
    this.#ended.abort();
    Disposable.from(this.#settle, this.#listeners, this.#changed).dispose();
  }

  #later(uri: Uri, saved: boolean): void {
    if (placeOf(uri) === undefined) return;
    const key = uri.toString();
    this.#waiting.set(key, { uri, saved: saved || (this.#waiting.get(key)?.saved ?? false) });
    this.#settle();
  }

  async #look(): Promise<void> {
    const all = [...this.#waiting.values()];
    this.#waiting.clear();
    const shown = this.show(all.map(({ uri }) => uri));
    this.#inBackground(shown);
    const entries = await shown.catch(() => []);
    const saved = entries.filter(({ uri }) => all.some((one) => one.saved && same(one.uri, uri)));
    if (saved.length > 0) this.#changed.fire(saved);
  }

  async #show(uris: readonly Uri[]): Promise<readonly FileEntry[]> {
    const places = uris.flatMap((uri) => {
      const place = placeOf(uri);
      return place ? [{ uri, place }] : [];
    });
    if (places.length === 0) return [];
    const answer = await this.read(
      places.map(({ place }) => place),
      this.#ended.signal,
    );
    return places.flatMap(({ uri, place }, i) => {
      const { listed } = answer[i];
      if (listed === undefined) {
        this.#remove(uri);
        return [];
      }
      const entry = this.#tree.show(uri, place, listed);
      this.#problems.set(entry);
      return [entry];
    });
  }

  #remove(uri: Uri): void {
    this.#tree.remove(uri);
    this.#problems.remove(uri);
  }

  #inBackground(work: Promise<unknown>): void {
    void work.catch((error: unknown) => {
      if (!this.#ended.signal.aborted) void showError(error, this.#services.log);
    });
  }
}

const same = (one: Uri, other: Uri): boolean => one.toString() === other.toString();
