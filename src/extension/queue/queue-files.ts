import { randomBytes } from "node:crypto";
import * as fs from "node:fs/promises";
import { join } from "node:path";
import { syncFolder } from "../../store/append-line.ts";
import { errorCode, storeError } from "../../store/store-error.ts";
import { formatQueueFile, parseQueueFile, type QueueFile } from "./queue-file.ts";

/** A queue of a folder, or its file that cannot be read. */
export type StoredQueue = { readonly path: string } & ({ readonly queue: QueueFile } | { readonly message: string });

/** Where a folder keeps its queues. */
export function queuesFolder(folder: string): string {
  return join(folder, ".rewardlens", "queues");
}

/** The path for a new queue: the readable part of its name, and digits that keep two people's queues apart. */
export function newQueuePath(folder: string, name: string): string {
  const slug = name
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, "-")
    .replace(/^-|-$/g, "")
    .slice(0, 40);
  return join(queuesFolder(folder), `${[slug, randomBytes(3).toString("hex")].filter(Boolean).join("-")}.json`);
}

/** The queues of a folder, oldest first; a missing folder has none. Rejects with StoreError. */
export async function readQueues(folder: string): Promise<StoredQueue[]> {
  const own = queuesFolder(folder);
  const names = await fs.readdir(own).catch((error: unknown) => {
    if (errorCode(error) === "ENOENT") return [];
    throw storeError("read", own, error);
  });
  const read = names.filter((name) => name.endsWith(".json")).map((name) => readQueue(join(own, name)));
  const created = (stored: StoredQueue): string => ("queue" in stored ? stored.queue.created : "");
  return (await Promise.all(read)).sort((a, b) => (created(a) + a.path < created(b) + b.path ? -1 : 1));
}

/** One queue's file. Never rejects: what is wrong is its message. */
export async function readQueue(path: string): Promise<StoredQueue> {
  try {
    return { path, ...parseQueueFile(await fs.readFile(path, "utf8")) };
  } catch (error) {
    return { path, message: storeError("read", path, error).message };
  }
}

/** Writes a queue's file whole: beside its place, then renamed into it. Rejects with StoreError; then the old one stays. */
export async function writeQueue(path: string, queue: QueueFile): Promise<void> {
  const beside = `${path}.${randomBytes(4).toString("hex")}.tmp`;
  const folder = join(path, "..");
  try {
    await fs.mkdir(folder, { recursive: true });
    const file = await fs.open(beside, "wx");
    try {
      await file.writeFile(formatQueueFile(queue));
      await file.sync();
    } finally {
      await file.close();
    }
    await fs.rename(beside, path);
    await syncFolder(folder);
  } catch (error) {
    await fs.rm(beside, { force: true }).catch(() => undefined); // the first error tells more
    throw storeError("write", path, error);
  }
}

/** Removes a queue's file; one that is gone already is no error. Rejects with StoreError. */
export async function removeQueue(path: string): Promise<void> {
  try {
    await fs.rm(path, { force: true });
  } catch (error) {
    throw storeError("remove", path, error);
  }
}
