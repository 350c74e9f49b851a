import { FileSystemError, Uri, window, workspace, type Disposable } from "vscode";
import { commandIds } from "../contributions.ts";
import { messages } from "../messages.ts";
import type { Services } from "../services/services.ts";
import { workspaceFiles } from "../services/workspace-files.ts";
import { offerCompare } from "../window/offer-compare.ts";
import { registerCommand } from "../window/register.ts";

/** Show Preference Log: opens preferences.jsonl, once there is one. */
export function registerShowLog({ log }: Services): Disposable {
  return registerCommand(commandIds.showLog, log, async () => {
    const files = workspaceFiles();
    if (files === undefined) return void window.showInformationMessage(messages.error.noFolder());
    const uri = Uri.file(files.preferences);
    if (!(await exists(uri))) return offerCompare(messages.error.noChoicesYet());
    await window.showTextDocument(uri);
  });
}

/** @throws FileSystemError other than "there is none" */
async function exists(uri: Uri): Promise<boolean> {
  try {
    await workspace.fs.stat(uri);
    return true;
  } catch (error) {
    if (error instanceof FileSystemError && error.code === "FileNotFound") return false;
    throw error;
  }
}
