import { randomBytes } from "node:crypto";
import * as fs from "node:fs/promises";
import { dirname, join } from "node:path";
import { makeFolder } from "../../../store/files/folders.ts";
import { Place } from "../../../store/files/place.ts";
import { readRegular } from "../../../store/files/regular-file.ts";
import { writeWhole } from "../../../store/files/staging.ts";
import { errorCode, StoreError, storeError } from "../../../store/files/store-error.ts";
import { formatQueueFile, parseQueueFile, type QueueFile } from "./queue-file.ts";

/** A queue of a folder, or its file that cannot be read. */
export type StoredQueue = { readonly path: string } & ({ readonly queue: QueueFile } | { readonly message: string });

/** Bytes of the largest queue file that is read or written: selected and copied texts are in it. */
const MOST_QUEUE = 1 << 24;

/** Where a folder keeps its queues. */
export function queuesFolder(folder: string): string {
  return join(folder, ".rewardlens", "queues");
}

/** The folder whose .rewardlens/queues has this file. */
export function folderOfQueue(path: string): string {
  return dirname(dirname(dirname(path)));
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
  await Place.of(folder).look();
  await Place.of(folder).requireReadable(own);
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
    await Place.of(folderOfQueue(path)).requireReadable(path);
    return { path, ...parseQueueFile((await readRegular(path, MOST_QUEUE)).toString("utf8")) };
  } catch (error) {
    return { path, message: storeError("read", path, error).message };
  }
}

/** Writes a queue's file whole: beside its place, then renamed into it. Rejects with StoreError; then the old one stays. */
export async function writeQueue(path: string, queue: QueueFile): Promise<void> {
  const text = formatQueueFile(queue);
  if (Buffer.byteLength(text) > MOST_QUEUE)
    throw new StoreError(
      "too-large",
      `The queue ${path} has more than ${MOST_QUEUE >> 20} MB of texts. Put them into a file, and add that.`,
    );
  try {
    await Place.of(folderOfQueue(path)).requireWritable(path);
    for (const own of [dirname(dirname(path)), dirname(path)]) await makeFolder(own);
    await writeWhole(path, text);
  } catch (error) {
    throw storeError("write", path, error);
  }
}

/** Removes a queue's file; one that is gone already is not an error. Rejects with StoreError. */
export async function removeQueue(path: string): Promise<void> {
  try {
    await Place.of(folderOfQueue(path)).requireWritable(path);
    await fs.rm(path, { force: true });
  } catch (error) {
    throw storeError("remove", path, error);
  }
}
