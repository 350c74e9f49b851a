import { join } from "node:path";
import { FileSystemError, workspace, type Uri } from "vscode";

/** Where the workspace keeps its choices. */
export interface WorkspaceFiles {
  /** The first folder of the workspace. */
  readonly folder: string;
  readonly preferences: string;
}

/** All folders of the workspace that are on a disk: each may have choices about its own files. */
export function workspaceFolders(): string[] {
  return (workspace.workspaceFolders ?? []).filter(({ uri }) => uri.scheme === "file").map(({ uri }) => uri.fsPath);
}

/** Of the first folder on a disk; undefined where no folder is open. */
export function workspaceFiles(): WorkspaceFiles | undefined {
  const [folder] = workspaceFolders();
  if (folder === undefined) return undefined;
  return { folder, preferences: join(folder, ".rewardlens", "preferences.jsonl") };
}

/** Whether a file is there. @throws FileSystemError other than FileNotFound */
export async function exists(uri: Uri): Promise<boolean> {
  try {
    await workspace.fs.stat(uri);
    return true;
  } catch (error) {
    if (error instanceof FileSystemError && error.code === "FileNotFound") return false;
    throw error;
  }
}
