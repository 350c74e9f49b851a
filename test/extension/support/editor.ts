import { openPreferenceLog } from "../../../src/store/log/preference-log.ts";
import { strict as assert } from "node:assert";
import { randomUUID } from "node:crypto";
import { readdir, rm, stat, truncate } from "node:fs/promises";
import { join } from "node:path";
import * as vscode from "vscode";

export const extensionId = "reward-lens.reward-lens";

/** The folder that VS Code has open: a copy of samples/. */
export function workspaceFolder(): vscode.Uri {
  const folder = vscode.workspace.workspaceFolders?.[0];
  assert.ok(folder, "a folder is open");
  return folder.uri;
}

/** Takes away what tests stored in the folder. A log that the extension has seen must not be missing: it is emptied. */
export async function emptyData(): Promise<void> {
  const data = join(workspaceFolder().fsPath, ".rewardlens");
  for (const name of await readdir(data).catch(() => [])) {
    if (name === "preferences.jsonl") await truncate(join(data, name));
    else await rm(join(data, name), { recursive: true, force: true });
  }
}

/** What is stored in the folder: names of files with something in them. */
export async function storedFiles(): Promise<string[]> {
  const data = join(workspaceFolder().fsPath, ".rewardlens");
  const entries = await readdir(data, { recursive: true, withFileTypes: true }).catch(() => []);
  const files = entries.filter((entry) => entry.isFile());
  const sizes = await Promise.all(files.map(({ parentPath, name }) => stat(join(parentPath, name))));
  return files.flatMap(({ name }, i) => (sizes[i].size > 0 ? [name] : []));
}

/** Opens a file of the folder, or a new one with the given content, in an editor. No name is used twice: VS Code keeps texts. */
export async function open(what: string | { extension: string; content: string }): Promise<vscode.TextEditor> {
  await vscode.extensions.getExtension(extensionId)?.activate();
  const name = typeof what === "string" ? what : `draft-${randomUUID()}.${what.extension}`;
  const uri = vscode.Uri.joinPath(workspaceFolder(), name);
  if (typeof what !== "string") await vscode.workspace.fs.writeFile(uri, new TextEncoder().encode(what.content));
  return vscode.window.showTextDocument(await vscode.workspace.openTextDocument(uri), { preview: false });
}

export interface ShownLens {
  readonly line: number;
  readonly title: string;
  /** NaN where the title has no number. */
  readonly score: number;
}

/** The lenses of a document, top to bottom, as VS Code resolves them: waits for their scores. */
export async function lensesOf(document: vscode.TextDocument): Promise<ShownLens[]> {
  const found = await vscode.commands.executeCommand<vscode.CodeLens[]>(
    "vscode.executeCodeLensProvider",
    document.uri,
    1000,
  );
  return found
    .filter(({ command }) => command?.command.startsWith("rewardLens."))
    .map(({ range, command }) => {
      const title = command?.title ?? "";
      return { line: range.start.line, title, score: Number(/\d\.\d{2,3}/.exec(title)?.[0] ?? NaN) };
    })
    .sort((a, b) => a.line - b.line); // VS Code answers in the order in which they were resolved
}

/** Text of the hover over a line. */
export async function hoverOf(document: vscode.TextDocument, line: number): Promise<string> {
  const hovers = await vscode.commands.executeCommand<vscode.Hover[]>(
    "vscode.executeHoverProvider",
    document.uri,
    new vscode.Position(line, 0),
  );
  return hovers
    .flatMap(({ contents }) => contents)
    .map((part) => (typeof part === "string" ? part : part.value))
    .join("\n");
}

export async function setSetting(name: string, value: unknown): Promise<void> {
  await vscode.workspace.getConfiguration().update(name, value, vscode.ConfigurationTarget.Workspace);
}

/** Problems of a document, once there are at least so many; for 0, once there are no longer any. */
export async function problemsOf(document: vscode.TextDocument, least: number): Promise<vscode.Diagnostic[]> {
  const enough = (count: number): boolean => (least === 0 ? count === 0 : count >= least);
  const now = (): vscode.Diagnostic[] =>
    vscode.languages.getDiagnostics(document.uri).filter(({ source }) => source === "Reward Lens");
  return new Promise((resolve) => {
    const look = (): void => {
      if (!enough(now().length)) return;
      listener.dispose();
      resolve(now());
    };
    const listener = vscode.languages.onDidChangeDiagnostics(look);
    look();
  });
}

/** A memento of its own: the window keeps its query. */
export function aMemento(): vscode.Memento {
  const kept = new Map<string, unknown>();
  const get = (key: string): unknown => kept.get(key);
  return {
    keys: () => [...kept.keys()],
    get: get as vscode.Memento["get"],
    update: async (key, value) => void kept.set(key, value),
  };
}

/** Runs a command of the extension, by its id without the prefix. */
export const run = <T>(command: string, ...args: unknown[]) =>
  vscode.commands.executeCommand<T>(`rewardLens.${command}`, ...args);

/** The workspace's preference log as another program has it open. */
export const outside = () => openPreferenceLog(workspaceFolder().fsPath);
