import { constants, type Stats } from "node:fs";
import * as fs from "node:fs/promises";
import { StoreError } from "./store-error.ts";

const { O_RDONLY, O_NONBLOCK = 0 } = constants; // Windows has no O_NONBLOCK, and no FIFO in a folder

const MEGABYTE = 1 << 20;

/**
 * Opens a file to read it. Refuses what is not a regular file (a folder, a device, a FIFO, also behind a link) before it is
 * opened, because opening one may hang and reading one may never end, and refuses a file larger than `most` bytes.
 * Rejects with StoreError, or with the file system's error (ENOENT without a file).
 */
export async function openRegular(
  path: string,
  most: number,
  files: Pick<typeof fs, "open"> = fs,
): Promise<fs.FileHandle> {
  check(path, await fs.stat(path), most);
  const file = await files.open(path, O_RDONLY | O_NONBLOCK);
  try {
    check(path, await file.stat(), most); // it may have been replaced meanwhile
    return file;
  } catch (error) {
    await file.close();
    throw error;
  }
}

/** Reads a regular file of at most `most` bytes whole. Rejects as openRegular does. */
export async function readRegular(path: string, most: number): Promise<Buffer> {
  const file = await openRegular(path, most);
  try {
    return await file.readFile();
  } finally {
    await file.close();
  }
}

function check(path: string, stats: Stats, most: number): void {
  if (!stats.isFile())
    throw new StoreError(
      "not-a-file",
      `Cannot read ${path}: it is ${kindOf(stats)}, not a regular file. Remove it, or put the file back`,
    );
  if (stats.size > most)
    throw new StoreError(
      "too-large",
      `Cannot read ${path}: it has ${Math.ceil(stats.size / MEGABYTE)} MB, and at most ${Math.floor(most / MEGABYTE)} MB are read. Move a part of it elsewhere`,
    );
}

function kindOf(stats: Stats): string {
  if (stats.isDirectory()) return "a folder";
  if (stats.isFIFO()) return "a FIFO";
  return stats.isSocket() ? "a socket" : "a device";
}
