import * as fs from "node:fs/promises";
import { constants } from "node:fs";
import { dirname } from "node:path";
import { setTimeout } from "node:timers/promises";
import { MOST_LOG } from "./log-lines.ts";
import { makeFolder, syncFolder } from "../files/folders.ts";
import { errorCode, StoreError, storeError } from "../files/store-error.ts";

/** The part of node:fs/promises that appending needs, so that tests can make a disk full. */
export type AppendFiles = Pick<typeof fs, "mkdir" | "open">;

const { O_APPEND, O_CREAT, O_RDWR, O_NONBLOCK = 0 } = constants;
/** Git takes a file away and makes it again: a moment in which nobody else may make it. In ms, generous for a busy machine. */
export const ABSENCE = 2000;
const LOOK_AGAIN = 10;

/** A file that is replaced this often while one line is appended is not a log that merges replace. */
const MOST_TRIES = 100;

/**
 * Appends one line to a file and returns when the disk has it.
 *
 * The line goes out in one write to a file opened for appending, so that lines of two processes never mix. If the file
 * does not end with a newline (a torn write), the line begins with one: a torn line damages only itself. If another
 * program (git) puts a new file in its place meanwhile, the line is appended to that one.
 * Rejects with StoreError; the former content of the file stays.
 * @param expected the file was there before: if it is missing now it is waited for, and never made again, because where
 *   git finds a file that it is about to write, its merge fails; and what was taken away is not there to be looked at.
 *   Else the file is made with its folder, but no folder above.
 * @param patience how long it is waited for, ms.
 * @returns the size of the file before: the line is there or, where others append at the same time, after it.
 */
export async function appendLine(
  path: string,
  line: string,
  files: AppendFiles = fs,
  expected = false,
  patience = ABSENCE,
): Promise<number> {
  try {
    if (!expected) await makeFolder(dirname(path), files);
    for (let tries = 0; tries < MOST_TRIES; tries++) {
      const { size, inPlace } = await appendOnce(path, line, files, expected || tries > 0 ? patience : undefined);
      if (inPlace) return size;
    }
    throw new Error("another program keeps replacing it");
  } catch (error) {
    throw storeError("write to", path, error);
  }
}

async function appendOnce(path: string, line: string, files: AppendFiles, patience: number | undefined) {
  const file = await openToAppend(path, files, patience);
  let size: number;
  let inPlace: boolean;
  try {
    const stats = await file.stat();
    if (!stats.isFile())
      throw new StoreError("not-a-file", `Cannot write to ${path}: it is not a regular file. Remove it.`);
    ({ size } = stats);
    if (size + line.length > MOST_LOG)
      throw new StoreError(
        "too-large",
        `Cannot write to ${path}: it has ${size >> 20} MB, and no larger file is read. Move it elsewhere.`,
      );
    const last = Buffer.alloc(1);
    if (size > 0) await file.read(last, 0, 1, size - 1);
    const newline = size > 0 && last[0] !== 0x0a ? "\n" : "";
    const bytes = Buffer.from(`${newline}${line}\n`, "utf8");
    const { bytesWritten } = await file.write(bytes);
    if (bytesWritten < bytes.length) {
      throw new StoreError(
        "disk-full",
        `Cannot write to ${path}: the disk took only a part. Free some space and try again.`,
      );
    }
    await file.sync();
    inPlace = (await file.stat()).nlink > 0; // else its name is gone, and the line with it
  } finally {
    await file.close();
  }
  if (size === 0 && inPlace) await syncFolder(dirname(path), files);
  return { size, inPlace };
}

/** @param patience how long a missing file is waited for, ms; undefined where it is to be made. */
async function openToAppend(path: string, files: AppendFiles, patience: number | undefined): Promise<fs.FileHandle> {
  if (patience === undefined) return files.open(path, O_RDWR | O_APPEND | O_CREAT | O_NONBLOCK);
  for (let waited = 0; ; waited += LOOK_AGAIN) {
    try {
      return await files.open(path, O_RDWR | O_APPEND | O_NONBLOCK);
    } catch (error) {
      if (errorCode(error) !== "ENOENT") throw error;
      if (waited >= patience) throw gone(path, error);
      await setTimeout(LOOK_AGAIN);
    }
  }
}

function gone(path: string, cause: unknown): StoreError {
  const message = `Nothing was stored: ${path} was here before and was deleted or moved. Put it back, or start a new log.`;
  return new StoreError("log-gone", message, { cause, folder: dirname(dirname(path)) });
}
