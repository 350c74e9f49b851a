import * as fs from "node:fs/promises";
import { dirname } from "node:path";
import { errorCode, StoreError, storeError } from "./store-error.ts";

/** The part of node:fs/promises that appending needs, so that tests can make a disk full. */
export type AppendFiles = Pick<typeof fs, "mkdir" | "open">;

/**
 * Appends one line to a file, which it makes (with its folders) if missing, and returns when the disk has it.
 *
 * The line goes out in one write to a file opened for appending, so that lines of two processes never mix. If the file
 * does not end with a newline (a torn write), the line begins with one: a torn line damages only itself.
 * Rejects with StoreError; what stood in the file stays.
 */
export async function appendLine(path: string, line: string, files: AppendFiles = fs): Promise<void> {
  const folder = dirname(path);
  try {
    await files.mkdir(folder, { recursive: true });
    const file = await files.open(path, "a+");
    let isNew: boolean;
    try {
      const { size } = await file.stat();
      isNew = size === 0;
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
    } finally {
      await file.close();
    }
    if (isNew) await syncFolder(folder, files);
  } catch (error) {
    throw storeError("write to", path, error);
  }
}

/** Makes a new or renamed entry of a folder last; systems that cannot (Windows) do it by themselves. */
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
