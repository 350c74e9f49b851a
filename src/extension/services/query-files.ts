import { basename } from "node:path";
import {
  commands,
  Disposable,
  EventEmitter,
  FileSystemError,
  FileType,
  languages,
  TextDocumentSaveReason,
  type TextDocument,
  Uri,
  window,
  workspace,
  type FileChangeEvent,
  type FileStat,
  type FileSystemProvider,
} from "vscode";
import { queryScheme } from "../contributions.ts";
import { messages } from "../messages.ts";
import { isTabOf, tabsOf } from "../window/tabs.ts";
import type { QueryService } from "./query-service.ts";

/** The query of a file as a file of its own, in memory: an editor of several lines, which is saved to set the query. */
export class QueryFiles implements FileSystemProvider, Disposable {
  readonly #queries: QueryService;
  readonly #changed = new EventEmitter<FileChangeEvent[]>();
  readonly onDidChangeFile = this.#changed.event;
  readonly #registration: Disposable;
  #writes = 1;

  constructor(queries: QueryService) {
    this.#queries = queries;
    this.#registration = workspace.registerFileSystemProvider(queryScheme, this);
  }

  dispose(): void {
    Disposable.from(this.#registration, this.#changed).dispose();
  }

  watch(): Disposable {
    return new Disposable(() => undefined);
  }

  stat(uri: Uri): FileStat {
    return { type: FileType.File, ctime: 0, mtime: this.#writes, size: this.readFile(uri).length };
  }

  readFile(uri: Uri): Uint8Array {
    return new TextEncoder().encode(this.#queries.of(targetOf(uri)) ?? "");
  }

  async writeFile(uri: Uri, content: Uint8Array): Promise<void> {
    this.#writes++;
    await this.#queries.set(targetOf(uri), new TextDecoder().decode(content));
  }

  readDirectory(): [] {
    return [];
  }

  createDirectory(uri: Uri): never {
    throw FileSystemError.NoPermissions(uri);
  }

  delete(uri: Uri): never {
    throw FileSystemError.NoPermissions(uri);
  }

  rename(uri: Uri): never {
    throw FileSystemError.NoPermissions(uri);
  }
}

/** The file whose query an editor has. */
export function targetOf(uri: Uri): Uri {
  return Uri.parse(uri.query, true);
}

/**
 * Opens an editor for the query of a file; it ends when the person saves it or closes it. @returns the query that is set then;
 * undefined where none was written
 */
export async function writeQuery(queries: QueryService, target: Uri): Promise<string | undefined> {
  const path = `/${messages.query.file(basename(target.path))}`;
  const uri = Uri.from({ scheme: queryScheme, path, query: target.toString() });
  const document = await workspace.openTextDocument(uri);
  // Its lines are long: Markdown wraps them.
  await window.showTextDocument(await languages.setTextDocumentLanguage(document, "markdown"), { preview: false });
  await saved(uri);
  return queries.of(target);
}

/** Saves the editor of a query and closes it. */
export async function useAsQuery(uri: Uri): Promise<void> {
  const document = await workspace.openTextDocument(uri);
  // VS Code saves nothing for a person while it is about to save automatically: then that save counts.
  if (!(await document.save()) && document.isDirty) await savedAnyhow(uri);
  await closeTabs(uri);
}

/** Resolves once an editor is saved, by the person or automatically, or is closed. */
async function savedAnyhow(uri: Uri): Promise<void> {
  const { promise, resolve } = Promise.withResolvers<void>();
  const resolveIfIt = (document: TextDocument) => document.uri.toString() === uri.toString() && resolve();
  const listeners = [workspace.onDidSaveTextDocument(resolveIfIt), workspace.onDidCloseTextDocument(resolveIfIt)];
  await promise;
  Disposable.from(...listeners).dispose();
}

/** Resolves once the person has saved an editor, which closes it, or has closed it. */
async function saved(uri: Uri): Promise<void> {
  const isIt = (other: Uri) => other.toString() === uri.toString();
  const { promise, resolve } = Promise.withResolvers<void>();
  const listeners = Disposable.from(
    workspace.onWillSaveTextDocument(({ document, reason }) => {
      // Not as it is saved automatically: it may not be written to its end.
      if (!isIt(document.uri) || reason !== TextDocumentSaveReason.Manual) return;
      const after = workspace.onDidSaveTextDocument((one) => {
        if (!isIt(one.uri)) return;
        after.dispose();
        void closeTabs(uri);
      });
    }),
    window.tabGroups.onDidChangeTabs(({ closed }) => {
      if (closed.some((tab) => isTabOf(tab, uri))) resolve();
    }),
  );
  await promise;
  listeners.dispose();
}

async function closeTabs(uri: Uri): Promise<void> {
  await window.tabGroups.close(tabsOf(uri));
  await commands.executeCommand("workbench.action.focusActiveEditorGroup");
}
