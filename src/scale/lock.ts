import { constants, copyFile, link, readFile, rm, stat, writeFile } from "node:fs/promises";
import { setTimeout } from "node:timers/promises";
import { isRunning, stagingPath, thisProcess } from "../store/files/staging.ts";
import { errorCode, StoreError, storeError } from "../store/files/store-error.ts";

/** What a file system without hard links says, such as that of a memory stick. */
const NO_LINKS = ["EPERM", "EISDIR", "ENOTSUP", "EOPNOTSUPP", "ENOSYS"];

/** A lock that is empty for longer was left by a power cut, in ms. */
const EMPTY_MS = 3000;

const lockOf = (path: string) => `${path}.lock`;

/** Refuses to write what another process is writing. Rejects with StoreError. */
export async function lock(out: string): Promise<void> {
  await take(lockOf(`${out}.part`), out);
}

/** Lets others write it. */
export const unlock = (out: string) => rm(lockOf(`${out}.part`), { force: true });

/** Makes the file at `path`, which names its owner, this process's own. */
async function take(path: string, out: string): Promise<void> {
  while (!(await made(path))) {
    const owner = await ownerOf(path);
    if (owner === undefined) continue; // it has just been let go
    if (owner === "" && (await isNew(path))) continue;
    const running = owner === "" ? false : isRunning(owner); // empty after a power cut
    if (owner !== thisProcess && running !== false) {
      const who = running ? `process ${owner.split("-")[1]}` : "a process of another machine";
      throw new StoreError("no-access", `${out} is being written by ${who}. If it is not, remove ${path}.`);
    }
    await remove(path, owner, out);
  }
}

/** Whether the file is new, with its owner in it from the first moment on: it is written elsewhere, and a link fails where there is one. */
async function made(path: string): Promise<boolean> {
  const beside = stagingPath(path);
  try {
    await writeFile(beside, thisProcess, { flag: "wx" });
    await link(beside, path).catch(async (error: unknown) => {
      if (!NO_LINKS.includes(errorCode(error))) throw error;
      await copyFile(beside, path, constants.COPYFILE_EXCL); // for a moment it is empty there
    });
    return true;
  } catch (error) {
    if (errorCode(error) === "EEXIST") return false;
    throw storeError("write", path, error);
  } finally {
    await rm(beside, { force: true });
  }
}

/** Removes the file of an owner that ended, if it still is that one's: only who has the lock of the lock looks and removes. */
async function remove(path: string, owner: string, out: string): Promise<void> {
  const removing = lockOf(path);
  await take(removing, out);
  try {
    if ((await ownerOf(path)) === owner) await rm(path);
  } finally {
    await rm(removing, { force: true });
  }
}

/** Whether the file is seconds old: without hard links it is empty before it has its owner. */
async function isNew(path: string): Promise<boolean> {
  const found = await stat(path).catch(() => undefined);
  if (found === undefined || Date.now() - found.mtimeMs > EMPTY_MS) return false;
  await setTimeout(10);
  return true;
}

/** Who is named in the file; undefined where it is not there. */
async function ownerOf(path: string): Promise<string | undefined> {
  try {
    return (await readFile(path, "utf8")).trim();
  } catch (error) {
    if (errorCode(error) === "ENOENT") return undefined;
    throw storeError("read", path, error);
  }
}
