import { join, relative, sep } from "node:path";
import { Uri } from "vscode";
import type { RecordProblem } from "../../../formats/found.ts";
import { isInside } from "../../../store/files/inside.ts";
import { StoreError } from "../../../store/files/store-error.ts";
import { pairKey, type ComparePair } from "../compare-pair.ts";
import { restoreSource, saveSource, type PairSource } from "../pair-source.ts";
import type { PairsFound } from "../pairs-from-text.ts";
import { describeError } from "../../window/describe-error.ts";
import { orderPairs, type PairRanker } from "./order-pairs.ts";
import { onlyInside, type SourceGate } from "./ask-outside.ts";
import { folderOfQueue, readQueue } from "./queue-files.ts";
import { pairMessages as text } from "../pair-messages.ts";
import type { SavedSource } from "../saved-source.ts";
import type { Access } from "./source-access.ts";

/** What one source of a queue contains. */
export interface QueuePart {
  readonly pairs: readonly ComparePair[];
  readonly problems: readonly RecordProblem[];
  /** Why it cannot be read now; then it has no pairs. */
  readonly error?: string;
}

type ReadSource = (source: PairSource) => Promise<PairsFound>;

/** A source as its queue's file has it: files of the folder by their path in it, so the queue is the same on every machine. */
export function toSavedSource(source: PairSource, folder: string): SavedSource {
  return saveSource(source, (uri) => pathInFolder(uri, folder) ?? uri.toString());
}

function pathInFolder(uri: Uri, folder: string): string | undefined {
  if (uri.scheme !== "file" || uri.authority !== "" || !isInside(folder, uri.fsPath)) return undefined;
  return relative(folder, uri.fsPath).split(sep).join("/") || ".";
}

export function fromSavedSource(source: SavedSource, folder: string): PairSource {
  return restoreSource(source, (uri) =>
    /^[a-z][a-z0-9+.-]+:/i.test(uri) ? Uri.parse(uri) : Uri.file(join(folder, uri)),
  );
}

/** Why a source is not read; undefined where it may be. */
export function barredBy(access: Access): string | undefined {
  if (access.kind === "ask") return text.outside.error(access.path);
  return access.kind === "refused" ? access.message : undefined;
}

/**
 * Reads one source of a queue, if it may be; each pair carries the file that it comes from, "" for one outside of the
 * folder. Never rejects.
 */
export async function readPart(
  source: PairSource,
  folder: string,
  access: Access,
  read: ReadSource,
): Promise<QueuePart> {
  const barred = barredBy(access);
  if (barred !== undefined) return { pairs: [], problems: [], error: barred };
  try {
    const { pairs, problems } = await read(source);
    const file = source.kind === "texts" ? "" : (pathInFolder(source.uri, folder) ?? "");
    return { pairs: pairs.map((pair) => ({ ...pair, source: file })), problems };
  } catch (error) {
    return { pairs: [], problems: [], error: describeError(error) };
  }
}

/** Each pair once, whichever sources and orders it is in. */
function distinctPairs(parts: readonly QueuePart[]): ComparePair[] {
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
export async function readQueueSource(
  uri: Uri,
  read: ReadSource,
  ranker?: PairRanker,
  gate: SourceGate = onlyInside,
): Promise<PairsFound> {
  const stored = await readQueue(uri.fsPath);
  if ("message" in stored) throw new StoreError("io", stored.message);
  const folder = folderOfQueue(stored.path);
  const { queue } = stored;
  const parts: QueuePart[] = [];
  const sources = queue.sources.map((source) => fromSavedSource(source, folder));
  const access = await gate(sources, { name: queue.name, folder });
  for (const [i, source] of sources.entries()) parts.push(await readPart(source, folder, access[i], read));
  const { pairs, order } = await orderPairs(distinctPairs(parts), queue, ranker);
  const notice = order === queue.order ? {} : { notice: text.order.noHead() };
  return { pairs, problems: [], ordered: true, ...notice };
}
