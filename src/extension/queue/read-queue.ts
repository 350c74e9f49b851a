import { dirname, isAbsolute, join, relative, sep } from "node:path";
import { Uri } from "vscode";
import type { RecordProblem } from "../../formats/found.ts";
import { StoreError } from "../../store/store-error.ts";
import { pairKey, type ComparePair } from "../compare/compare-pair.ts";
import { restoreSource, saveSource, type PairSource } from "../compare/pair-source.ts";
import type { PairsFound } from "../compare/pairs-from-text.ts";
import { describeError } from "../describe-error.ts";
import { orderPairs, type PairRanker } from "./order-pairs.ts";
import { readQueue } from "./queue-files.ts";
import { queueMessages as text } from "./queue-messages.ts";
import type { SavedSource } from "./saved-source.ts";

/** What one source of a queue holds. */
export interface QueuePart {
  readonly pairs: readonly ComparePair[];
  readonly problems: readonly RecordProblem[];
  /** Why it cannot be read now; then it has no pairs. */
  readonly error?: string;
}

type ReadSource = (source: PairSource) => Promise<PairsFound>;

/** The folder whose .rewardlens/queues holds this file. */
export function folderOfQueue(path: string): string {
  return dirname(dirname(dirname(path)));
}

/** A source as its queue's file holds it: files of the folder by their path in it, so that the queue holds on every machine. */
export function toSavedSource(source: PairSource, folder: string): SavedSource {
  return saveSource(source, (uri) => {
    const path = relative(folder, uri.fsPath);
    const inside = uri.scheme === "file" && path !== ".." && !path.startsWith(`..${sep}`) && !isAbsolute(path);
    return inside ? path.split(sep).join("/") || "." : uri.toString();
  });
}

export function fromSavedSource(source: SavedSource, folder: string): PairSource {
  return restoreSource(source, (uri) =>
    /^[a-z][a-z0-9+.-]+:/i.test(uri) ? Uri.parse(uri) : Uri.file(join(folder, uri)),
  );
}

/** Reads one source of a queue; each pair carries the file that it comes from. Never rejects. */
export async function readPart(source: PairSource, folder: string, read: ReadSource): Promise<QueuePart> {
  try {
    const { pairs, problems } = await read(source);
    const file = source.kind === "texts" ? "" : toSavedSource(source, folder).uri;
    return { pairs: pairs.map((pair) => ({ ...pair, source: file })), problems };
  } catch (error) {
    return { pairs: [], problems: [], error: describeError(error) };
  }
}

/** Each pair once, whichever sources and orders it stands in. */
export function distinctPairs(parts: readonly QueuePart[]): ComparePair[] {
  const distinct = new Map<string, ComparePair>();
  for (const { pairs } of parts) {
    for (const pair of pairs) {
      const key = pairKey(pair);
      if (!distinct.has(key)) distinct.set(key, pair);
    }
  }
  return [...distinct.values()];
}

/**
 * The pairs of a queue in its order; sources that cannot be read are left out, the view says why. Rejects with StoreError
 * where the queue's own file cannot be read.
 */
export async function readQueueSource(uri: Uri, read: ReadSource, ranker?: PairRanker): Promise<PairsFound> {
  const stored = await readQueue(uri.fsPath);
  if ("message" in stored) throw new StoreError("io", stored.message);
  const folder = folderOfQueue(stored.path);
  const { queue } = stored;
  const parts: QueuePart[] = [];
  for (const source of queue.sources) parts.push(await readPart(fromSavedSource(source, folder), folder, read));
  const { pairs, order } = await orderPairs(distinctPairs(parts), queue, ranker);
  const notice = order === queue.order ? {} : { notice: text.order.noHead() };
  return { pairs, problems: [], ordered: true, ...notice };
}
