import { createReadStream, createWriteStream } from "node:fs";
import { readdir, rename, rm, stat } from "node:fs/promises";
import { join, relative, sep } from "node:path";
import { pipeline } from "node:stream/promises";
import { createGzip } from "node:zlib";
import { pack } from "tar-stream";

/**
 * Packs the files of a folder as .tar.gz, the same bytes for the same files: in order of their paths, without times and owners.
 * @param first a file that comes before the others, so that it can be read without unpacking all
 * @param isProgram by path, with slashes
 */
export async function packFolder(
  folder: string,
  out: string,
  first: string,
  isProgram: (path: string) => boolean,
): Promise<void> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)).replaceAll(sep, "/"))
    .sort((a, b) => Number(b === first) - Number(a === first) || (a < b ? -1 : 1));
  const tar = pack();
  const add = async () => {
    for (const name of files) {
      const path = join(folder, name);
      const header = { name, size: (await stat(path)).size, mode: isProgram(name) ? 0o755 : 0o644, mtime: new Date(0) };
      await pipeline(createReadStream(path), tar.entry(header));
    }
    tar.finalize();
  };
  const part = `${out}.part`;
  try {
    await Promise.all([pipeline(tar, createGzip({ level: 6 }), createWriteStream(part)), add()]);
    await rename(part, out);
  } catch (error) {
    await rm(part, { force: true });
    throw error;
  }
}
