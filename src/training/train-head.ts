import type { Head } from "../core/model/head.ts";
import type { EmbedOptions } from "../encoder/encoder.ts";
import type { FitRequest } from "../protocol/fit.ts";
import { trainInWorker, type TrainInWorkerOptions } from "../worker/client.ts";
import type { Choices } from "./choices.ts";
import { encodePairs, type EncodedPairs, type WithEncoder } from "./encode-pairs.ts";
import { hashQueries, previousHead, type ComparedHead } from "./seen-queries.ts";
import { hashPairs, reportKeys } from "./training-pairs.ts";
import { trainingStart } from "./training-start.ts";

/** Fits a head, in a worker or right here. Rejects with TrainError or the signal's reason. */
export type Fit = (request: FitRequest, events: Omit<TrainInWorkerOptions, "script">) => Promise<Head>;

/** The heads that a training needs. */
export interface TrainingHeads {
  /** Heads that serve as prior, as far as they have not seen these queries. */
  readonly starters: readonly Head[];
  /** A head to compare with; one of another encoder is skipped. */
  readonly previous?: ComparedHead | undefined;
  /** The head that scored before, for the report. */
  readonly before?: Head | undefined;
}

export interface TrainingJob extends Pick<Choices, "pairs"> {
  /** Absent where the pairs come from no log. */
  readonly facts?: Choices["facts"];
  readonly withEncoder: WithEncoder;
  /** Opens the heads; called before the texts are encoded. */
  readonly heads: (encoder: EncodedPairs<unknown>["encoder"]) => Promise<TrainingHeads>;
  readonly fit: Fit;
  /** What the choices are, for the card. */
  readonly description: string;
  /** Id of the head. Default: from its time and its choices. */
  readonly id?: string;
  /** Default: now, which is before the texts are encoded, so a choice made meanwhile comes after the training. */
  readonly created?: Date;
  /** Draws the folds: the same choices and seed give the same head. Default: 0. */
  readonly seed?: number;
  /** Whether the report shows how accuracy grew with the number of choices. */
  readonly learningCurve?: boolean;
  readonly signal?: AbortSignal;
  readonly onEncoded?: EmbedOptions["onProgress"];
  readonly onFit?: TrainInWorkerOptions["onProgress"];
  readonly onStep?: TrainInWorkerOptions["onStep"];
  /** Starters that are left out, because they were trained on choices about these queries. */
  readonly onLeftOut?: (seen: readonly Head[]) => void;
  /** Whether the new head is kept. Default: always. */
  readonly accept?: (head: Head) => boolean | Promise<boolean>;
  /** Stores the head; returns it as it is stored. Default: it is not stored. */
  readonly save?: (head: Head) => Promise<Head>;
}

/** Fits in a worker thread. @param script the worker's bundle, dist/fit-worker.js */
export const inWorker =
  (script: string): Fit =>
  (request, events) =>
    trainInWorker(request, { ...events, script });

/**
 * Trains a head, from choices to a saved head: opens the heads it starts from, encodes the texts, leaves out starters
 * that know these queries, fits, adds what the report needs to find its choices again, and saves.
 * @returns the head, and whether it was kept. Rejects with TrainError where the choices cannot be fitted, EncoderError,
 * StoreError, or the signal's reason; then nothing is saved.
 */
export async function trainHead(job: TrainingJob): Promise<{ readonly head: Head; readonly kept: boolean }> {
  const { pairs, facts, signal, created = new Date(), learningCurve = false, onEncoded, onFit, onStep } = job;
  const { set, encoder, opened } = await encodePairs(pairs, job.withEncoder, job.heads, {
    ...(signal && { signal }),
    ...(onEncoded && { onProgress: onEncoded }),
  });
  const { starters, previous, before } = opened;
  const data = hashPairs(pairs);
  const queries = hashQueries(pairs);
  const request: FitRequest = {
    set,
    ...trainingStart({ ...job, data, queries, encoder: encoder.id, starters, created }),
    seed: job.seed ?? 0,
    ...(facts && { facts }),
    ...(previous?.head.card.encoder === encoder.id && { previous: previousHead(previous, pairs, set) }),
    ...(before && { before: { name: before.card.id, weights: before.weights } }),
    learningCurve,
  };
  const fitted = await job.fit(request, {
    ...(signal && { signal }),
    ...(onFit && { onProgress: onFit }),
    ...(onStep && { onStep }),
  });
  const report = fitted.report && { ...fitted.report, keys: await reportKeys(pairs) };
  const head: Head = { ...fitted, queries, report };
  signal?.throwIfAborted();
  const kept = (await job.accept?.(head)) ?? true;
  return { head: kept && job.save ? await job.save(head) : head, kept };
}
