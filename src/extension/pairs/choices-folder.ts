import { commands, window, workspace, type Uri } from "vscode";
import { compareMessages } from "../compare/compare-messages.ts";

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

/** Whether choices can be kept; if not, says what to do. */
export async function requireFolder(uri: Uri): Promise<string | undefined> {
  if (!workspace.isTrusted) {
    const manage = compareMessages.manageTrust();
    const answer = await window.showWarningMessage(compareMessages.notTrusted(), manage);
    if (answer === manage) await commands.executeCommand("workbench.trust.manage");
    return undefined;
  }
  const folder = choicesFolder(uri);
  if (folder !== undefined) return folder;
  const open = compareMessages.openFolder();
  const answer = await window.showWarningMessage(compareMessages.noFolder(), open);
  if (answer === open) await commands.executeCommand("vscode.openFolder");
  return undefined;
}
