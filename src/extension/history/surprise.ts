import { logSigmoid } from "../../core/model/bradley-terry.ts";
import { comparePair } from "../../core/model/score.ts";
import type { Head } from "../../core/model/head.ts";
import type { QueryResponse } from "../../core/types.ts";
import type { Choice, PreferenceRecord } from "../../store/log/record.ts";
import type { ScoredResponse } from "../scores/score.ts";
import type { Entry } from "./entries.ts";

/** A choice with what the head in use says of it. */
export interface RankedChoice {
  readonly entry: Entry;
  readonly responses: readonly [string, string];
  /** P that the choice would be this one; for a tie, that the first response would be preferred. */
  readonly probability: number;
  /** What the choice costs the head: −log P, in nats; for a tie the mean of both. */
  readonly surprise: number;
}

export interface RankedChoices {
  readonly head: Head;
  /** The most surprising first. */
  readonly choices: readonly RankedChoice[];
}

/** The part of the score service that ranking needs. */
export interface BulkScorer {
  scoreAll(inputs: readonly QueryResponse[], options?: { signal?: AbortSignal }): Promise<ScoredResponse[]>;
}

/** Choices whose texts are in memory at the same time. */
const BATCH = 32;

/** The loss of a choice at a margin R_first − R_second; undefined for answers that say nothing about the order. */
export function surpriseOf(choice: Choice, margin: number): number | undefined {
  if (choice === "first") return -logSigmoid(margin);
  if (choice === "second") return -logSigmoid(-margin);
  return choice === "tie" ? -(logSigmoid(margin) + logSigmoid(-margin)) / 2 : undefined;
}

/**
 * Choices by how little the head in use expected them. Left out are those that say nothing about an order, are taken
 * back, or have a response that is empty or cannot be read. Undefined without any choice.
 * @throws the signal's reason, EncoderError
 */
export async function rankBySurprise(
  entries: readonly Entry[],
  scorer: BulkScorer,
  signal: AbortSignal,
  onProgress: (done: number, total: number) => void,
): Promise<RankedChoices | undefined> {
  const asked = entries.filter(({ choice }) => saysAnOrder(choice.current.choice) && choice.withdrawals.length === 0);
  const ranked: RankedChoice[] = [];
  let head: Head | undefined;
  for (let start = 0; start < asked.length; start += BATCH) {
    signal.throwIfAborted();
    const batch = asked.slice(start, start + BATCH);
    const records = recordsOf(batch);
    const scored = await scorer.scoreAll(
      records.flatMap(([, { query, responses }]) => responses.map((response) => ({ query, response }))),
      { signal },
    );
    records.forEach(([entry, { choice, responses }], i) => {
      const [first, second] = [scored[2 * i], scored[2 * i + 1]];
      if ((first.limits.unknown ?? second.limits.unknown) !== undefined) return; // the head has no number for it
      head ??= first.head;
      const { margin, probability } = comparePair(first.head, first.phi, second.phi);
      const surprise = surpriseOf(choice, margin)!;
      ranked.push({ entry, responses, probability: choice === "second" ? 1 - probability : probability, surprise });
    });
    onProgress(start + batch.length, asked.length);
  }
  if (head === undefined) return undefined;
  return { head, choices: ranked.sort((a, b) => b.surprise - a.surprise) };
}

function saysAnOrder(choice: Choice): boolean {
  return surpriseOf(choice, 0) !== undefined;
}

/** The entries' records, as far as they can be scored. */
function recordsOf(entries: readonly Entry[]): [Entry, PreferenceRecord][] {
  return entries
    .map((entry): [Entry, PreferenceRecord] => [entry, entry.choice.current])
    .filter(([, { responses }]) => responses.every((response) => response.trim() !== ""));
}
