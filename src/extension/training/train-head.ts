import type { ChoiceFacts, QueryResponse } from "../../core/types.ts";
import type { Head } from "../../core/model/head.ts";
import type { LossStep } from "../../core/model/training-report.ts";
import type { EncoderInfo } from "../../protocol/encoder.ts";
import type { TrainProgress } from "../../core/train.ts";
import type { EmbedOptions } from "../../encoder/encoder.ts";
import { fairStarters } from "../../store/fair-starters.ts";
import { hashQueries, previousHead } from "../../store/previous-head.ts";
import { newHeadId } from "../../store/head-registry.ts";
import { hashPairs, indexPairs, pairKeys, toPreferenceSet, type TrainingPair } from "../../store/training-pairs.ts";
import { trainInWorker } from "../../worker/client.ts";

export interface TrainHeadOptions {
  readonly pairs: readonly TrainingPair[];
  readonly facts: ChoiceFacts;
  /** The head that scored before, to compare with; one of another encoder is passed over. */
  readonly previous: { readonly head: Head; readonly name: string; readonly shipped: boolean };
  /** Heads that serve as prior. */
  readonly starters: readonly Head[];
  readonly encoder: EncoderInfo;
  readonly embed: (texts: readonly QueryResponse[], options: EmbedOptions) => Promise<Float32Array[]>;
  /** The fit worker's script. */
  readonly script: string;
  readonly describe: (pairs: number, queries: number) => string;
  readonly signal: AbortSignal;
  readonly onEmbedded: (done: number, total: number) => void;
  readonly onFit: (progress: TrainProgress) => void;
  readonly onStep: (step: LossStep) => void;
  /** The head that scores now, for the report. */
  readonly before?: Head | undefined;
}

/** Folds are drawn by it: the same choices give the same head, and the same figures as the command line's. */
const SEED = 0;

/**
 * Encodes the choices' texts and fits a head to them, on a thread of its own. Nothing is saved.
 * @throws TrainError when the choices cannot be fitted, EncoderError, or the signal's reason.
 */
export async function trainHead(options: TrainHeadOptions): Promise<Head> {
  const { pairs, starters, encoder, signal, previous, before, onStep } = options;
  // Before the texts are read: a choice made meanwhile came after the training.
  const created = new Date();
  const indexed = indexPairs(pairs);
  const features = await options.embed(indexed.texts, { priority: "bulk", signal, onProgress: options.onEmbedded });
  const set = toPreferenceSet(indexed, features, encoder.dimension);
  const data = hashPairs(pairs);
  const queries = hashQueries(pairs);
  const request = {
    set,
    starters: fairStarters(starters, data, queries).fair.map(({ card, weights }) => ({ name: card.id, weights })),
    seed: SEED,
    facts: options.facts,
    ...(previous.head.card.encoder === encoder.id && {
      previous: previousHead(previous.head, previous.name, pairs, set, previous.shipped),
    }),
    learningCurve: true,
    ...(before && { before: { name: before.card.id, weights: before.weights } }),
    card: {
      id: newHeadId(created, data),
      encoder: encoder.id,
      created: created.toISOString(),
      data,
      description: options.describe(pairs.length, new Set(indexed.group).size),
    },
  };
  const head = await trainInWorker(request, { script: options.script, signal, onProgress: options.onFit, onStep });
  const report = head.report && { ...head.report, keys: await pairKeys(pairs) };
  return { ...head, queries, report };
}
