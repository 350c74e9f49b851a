import { existsSync, statSync } from "node:fs";
import { dirname, join, posix, resolve } from "node:path";
import { glob } from "tinyglobby";
import { MAX_FILE_BYTES } from "../../formats/text/limits.ts";
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
      const missing = errorCode(error) === "ENOENT";
      const { message } = error as Error;
      throw new SourceError(
        missing ? `There is no file ${path}. Check the path: it is from the file that names it` : `${path}: ${message}`,
        { cause: error },
      );
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
