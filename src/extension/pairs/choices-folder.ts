import { commands, window, workspace, type Uri, type WorkspaceFolder } from "vscode";
import { activeOf } from "../../store/log/log-state.ts";
import type { PreferenceStore } from "../../store/log/preference-store.ts";
import type { PreferenceRecord } from "../../store/log/record.ts";
import { pairMessages } from "./pair-messages.ts";
import { plainLabel } from "../window/markdown-text.ts";
import type { PairServices } from "./pair-services.ts";

/**
 * The workspace folder whose .rewardlens keeps the choices about this file: its own, else the first one on a disk.
 * Undefined where no folder is open.
 */
export function choicesFolder(uri: Uri): string | undefined {
  const own = workspace.getWorkspaceFolder(uri);
  if (own?.uri.scheme === "file") return own.uri.fsPath;
  return workspace.workspaceFolders?.find((folder) => folder.uri.scheme === "file")?.uri.fsPath;
}

/** The file's path in its workspace folder, with slashes; "" for a file outside it. */
export function relativeSource(uri: Uri): string {
  return workspace.getWorkspaceFolder(uri) === undefined ? "" : workspace.asRelativePath(uri, false);
}

/**
 * The folder that keeps the choices about a document; if none can, says what to do. Of a document that is in no folder, such as an
 * untitled one, it asks where there are several.
 */
export async function requireFolder(uri: Uri): Promise<string | undefined> {
  if (!workspace.isTrusted) {
    const manage = pairMessages.manageTrust();
    const answer = await window.showWarningMessage(pairMessages.notTrusted(), manage);
    if (answer === manage) await commands.executeCommand("workbench.trust.manage");
    return undefined;
  }
  const folders = workspace.workspaceFolders?.filter((one) => one.uri.scheme === "file") ?? [];
  if (workspace.getWorkspaceFolder(uri) === undefined && folders.length > 1) return askFolder(folders);
  const folder = choicesFolder(uri);
  if (folder !== undefined) return folder;
  const open = pairMessages.openFolder();
  const answer = await window.showWarningMessage(pairMessages.noFolder(), open);
  if (answer === open) await commands.executeCommand("vscode.openFolder");
  return undefined;
}

async function askFolder(folders: readonly WorkspaceFolder[]): Promise<string | undefined> {
  const items = folders.map(({ name, uri }) => ({
    label: plainLabel(name),
    description: uri.fsPath,
    path: uri.fsPath,
  }));
  return (await window.showQuickPick(items, { title: pairMessages.whichFolder() }))?.path;
}

/** The preferences of a log that are active; the output channel names lines that cannot be used. Rejects with StoreError. */
export async function readPreferences(
  store: PreferenceStore,
  services: Pick<PairServices, "log">,
): Promise<PreferenceRecord[]> {
  await store.refresh();
  const { problems } = store;
  if (problems.length > 0) {
    const [{ line, message }] = problems;
    services.log.warn(pairMessages.logProblems(problems.length, store.path, line, message));
  }
  return activeOf(store.choices);
}
