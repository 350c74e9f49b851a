import { setImmediate } from "node:timers/promises";
import { writeWhole } from "../store/files/staging.ts";
import type { Loss } from "./losses.ts";
import { contradictions, type Preference } from "./preference.ts";
import type { Target } from "./target.ts";

/** How much of something a file does not have. */
export interface Lost {
  readonly loss: Loss;
  readonly count: number;
}

/** What goes into a file, and what does not. */
export interface Export {
  readonly target: Target;
  readonly preferences: readonly Preference[];
  /** Choices that are not in the file, by the first reason. */
  readonly leftOut: readonly Lost[];
  /** What is missing of those that are. */
  readonly leftBehind: readonly Lost[];
  /** Pairs in the file that are decided both ways. */
  readonly contradictions: number;
}

/** Sorts out which choices a file can hold. */
export function exportTo(target: Target, all: readonly Preference[]): Export {
  const out = new Map<Loss, number>();
  const preferences = all.filter((preference) => {
    const reason = target.leavesOut.find(({ has }) => has(preference));
    if (reason !== undefined) out.set(reason, (out.get(reason) ?? 0) + 1);
    return reason === undefined;
  });
  const lost = (losses: readonly Loss[], count: (loss: Loss) => number) =>
    losses.map((loss): Lost => ({ loss, count: count(loss) })).filter((one) => one.count > 0);
  return {
    target,
    preferences,
    leftOut: lost(target.leavesOut, (loss) => out.get(loss) ?? 0),
    leftBehind: lost(target.leavesBehind, ({ has }) => preferences.filter(has).length),
    contradictions: contradictions(preferences),
  };
}

/** Parts that are written before others have their turn. */
const STEP = 200;

/** The parts of the file, a few at a time. Rejects with the signal's reason. */
export async function* partsOf(
  { target, preferences }: Export,
  signal?: AbortSignal,
  onProgress?: (done: number, total: number) => void,
): AsyncGenerator<string | Uint8Array> {
  let texts = "";
  let done = 0;
  for (const part of target.write(preferences)) {
    if (typeof part === "string") texts += part;
    else yield part;
    if (++done % STEP > 0) continue;
    yield texts;
    texts = "";
    onProgress?.(Math.min(done, preferences.length), preferences.length);
    await setImmediate();
    signal?.throwIfAborted();
  }
  signal?.throwIfAborted();
  if (texts !== "") yield texts;
}

/**
 * Writes the file: beside its place, then renamed into it, so that it is there as a whole or not at all. Rejects with StoreError, or the
 * signal's reason.
 */
export async function writeExport(
  path: string,
  exported: Export,
  signal?: AbortSignal,
  onProgress?: (done: number, total: number) => void,
): Promise<void> {
  try {
    await writeWhole(path, partsOf(exported, signal, onProgress));
  } catch (error) {
    signal?.throwIfAborted();
    throw error;
  }
}
