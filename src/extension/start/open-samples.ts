import { homedir } from "node:os";
import { commands, Uri, window, workspace } from "vscode";
import { exists } from "../services/workspace-files.ts";
import { startMessages as text } from "./start-messages.ts";

/**
 * Open the Sample Folder: copies the samples into a folder of the person's choice, where choices and models can be kept, and opens
 * it. What is there already stays as it is. @returns the folder; undefined where the person gives up
 */
export async function openSamples(extension: Uri, given: unknown): Promise<Uri | undefined> {
  const parent = given instanceof Uri ? given : await pickParent();
  if (parent === undefined) return undefined;
  const folder = Uri.joinPath(parent, text.folderName());
  await copyMissing(Uri.joinPath(extension, "samples"), folder);
  if (given === undefined)
    await commands.executeCommand("vscode.openFolder", folder, {
      forceNewWindow: workspace.workspaceFolders !== undefined,
    });
  return folder;
}

async function pickParent(): Promise<Uri | undefined> {
  const options = { canSelectFolders: true, canSelectFiles: false, title: text.where(), openLabel: text.copyHere() };
  return (await window.showOpenDialog({ ...options, defaultUri: Uri.file(homedir()) }))?.at(0);
}

async function copyMissing(from: Uri, to: Uri): Promise<void> {
  await workspace.fs.createDirectory(to);
  const names = (await workspace.fs.readDirectory(from)).map(([name]) => name);
  for (const name of names.filter((one) => !one.startsWith("."))) {
    const target = Uri.joinPath(to, name);
    if (!(await exists(target))) await workspace.fs.copy(Uri.joinPath(from, name), target);
  }
}
