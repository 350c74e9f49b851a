import {
  Disposable,
  RelativePattern,
  TestRunRequest,
  Uri,
  workspace,
  type CancellationToken,
  type Event,
} from "vscode";
import { InTurn } from "../../../store/files/in-turn.ts";
import { debounced } from "../../window/debounced.ts";
import type { FileEntry, TestTree } from "../files/test-tree.ts";

/** Files come in bursts, such as all outputs of a prompt. */
const SETTLE_MS = 500;

/** Fires for files of expectations whose verdicts may be others now: with files that their cases read from. */
class Changes implements Disposable {
  readonly #report: (files: readonly FileEntry[]) => void;
  #watchers: readonly Disposable[] = [];

  constructor(report: (files: readonly FileEntry[]) => void) {
    this.#report = report;
  }

  /** Watches what the cases of some files read from, and no longer what others did. */
  follow(files: readonly FileEntry[]): void {
    const wanted = new Map<string, { readonly pattern: RelativePattern; readonly files: FileEntry[] }>();
    for (const file of files) {
      for (const path of new Set(file.listed.cases.flatMap(({ readsFrom }) => readsFrom))) {
        const { root } = file.place;
        const key = JSON.stringify([root, path]);
        const known = wanted.get(key) ?? { pattern: new RelativePattern(Uri.file(root), path), files: [] };
        known.files.push(file);
        wanted.set(key, known);
      }
    }
    this.dispose();
    this.#watchers = [...wanted.values()].flatMap(({ pattern, files: readers }) => {
      const watcher = workspace.createFileSystemWatcher(pattern);
      const changed = () => this.#report(readers);
      return [watcher, watcher.onDidCreate(changed), watcher.onDidChange(changed), watcher.onDidDelete(changed)];
    });
  }

  dispose(): void {
    Disposable.from(...this.#watchers).dispose();
  }
}

export interface ContinuousRun {
  readonly tree: TestTree;
  readonly request: TestRunRequest;
  readonly token: CancellationToken;
  /** Another model scores every file. */
  readonly otherModel: Event<unknown> | undefined;
  /** Files of expectations that were saved. */
  readonly onDidChangeFiles: Event<readonly FileEntry[]>;
  readonly run: (request: TestRunRequest) => Promise<void>;
}

/** Runs a request, and again what of it may have changed, until the token is cancelled. */
export async function runContinuously(options: ContinuousRun): Promise<void> {
  const { tree, request, token, run } = options;
  const { include, exclude, profile } = request;
  const waiting = new Set<string>();
  const turns = new InTurn();
  const files = () => [...tree.wanted(request).keys()];
  const again = async (): Promise<void> => {
    const changed = [...tree.wanted(request)].filter(([{ uri }]) => waiting.has(uri.toString()));
    waiting.clear();
    if (changed.length === 0 || token.isCancellationRequested) return;
    // What was asked for of these files alone; of a whole file also what is new in it.
    const items = changed.flatMap(([file, entries]) =>
      include === undefined || include.includes(file.item) ? [file.item] : entries.map(({ item }) => item),
    );
    await run(new TestRunRequest(items, exclude, profile, true));
    if (!token.isCancellationRequested) changes.follow(files());
  };
  const settle = debounced(() => void turns.run(again), SETTLE_MS);
  const later = (some: readonly FileEntry[]): void => {
    some.forEach(({ uri }) => waiting.add(uri.toString()));
    settle();
  };
  const changes = new Changes(later);
  changes.follow(files());
  const listeners = Disposable.from(
    changes,
    settle,
    options.onDidChangeFiles(later),
    ...(options.otherModel ? [options.otherModel(() => later(files()))] : []),
  );
  const cancelled = new Promise<void>((resolve) => void token.onCancellationRequested(() => resolve()));
  void turns.run(() => run(request));
  await cancelled;
  listeners.dispose();
}
