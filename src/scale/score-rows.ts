import { createHash } from "node:crypto";
import { readingLimits } from "../core/features/legibility.ts";
import { RecentMap } from "../core/math/recent-map.ts";
import type { Head } from "../core/model/head.ts";
import { scoreResponse } from "../core/model/score.ts";
import type { QueryResponse } from "../core/types.ts";
import type { Encoder } from "../encoder/encoder.ts";
import type { AddedValues } from "./columns.ts";
import { inOrder } from "./in-order.ts";
import type { TextRow } from "./read/text-rows.ts";

/** A row as it is written. */
export interface ScoredRow extends TextRow {
  readonly added: AddedValues;
}

/** What a text gets, whatever row it is in. */
type Scored = Pick<AddedValues, "reward" | "score" | "low" | "high" | "share_read" | "error">;

const NOTHING: Scored = { reward: null, score: null, low: null, high: null, share_read: null, error: null };

/** Rows that are encoded together, and how many such batches at a time: while one ends, no process is idle. */
const [BATCH, AT_A_TIME] = [256, 3];
/** Texts whose scores are kept in memory, so that an equal text is encoded once. Some 300 bytes each. */
export const SCORES_KEPT = 100_000;

export interface ScoringOptions {
  readonly encoder: Pick<Encoder, "read">;
  readonly head: Head;
  /** Says that a text has no score, for people. @param unknown share of its words */
  readonly unreadable: (unknown: number) => string;
  readonly signal?: AbortSignal;
}

/** The rows with their scores, in order. Equal texts are encoded once. Rejects with EncoderError, or the signal's reason. */
export function scoredRows(
  rows: AsyncIterable<readonly TextRow[]>,
  { encoder, head, unreadable, signal }: ScoringOptions,
): AsyncGenerator<ScoredRow[]> {
  const known = new RecentMap<Promise<Scored>>(SCORES_KEPT);
  const scoreOf = (text: QueryResponse, read: Awaited<ReturnType<Encoder["read"]>>[number]): Scored => {
    const { unknown, unread = 0 } = readingLimits(text.response, read.legibility);
    if (unknown !== undefined) return { ...NOTHING, error: unreadable(unknown) };
    const { reward, score, interval: [low, high] } = scoreResponse(head, read.phi); // prettier-ignore
    return { reward, score, low, high, share_read: 1 - unread / text.response.length, error: null };
  };
  const work = async (batch: readonly TextRow[]): Promise<ScoredRow[]> => {
    const wanted = new Map<string, QueryResponse>();
    const keys = batch.map(({ text }) => text && keyOf(text));
    batch.forEach(({ text }, i) => text && !known.get(keys[i]!) && wanted.set(keys[i]!, text));
    const read = readAll([...wanted.values()]);
    [...wanted.keys()].forEach((key, at) => {
      const score = read.then((scores) => scores[at]);
      score.catch(() => {}); // whoever waits for it gets the failure
      known.set(key, score);
    });
    const scores = batch.map(({ problem, line }, i) =>
      keys[i] === undefined ? { ...NOTHING, error: `line ${line}: ${problem}` } : known.get(keys[i])!,
    );
    const done = await Promise.all(scores);
    return batch.map((row, i) => ({ ...row, added: { label: row.label ?? null, model: head.card.id, ...done[i] } }));
  };
  const readAll = async (texts: readonly QueryResponse[]) => {
    if (texts.length === 0) return [];
    const results = await encoder.read(texts, { priority: "bulk", ...(signal && { signal }) });
    return results.map((result, i) => scoreOf(texts[i], result));
  };
  return inOrder(batchesOf(rows), work, AT_A_TIME);
}

const keyOf = ({ query, response }: QueryResponse): string =>
  createHash("sha256").update(`${query.length} `).update(query, "utf16le").update(response, "utf16le").digest("base64");

async function* batchesOf(rows: AsyncIterable<readonly TextRow[]>): AsyncGenerator<readonly TextRow[]> {
  for await (const some of rows) for (let i = 0; i < some.length; i += BATCH) yield some.slice(i, i + BATCH);
}
