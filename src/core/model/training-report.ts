import type { Estimate } from "../types.ts";

/** Held-out accuracy of heads that were trained on so many choices. */
export interface LearningPoint {
  /** Choices that each head was trained on; the mean over the folds, rounded. */
  readonly choices: number;
  readonly accuracy: Estimate;
}

/** Mean loss a choice after each iteration of one fit, in nats; the first entry is the start, a coin's ln 2. */
export interface LossTrace {
  /** From 1; 0 is the fit to all choices, which holds none out. */
  readonly fold: number;
  readonly training: readonly number[];
  readonly heldOut: readonly number[];
}

/** One iteration of a fit, as it happens. */
export interface LossStep {
  readonly fold: number;
  readonly iteration: number;
  readonly training: number;
  readonly heldOut?: number;
}

/**
 * What a training showed, choice by choice: n choices, in the order of the training. Numbers only, no texts.
 * Kept beside the head as report.json.
 */
export interface TrainingReport {
  readonly schema: 1;
  /** Keys of the pairs, by which the log finds their texts; empty where the caller gave none. */
  readonly keys: readonly string[];
  /** P(first is preferred): 1, 0, or ½ for a tie. */
  readonly label: readonly number[];
  /** Δ = R(first) − R(second) by the head of the other folds, which had not seen the query. */
  readonly heldOut: readonly number[];
  /** R by the new head, in logits. */
  readonly rewards: { readonly first: readonly number[]; readonly second: readonly number[] };
  /** Δ by the head that scored before. */
  readonly before?: { readonly head: string; readonly margins: readonly number[] } | undefined;
  readonly losses: readonly LossTrace[];
  /** Accuracy against the number of choices, smallest first; empty where it was not asked for. */
  readonly learning: readonly LearningPoint[];
}
