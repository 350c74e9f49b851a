import { existsSync, statSync } from "node:fs";
import { basename, dirname, join, posix, resolve } from "node:path";
import { glob } from "tinyglobby";
import { MAX_FILE_BYTES } from "../../formats/text/limits.ts";
import { isFolder } from "../../store/files/folders.ts";
import { requireInside } from "../../store/files/inside.ts";
import { readRegular } from "../../store/files/regular-file.ts";
import { errorCode } from "../../store/files/store-error.ts";
import { countsInFolder, NEVER, SourceError, type Files } from "./files.ts";

/** The folder of the repository that a folder is in, else the folder itself. */
export function repositoryRoot(folder: string): string {
  for (let at = resolve(folder); ; at = dirname(at)) {
    if (existsSync(join(at, ".git"))) return at;
    if (dirname(at) === at) return resolve(folder);
  }
}

/** The files of the working tree. Links are not followed by patterns, and none may lead out of the root. */
export function diskFiles(root: string): Files {
  const readOne = async (path: string): Promise<Uint8Array> => {
    try {
      await requireInside(root, join(root, path));
      return await readRegular(join(root, path), MAX_FILE_BYTES);
    } catch (error) {
      throw new SourceError(await whyUnread(path, join(root, path), error as Error), { cause: error });
    }
  };
  return {
    async list(pattern) {
      const named = existsSync(join(root, pattern)) ? statSync(join(root, pattern)) : undefined;
      if (named?.isFile()) return [pattern];
      if (named?.isDirectory()) {
        const inside = await glob("**", { cwd: join(root, pattern), ignore: NEVER, followSymbolicLinks: false });
        return inside
          .filter(countsInFolder)
          .map((path) => posix.join(pattern, path))
          .sort();
      }
      const found = await glob(pattern, { cwd: root, ignore: NEVER, followSymbolicLinks: false });
      return found.sort();
    },
    async read(paths, signal) {
      const bytes: Uint8Array[] = [];
      for (const path of paths) {
        signal?.throwIfAborted();
        bytes.push(await readOne(path));
      }
      return bytes;
    },
  };
}

/** A file or a folder, from its own folder. */
export async function placeOnDisk(path: string): Promise<{ readonly files: Files; readonly path: string }> {
  if (await isFolder(path)) return { files: diskFiles(path), path: "." };
  return { files: diskFiles(dirname(path)), path: basename(path) };
}

/** Why a file can't be read, and what to do; without the path on this machine, by which a report would be another one elsewhere. */
async function whyUnread(path: string, absolute: string, error: Error): Promise<string> {
  if (errorCode(error) === "ENOENT")
    return `There is no file ${path}. Check the path: it is from the file that names it`;
  if (await isFolder(absolute)) return `${path} is a folder. Name a file in it`;
  return `${path}: ${error.message.replaceAll(absolute, path).replace(/\.$/, "")}`;
}
