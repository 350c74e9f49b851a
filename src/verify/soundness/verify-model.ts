import { shareByQuery } from "../../core/evaluation/metrics.ts";
import { numbered } from "../../core/math/numbered.ts";
import { median } from "../../core/math/statistics.ts";
import type { Head } from "../../core/model/head.ts";
import type { QueryResponse } from "../../core/types.ts";
import type { ReadTexts } from "../judge/readings.ts";
import { ATTACKS } from "./edits/attacks.ts";
import { edited } from "./edits/edit.ts";
import { HARMLESS } from "./edits/harmless.ts";
import { measureAttack, measureHarmless, type EditJob, type ScoredPair } from "./measure-edits.ts";
import { somePairs, type SoundPair } from "./pairs.ts";
import type { Limits, Soundness } from "./result.ts";
import { Rewards } from "./rewards.ts";
import { measureSameBits, type FreshReader } from "./same-bits.ts";
import { distinctTexts, textKey } from "../texts.ts";
import { searchGains } from "./search.ts";

export interface SoundnessOptions {
  /** Pairs that are drawn of those given. */
  readonly most: number;
  /** Texts that the search may score; 0: no search. */
  readonly budget: number;
  readonly seed: number;
  readonly limits: Limits;
}

export interface SoundnessJob extends SoundnessOptions {
  readonly head: Head;
  /** As it was named. */
  readonly model: string;
  /** What the pairs are, for people. */
  readonly source: string;
  readonly pairs: readonly SoundPair[];
  readonly read: ReadTexts;
  readonly fresh: (threads: number) => FreshReader;
  readonly threads: number;
  /** Shares of the work, 0 to 1. */
  readonly onProgress?: (fraction: number) => void;
}

/** Texts whose bits are compared, and how many of their neighbours are others. */
const COMPARED = 24;
const NEIGHBOURS = 12;
/** Conditions under which they are read. */
const READINGS = 5;
/** Responses that the search begins with. */
const STARTS = 20;
const EDITS = [...HARMLESS, ...ATTACKS];

/** Checks whether a model is sound: see docs/verify.md. The same job gives the same result. Rejects as the reading does. */
export async function verifyModel(job: SoundnessJob): Promise<Soundness> {
  const { head, model, source, most, budget, seed, limits } = job;
  const pairs = somePairs(job.pairs, most, seed);
  const originals = pairs.flatMap(({ query, better, other }) =>
    [better, other].map((response) => ({ query, response })),
  );
  const changed = originals.flatMap((text) =>
    EDITS.flatMap((edit): QueryResponse[] => {
      const response = edited(edit, text, seed);
      return response === undefined ? [] : [{ query: text.query, response }];
    }),
  );
  const compared = distinctTexts(originals).slice(0, COMPARED);
  const counted = counting(job, [...originals, ...changed], compared, budget);
  const rewards = new Rewards(head, counted.read);
  await rewards.learn([...originals, ...changed]);
  const scored = scoredPairs(pairs, rewards);
  const typical = scored.length === 0 ? 0 : median(scored.map(({ high, low }) => Math.abs(high - low)));
  const others = changed.slice(0, NEIGHBOURS);
  const sameBits = await measureSameBits({ ...job, ...counted, texts: compared, others });
  const edits: EditJob = { pairs: scored, rewards, seed, typical };
  const canTell = typical > 0;
  const search =
    canTell && budget > 0 ? await searchGains({ ...edits, pairs: startsOf(scored) }, EDITS, budget) : undefined;
  job.onProgress?.(1);
  const chosen = scored.filter(({ isChosen }) => isChosen);
  return {
    model,
    source,
    pairs: scored.length,
    chosen: chosen.length,
    queries: new Set(scored.map(({ group }) => group)).size,
    texts: rewards.size,
    typicalMargin: typical,
    agrees: shareByQuery(
      chosen.map(({ high, low }) => (Math.sign(high - low) + 1) / 2),
      chosen.map(({ group }) => group),
    ),
    sameBits,
    harmless: canTell ? HARMLESS.map((edit) => measureHarmless(edit, edits)) : [],
    attacks: canTell ? ATTACKS.map((edit) => measureAttack(edit, edits)) : [],
    search,
    limits,
  };
}

/** One response of each query, where there are enough queries: those that the model puts behind a chosen one first. */
function startsOf(scored: readonly ScoredPair[]): ScoredPair[] {
  const isBehind = ({ isChosen, high, low }: ScoredPair) => isChosen && high > low;
  const ordered = [...scored.filter(isBehind), ...scored.filter((pair) => !isBehind(pair))];
  const keyed = new Map(ordered.map((pair) => [textKey({ query: pair.query, response: pair.other }), pair]));
  return [...keyed.values()].slice(0, STARTS);
}

function scoredPairs(pairs: readonly SoundPair[], rewards: Rewards): ScoredPair[] {
  const groups = numbered(pairs.map(({ query }) => query));
  return pairs.flatMap((pair, i): ScoredPair[] => {
    const { query, better, other } = pair;
    const [high, low] = [rewards.of(query, better), rewards.of(query, other)];
    return high === undefined || low === undefined ? [] : [{ ...pair, high, low, group: groups[i] }];
  });
}

/** The job's readers, which count the characters that they read: repetition makes some texts much longer than others. */
function counting(
  { read, fresh, onProgress }: SoundnessJob,
  texts: readonly QueryResponse[],
  compared: readonly QueryResponse[],
  budget: number,
): Pick<SoundnessJob, "read" | "fresh"> {
  const size = (some: readonly QueryResponse[]) =>
    some.reduce((sum, { query, response }) => sum + query.length + response.length, 0);
  const all = distinctTexts(texts);
  // The search's texts are as long as others, and cheaper where they were read before.
  const total = size(all) + READINGS * size(compared) + budget * (size(all) / Math.max(1, all.length));
  let done = 0;
  const counted =
    (reader: ReadTexts): ReadTexts =>
    async (some) => {
      const readings = await reader(some);
      done += size(some);
      onProgress?.(Math.min(1, done / total));
      return readings;
    };
  return {
    read: counted(read),
    fresh: (threads) => {
      const reader = fresh(threads);
      return { read: counted(reader.read), end: () => reader.end() };
    },
  };
}
