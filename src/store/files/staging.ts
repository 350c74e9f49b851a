import { createHash, randomBytes } from "node:crypto";
import { readlinkSync } from "node:fs";
import { open, readdir, realpath, rename, rm, stat } from "node:fs/promises";
import { hostname } from "node:os";
import { basename, dirname, join } from "node:path";
import { syncFolder } from "./folders.ts";
import { errorCode, StoreError, storeError } from "./store-error.ts";

/** What is still being written is beside its place under such a name: `.<name>-<machine>-<process>-<random>.tmp`. */
const STAGING = /^\.(.+?)-(?:([0-9a-f]{8})-(\d+)-)?[0-9a-f]{8}\.tmp(?:\.old)?$/;
/** Of a process that cannot be asked (another machine, a name of an earlier version): nothing is written for so long, ms. */
const ABANDONED = 60 * 60 * 1000;

/** Process ids mean something on one machine and, in containers, in one namespace. */
const machine = createHash("sha256").update(`${hostname()} ${pidNamespace()}`).digest("hex").slice(0, 8);

/** What a file is to have, as a whole or in parts. */
export type Content = string | Uint8Array | AsyncIterable<string | Uint8Array>;

/** Opens files that are written, so that tests can make a disk full. */
export interface StagingFiles {
  readonly open: typeof open;
}

/** A path beside `target` for what will become it. */
export function stagingPath(target: string): string {
  return join(dirname(target), `.${basename(target)}-${machine}-${process.pid}-${randomBytes(4).toString("hex")}.tmp`);
}

/** What a staging name is for; undefined for any other name. */
export function stagedFor(name: string): string | undefined {
  return STAGING.exec(name)?.[1];
}

/**
 * Where the former content of `target` is, if a process moved it away and was killed before it put something new there.
 */
export async function movedAway(target: string): Promise<string | undefined> {
  const names = await readdir(dirname(target)).catch(() => []);
  const aside = names.find((name) => name.endsWith(".old") && stagedFor(name) === basename(target));
  return aside === undefined ? undefined : join(dirname(target), aside);
}

/** Puts back what killed processes had moved aside and not replaced. Never rejects. @param only for this name alone. */
export async function putBack(folder: string, only?: string): Promise<void> {
  for (const name of await readdir(folder).catch(() => [])) {
    const staged = name.endsWith(".old") ? stagedFor(name) : undefined;
    if (staged === undefined || (only !== undefined && staged !== only)) continue;
    const target = join(folder, staged);
    const missing = (await stat(target).catch(() => undefined)) === undefined;
    if (missing && (await isAbandoned(join(folder, name))))
      await rename(join(folder, name), target).catch(() => undefined);
  }
}

/**
 * Removes what processes that were killed left beside `target`, or, without a target, for anything in the folder.
 * What a live process is writing stays. Never rejects: what cannot be removed is a hidden file more.
 */
export async function removeAbandoned(folder: string, target?: string): Promise<void> {
  for (const name of await readdir(folder).catch(() => [])) {
    const staged = stagedFor(name);
    if (staged === undefined || (target !== undefined && staged !== target)) continue;
    if (await isAbandoned(join(folder, name)))
      await rm(join(folder, name), { recursive: true, force: true }).catch(() => undefined);
  }
}

/**
 * Writes a file atomically: beside its place, synced, then renamed into it, through a link where it is one. Anything but a
 * regular file is refused. Rejects with StoreError; then what was there stays.
 */
export async function writeWhole(path: string, content: Content, files: StagingFiles = { open }): Promise<void> {
  let beside: string | undefined;
  try {
    const target = (await isThere(path)) ? await realpath(path) : path;
    const folder = dirname(target);
    await removeAbandoned(folder, basename(target));
    beside = stagingPath(target);
    await writeSynced(beside, content, files);
    await rename(beside, target);
    await syncFolder(folder);
  } catch (error) {
    if (beside !== undefined) await rm(beside, { force: true }).catch(() => undefined); // the first error says more
    throw storeError("write", path, error);
  }
}

/** Rejects where something else than a regular file is there. */
async function isThere(path: string): Promise<boolean> {
  try {
    if ((await stat(path)).isFile()) return true;
  } catch (error) {
    if (errorCode(error) === "ENOENT") return false;
    throw error;
  }
  throw new StoreError("not-a-file", `Cannot write ${path}: it is not a regular file. Choose another name.`);
}

/** Makes a new file and returns when the disk has it. */
export async function writeSynced(path: string, content: Content, files: StagingFiles): Promise<void> {
  const file = await files.open(path, "wx");
  try {
    await file.writeFile(content);
    await file.sync();
  } finally {
    await file.close();
  }
}

async function isAbandoned(path: string): Promise<boolean> {
  const [, , from, pid] = STAGING.exec(basename(path)) ?? [];
  if (from === machine) return !isAlive(Number(pid));
  const age = Date.now() - (await stat(path).catch(() => ({ mtimeMs: Date.now() }))).mtimeMs;
  return age > ABANDONED;
}

/** This process among those of all machines. */
export const thisProcess = `${machine}-${process.pid}`;

/** Whether another process runs, by its `thisProcess`; undefined where it is another machine's. */
export function isRunning(name: string): boolean | undefined {
  const [on, pid] = name.trim().split("-");
  return on === machine ? isAlive(Number(pid)) : undefined;
}

/** Whether a process of this machine runs. */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return errorCode(error) !== "ESRCH"; // EPERM: somebody else's
  }
}

function pidNamespace(): string {
  try {
    return readlinkSync("/proc/self/ns/pid");
  } catch {
    return ""; // not Linux
  }
}
