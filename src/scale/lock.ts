import { open, readFile, rm } from "node:fs/promises";
import { isRunning, thisProcess } from "../store/files/staging.ts";
import { errorCode, StoreError, storeError } from "../store/files/store-error.ts";

const lockOf = (out: string) => `${out}.part.lock`;

/** Refuses to write what another process is writing. */
export async function lock(out: string): Promise<void> {
  const path = lockOf(out);
  for (;;) {
    try {
      const file = await open(path, "wx");
      await file.writeFile(thisProcess);
      return await file.close();
    } catch (error) {
      if (errorCode(error) !== "EEXIST") throw storeError("write", path, error);
    }
    const owner = await readFile(path, "utf8").catch(() => "");
    const running = owner === "" ? false : isRunning(owner);
    if (running !== false && owner.trim() !== thisProcess) {
      const who = running ? `process ${owner.split("-")[1]}` : "a process of another machine";
      throw new StoreError("no-access", `${out} is being written by ${who}. If it is not, remove ${path}.`);
    }
    await rm(path, { force: true });
  }
}

/** Lets others write it. */
export const unlock = (out: string) => rm(lockOf(out), { force: true });
