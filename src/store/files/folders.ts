import * as fs from "node:fs/promises";
import { errorCode } from "./store-error.ts";

/** Makes a folder where it is missing, but none above. Rejects with the file system's error. */
export async function makeFolder(folder: string, files: Pick<typeof fs, "mkdir"> = fs): Promise<void> {
  try {
    await files.mkdir(folder);
  } catch (error) {
    if (errorCode(error) !== "EEXIST") throw error;
  }
}

/** Whether a path is a folder; false where nothing can be known of it. */
export async function isFolder(path: string): Promise<boolean> {
  return (await fs.stat(path).catch(() => undefined))?.isDirectory() ?? false;
}

/** Names of the folders in a folder, without hidden ones. Rejects with the file system's error. */
export async function folderNames(folder: string): Promise<string[]> {
  const entries = await fs.readdir(folder, { withFileTypes: true });
  return entries.filter((entry) => entry.isDirectory() && !entry.name.startsWith(".")).map(({ name }) => name);
}

/** Makes a new or renamed entry of a folder last; systems that cannot (Windows) do it on their own. */
export async function syncFolder(folder: string, files: Pick<typeof fs, "open"> = fs): Promise<void> {
  try {
    const handle = await files.open(folder, "r");
    try {
      await handle.sync();
    } finally {
      await handle.close();
    }
  } catch (error) {
    if (!["EISDIR", "EPERM", "EINVAL", "EACCES", "ENOTSUP"].includes(errorCode(error))) throw error;
  }
}
