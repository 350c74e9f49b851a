import type { BlindSpots, HeadEvaluation, Unseen } from "./head-evaluation.ts";
import type { TrainingReport } from "./training-report.ts";

/** Metadata and figures of a head; stored as card.json. */
export interface HeadCard {
  readonly schema: 1;
  /** Starter name or version id, also a folder's name: [a-z0-9-]+ */
  readonly id: string;
  /** Name given by its owner; absent where it is called by its number and choices. */
  readonly name?: string | undefined;
  /** From 1, in the order of training within its folder; absent from starters and from older heads. */
  readonly number?: number;
  /** Id of the encoder whose features the weights multiply. */
  readonly encoder: string;
  readonly dimension: number;
  /** ISO 8601. */
  readonly created: string;
  readonly pairs: number;
  readonly queries: number;
  /** Ridge λ: prior precision of each weight on the encoder's states, the geometric mean over the priors in use. */
  readonly ridge: number;
  /** The same for the weights on surface features; each may have its own. */
  readonly surfaceRidge: number;
  /** The starter heads, w₀ = Σ αₖvₖ, each with its learned α. */
  readonly priors: readonly { readonly name: string; readonly alpha: number }[];
  readonly heldOutAccuracy: number;
  /** 90% interval of the held-out accuracy. */
  readonly heldOutInterval: readonly [number, number];
  /** Mean held-out loss per pair, nats; ln 2 by chance. */
  readonly heldOutLoss: number;
  /** Accuracy of length alone on the same folds: longer or shorter is better, as the training folds say. */
  readonly lengthBaseline: number;
  /** Expected calibration error on the held-out folds. */
  readonly ece: number;
  /** SHA-256 of the training pairs. */
  readonly data: string;
  /** One sentence: what its training choices were, with licence and source where it is shipped. */
  readonly description: string;
  /** The evaluation by its training; absent from shipped heads and from older ones. */
  readonly report?: HeadEvaluation;
  /** How many new responses get a number; absent from shipped heads and from older ones. */
  readonly unseen?: Unseen;
  /** What it is blind to; absent where nobody has looked, or where it was trained again since. */
  readonly blindSpots?: BlindSpots;
}

/**
 * A linear head: R(q, r) = w·φ(q, r) + b, with its Laplace posterior.
 * D features.
 */
export interface Head {
  readonly card: HeadCard;
  /** w, D. */
  readonly weights: Float32Array;
  /**
   * w₀ = Σ αₖvₖ, D: the part of w that comes from the starter heads, so from other people's choices; w − w₀ comes from the owner's.
   * Absent from heads without a starter, and from older ones.
   */
  readonly prior?: Float32Array | undefined;
  /** b: chosen so that the mean reward over the training responses is 0. */
  readonly bias: number;
  /** φ̄, the mean φ over the training responses, D: the average response that a score compares with. */
  readonly mean: Float32Array;
  /** Posterior covariance C of w, packed, D(D+1)/2 (mixture.ts). */
  readonly covariance: Float32Array;
  /**
   * A, packed: the part of C that says how the weights move with one choice (mixture.ts). Absent from starters, whose
   * choices are not stored, and from older heads.
   */
  readonly agreed?: Float32Array | undefined;
  /** Hashes of the queries that its choices were about, 48 bits each, ascending; absent where unknown. */
  readonly queries?: Float64Array;
  /** What its training recorded; present after a training, and where it was loaded on request. */
  readonly report?: TrainingReport | undefined;
  /** Number of choices that were added after the training (update.ts); not stored. */
  readonly added?: number;
}

/** The weights of another head, which a training starts from or compares with. */
export interface NamedWeights {
  readonly name: string;
  /** w, D. */
  readonly weights: Float32Array;
}
