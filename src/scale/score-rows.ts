import { readingLimits } from "../core/features/legibility.ts";
import type { Head } from "../core/model/head.ts";
import { scoreResponse } from "../core/model/score.ts";
import type { QueryResponse } from "../core/types.ts";
import type { Encoder, ReadText } from "../encoder/encoder.ts";
import type { AddedValues } from "./columns.ts";
import { AT_A_TIME, BATCH, batchesOf, inOrder } from "./in-order.ts";
import type { TextRow } from "./read/text-rows.ts";
import { ScoreMemory, type KeptScore } from "./score-memory.ts";
import { textKey } from "./text-key.ts";

/** What is scored: a text, or why there is none, and where that is from. */
export type ScorableRow = Partial<Pick<TextRow, "text" | "label" | "problem" | "file" | "line">>;

/** A row as it is written. */
export type ScoredRow<Row extends ScorableRow = TextRow> = Row & { readonly added: AddedValues };

/** Texts whose scores are kept in memory, so that an equal text is encoded once. */
export const SCORES_KEPT = 200_000;

const NOTHING = { reward: null, score: null, low: null, high: null, share_read: null };

export interface ScoringOptions {
  readonly encoder: Pick<Encoder, "read">;
  readonly head: Head;
  /** Says that a text has no score, for people. @param unknown share of its words */
  readonly unreadable: (unknown: number) => string;
  readonly signal?: AbortSignal;
  /** Rows that are encoded together, at most. */
  readonly batch?: number;
}

/** The rows with their scores, in order. Equal texts are encoded once. Rejects with EncoderError, or the signal's reason. */
export function scoredRows<Row extends ScorableRow>(
  rows: AsyncIterable<readonly Row[]>,
  { encoder, head, unreadable, signal, batch = BATCH }: ScoringOptions,
): AsyncGenerator<ScoredRow<Row>[]> {
  const known = new ScoreMemory(SCORES_KEPT);
  /** Texts that are being encoded. */
  const running = new Map<string, Promise<KeptScore>>();
  const encode = (texts: ReadonlyMap<string, QueryResponse>): void => {
    if (texts.size === 0) return;
    const inputs = [...texts.values()];
    const read = encoder.read(inputs, { priority: "bulk", ...(signal && { signal }) });
    [...texts.keys()].forEach((key, i) => {
      const score = read.then((results) => {
        const kept = scoreOf(head, inputs[i], results[i]);
        running.delete(key);
        known.set(key, kept);
        return kept;
      });
      score.catch(() => {}); // the caller that waits for it gets the failure
      running.set(key, score);
    });
  };
  const work = async (batch: readonly Row[]): Promise<ScoredRow<Row>[]> => {
    const keys = batch.map(({ text }) => text && textKey(text));
    const before = keys.map((key) => key && known.get(key));
    const wanted = new Map<string, QueryResponse>();
    batch.forEach(({ text }, i) => {
      if (text && !before[i] && !running.has(keys[i]!)) wanted.set(keys[i]!, text);
    });
    encode(wanted);
    const scores = await Promise.all(keys.map((key, i) => key && (before[i] ?? running.get(key)!)));
    return batch.map((row, i) => {
      const common = { label: row.label ?? null, model: head.card.id };
      return { ...row, added: { ...common, ...addedOf(scores[i] || problemOf(row), unreadable) } };
    });
  };
  return inOrder(batchesOf(rows, batch), work, AT_A_TIME);
}

const problemOf = ({ file, line, problem = "" }: ScorableRow): string =>
  `${file === undefined ? "" : `${file}, `}${line === undefined ? "" : `line ${line}: `}${problem}`;

function scoreOf(head: Head, { response }: QueryResponse, { phi, legibility }: ReadText): KeptScore {
  const { unknown = NaN, unread = 0 } = readingLimits(response, legibility);
  const {
    reward,
    score,
    interval: [low, high],
  } = scoreResponse(head, phi);
  return { reward, score, low, high, read: 1 - unread / response.length, unknown };
}

/** @param score or why there is none */
function addedOf(score: KeptScore | string, unreadable: ScoringOptions["unreadable"]) {
  if (typeof score === "string") return { ...NOTHING, error: score };
  const { reward, low, high, read, unknown } = score;
  if (!Number.isNaN(unknown)) return { ...NOTHING, error: unreadable(unknown) };
  return { reward, score: score.score, low, high, share_read: read, error: null };
}
