import type { FileHandle } from "node:fs/promises";
import * as fs from "node:fs/promises";
import { readSync } from "node:fs";
import { LogIndex } from "./log-index.ts";
import { eachLine, lineText, type LineRef } from "./log-lines.ts";
import type { ReadLog } from "./parse-log.ts";
import { openRegular } from "../files/regular-file.ts";
import type { LogRecord } from "./record.ts";
import { errorCode, storeError } from "../files/store-error.ts";

/** Bytes of the largest log that is read: about a million choices. */
export const MOST_LOG = 1 << 29;

/** Reads a log file whole, line by line; a missing file is an empty log. Rejects with StoreError. */
export async function readLog(path: string, files: Pick<typeof fs, "open"> = fs): Promise<ReadLog> {
  try {
    const file = await openRegular(path, MOST_LOG, files);
    try {
      const index = new LogIndex<LogRecord>({ keep: (record) => record });
      await eachLine(file, { number: 1, start: 0 }, (line) => index.add(line));
      return index;
    } finally {
      await file.close();
    }
  } catch (error) {
    if (errorCode(error) === "ENOENT") return new LogIndex<LogRecord>({ keep: (record) => record });
    throw storeError("read", path, error);
  }
}

/** One line of an open file. Throws the file system's error. */
export function textAt({ fd }: Pick<FileHandle, "fd">, { start, end }: LineRef): string {
  const bytes = Buffer.alloc(end - start);
  const length = readSync(fd, bytes, 0, bytes.length, start);
  return lineText(bytes, 0, length, start === 0);
}
