import type { Head } from "../../core/model/head.ts";
import { scoreOf, rewardOf } from "../../core/model/score.ts";
import { seededRandom, shuffled } from "../../core/math/random.ts";
import type { QueryResponse } from "../../core/types.ts";
import type { Reading, ReadTexts } from "../judge/readings.ts";
import type { SameBits } from "./result.ts";

/** An encoder process of its own that has read nothing, and remembers nothing on disk. */
export interface FreshReader {
  readonly read: ReadTexts;
  end(): Promise<void>;
}

export interface SameBitsJob {
  readonly head: Head;
  /** The texts to compare. */
  readonly texts: readonly QueryResponse[];
  /** Other texts, as neighbours. */
  readonly others: readonly QueryResponse[];
  /** As the rest of the check reads: from the cache where there is one. */
  readonly read: ReadTexts;
  readonly fresh: (threads: number) => FreshReader;
  /** More than one. */
  readonly threads: number;
  readonly seed: number;
}

/**
 * Whether a text's features are the same bits under each condition. Each has a process of its own, since a process
 * remembers what it has read.
 */
export async function measureSameBits(job: SameBitsJob): Promise<SameBits[]> {
  const { texts, others, head, fresh, threads, seed } = job;
  const alone = (count: number) =>
    withFresh(fresh, count, async (read) => {
      const readings: Reading[] = [];
      for (const text of texts) readings.push(...(await read([text])));
      return readings;
    });
  const reference = await alone(1);
  const backwards = await withFresh(fresh, 1, async (read) => (await read([...texts].reverse())).toReversed());
  const among = await withFresh(fresh, 1, async (read) => {
    const all = shuffled([...texts, ...others], seededRandom(seed));
    const readings = new Map((await read(all)).map((reading, i) => [all[i], reading]));
    return texts.map((text) => readings.get(text)!);
  });
  const conditions: [SameBits["condition"], readonly Reading[]][] = [
    ["process", await alone(1)],
    ["order", backwards],
    ["neighbours", among],
    ["threads", await alone(threads)],
    ["cache", await job.read(texts)],
  ];
  return conditions.map(([condition, readings]) => ({ condition, ...difference(head, reference, readings) }));
}

async function withFresh<T>(fresh: SameBitsJob["fresh"], threads: number, work: (read: ReadTexts) => Promise<T>) {
  const reader = fresh(threads);
  try {
    return await work(reader.read);
  } finally {
    await reader.end();
  }
}

const bitsOf = ({ buffer, byteOffset, length }: Float32Array) => new Uint32Array(buffer, byteOffset, length);

/** How much readings of the same texts differ. */
function difference(head: Head, before: readonly Reading[], after: readonly Reading[]) {
  let [different, reward, score] = [0, 0, 0];
  for (const [i, { phi }] of before.entries()) {
    const other = after[i].phi;
    const bits = bitsOf(other);
    if (bitsOf(phi).every((bit, j) => bit === bits[j])) continue;
    different++;
    const [one, two] = [rewardOf(head, phi), rewardOf(head, other)];
    reward = Math.max(reward, Math.abs(one - two));
    score = Math.max(score, Math.abs(scoreOf(one, 0).score - scoreOf(two, 0).score));
  }
  return { texts: before.length, different, reward, score };
}
