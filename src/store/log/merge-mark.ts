import * as fs from "node:fs/promises";
import { errorCode, storeError } from "../files/store-error.ts";
import { writeWhole, type StagingFiles } from "../files/staging.ts";

const ATTRIBUTES = "preferences.jsonl merge=union\n";

/**
 * Has git, with the first record of a folder, merge the log by keeping the lines of both sides; later, only where
 * that was begun and not finished (a full disk, a crash). What people wrote there, or took away, stays.
 * Rejects with StoreError.
 * @param first the log is about to be made.
 */
export async function markForMerges(path: string, first: boolean, files: StagingFiles): Promise<void> {
  try {
    const stats = await fs.lstat(path).catch((error: unknown) => {
      if (errorCode(error) !== "ENOENT") throw error;
      return undefined;
    });
    const begun = stats?.isFile() === true && stats.size < ATTRIBUTES.length;
    const torn = begun && ATTRIBUTES.startsWith(await fs.readFile(path, "utf8"));
    if (torn || (first && stats === undefined)) await writeWhole(path, ATTRIBUTES, files);
  } catch (error) {
    throw storeError("write to", path, error);
  }
}
