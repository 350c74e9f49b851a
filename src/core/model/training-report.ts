import type { Estimate } from "../types.ts";

/** Held-out accuracy after a number of choices. */
export interface LearningPoint {
  /** Choices on which each fold's head was trained; the mean over the folds, rounded. */
  readonly choices: number;
  readonly accuracy: Estimate;
}

/** Mean loss per choice after each iteration of one fit, in nats. The first entry is the start: ln 2, chance, for a start at 0. */
export interface LossTrace {
  /** From 1; 0 is the fit to all choices, which has no held-out loss. */
  readonly fold: number;
  readonly training: readonly number[];
  readonly heldOut: readonly number[];
}

/** One iteration of a fit, reported while it runs. */
export interface LossStep {
  readonly fold: number;
  readonly iteration: number;
  readonly training: number;
  readonly heldOut?: number;
}

/**
 * What a training recorded about each of its n choices, in the order of the training. Numbers only, no texts.
 * Stored beside the head as report.json.
 */
export interface TrainingReport {
  readonly schema: 1;
  /** Keys of the pairs, by which the log finds their texts; empty where the caller passed none. */
  readonly keys: readonly string[];
  /** P(first is preferred): 1, 0, or ½ for a tie. */
  readonly label: readonly number[];
  /** Δ = R(first) − R(second) by the head of the other folds. */
  readonly heldOut: readonly number[];
  /** R by the new head, in logits. */
  readonly rewards: { readonly first: readonly number[]; readonly second: readonly number[] };
  /** Δ by the head that scored before. */
  readonly before?: { readonly head: string; readonly margins: readonly number[] } | undefined;
  readonly losses: readonly LossTrace[];
  /** Accuracy by number of choices, smallest first; empty where it was not measured. */
  readonly learning: readonly LearningPoint[];
}
