import { lstat, readlink, realpath } from "node:fs/promises";
import { isAbsolute, join, relative, sep } from "node:path";
import { errorCode, StoreError } from "./store-error.ts";

/** Whether a path is a folder's own or lies in it, by its letters alone: both absolute, links not followed. */
export function isInside(folder: string, path: string): boolean {
  const way = relative(folder, path);
  return way !== ".." && !way.startsWith(`..${sep}`) && !isAbsolute(way);
}

/**
 * Refuses a path whose links lead out of a folder: what is read and written through it would be somebody else's file.
 * Links that stay in the folder are followed; the path need not exist, but a link to nothing is refused: writing would make
 * a file wherever it leads in the end.
 * Rejects with StoreError "outside", or with the file system's error (ENOENT where the folder is missing).
 */
export async function requireInside(folder: string, path: string): Promise<void> {
  const root = await realpath(folder);
  if (!isInside(folder, path)) throw outside(path, path, folder);
  let at = folder;
  for (const part of relative(folder, path).split(sep).filter(Boolean)) {
    at = join(at, part);
    try {
      if (!(await lstat(at)).isSymbolicLink()) continue;
    } catch (error) {
      if (errorCode(error) === "ENOENT") return; // nothing is there yet, and so nothing behind it
      throw error;
    }
    const target = await realpath(at).catch((error: unknown) => {
      if (errorCode(error) !== "ENOENT") throw error;
      return undefined;
    });
    if (target === undefined) throw refused(at, `it is a link to ${await readlink(at)}, which is not there`);
    if (!isInside(root, target)) throw outside(at, target, folder);
  }
}

function outside(link: string, target: string, folder: string): StoreError {
  const where = link === target ? "it" : `it is a link to ${target}, which`;
  return refused(link, `${where} is outside of ${folder}`);
}

function refused(link: string, why: string): StoreError {
  return new StoreError("outside", `${link} is not used: ${why}. Replace the link by the file or folder itself.`);
}
