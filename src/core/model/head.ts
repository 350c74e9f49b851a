import type { HeadReport } from "../evaluation/report.ts";
import type { TrainingReport } from "../evaluation/training-report.ts";
import type { Unseen } from "../evaluation/unseen.ts";

/** What is known of a head beside its numbers; stored as card.json. */
export interface HeadCard {
  readonly schema: 1;
  /** Starter name or version id, for people and for paths: [a-z0-9-]+ */
  readonly id: string;
  /** What its owner calls it; without one it is called by its number and its choices. */
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
  /** Ridge λ: prior precision of each weight on the encoder's states; the geometric mean over the priors in use. */
  readonly ridge: number;
  /** Prior precision of the weights on surface features, likewise; each may have its own. */
  readonly surfaceRidge: number;
  /** The heads that served as prior, w₀ = Σ αₖvₖ, each with its learned α; empty for none. */
  readonly priors: readonly { readonly name: string; readonly alpha: number }[];
  readonly heldOutAccuracy: number;
  /** 90 % interval of the held-out accuracy. */
  readonly heldOutInterval: readonly [number, number];
  /** Mean held-out loss a pair, nats; a coin has ln 2. */
  readonly heldOutLoss: number;
  /** Accuracy of "the longer one is better" (or the shorter, whichever the training folds say) on the same folds. */
  readonly lengthBaseline: number;
  /** Expected calibration error on the held-out folds. */
  readonly ece: number;
  /** SHA-256 of the training pairs. */
  readonly data: string;
  /** One sentence: what its training choices were; licence and source where it is shipped. */
  readonly description: string;
  /** All that the training found out; heads from before it was kept, and shipped ones, have none. */
  readonly report?: HeadReport;
  /** Of how many new responses it says something; likewise absent from some. */
  readonly unseen?: Unseen;
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
   * w₀ = Σ αₖvₖ, D: the part of w that comes from the prior's heads, so from other people's choices; w − w₀ is its owner's.
   * Absent from heads without such a prior, and from older ones.
   */
  readonly prior?: Float32Array | undefined;
  /** b: chosen so that the mean reward over the training responses is 0. */
  readonly bias: number;
  /** φ̄, the mean φ over the training responses, D: the average response that a score compares with. */
  readonly mean: Float32Array;
  /** Posterior covariance C of w, its lower triangle packed by rows, D(D+1)/2 (mixture.ts). */
  readonly covariance: Float32Array;
  /**
   * A, packed like C: the part of it that says how the weights move with a choice (mixture.ts). Absent from starters, whose
   * choices are not there, and from older heads.
   */
  readonly agreed?: Float32Array | undefined;
  /** Which queries its choices were about: a hash of each, 48 bits, ascending; absent where unknown. */
  readonly queries?: Float64Array;
  /** What its training showed; with a head that was just trained, and where it is asked for. */
  readonly report?: TrainingReport | undefined;
  /** Choices that were added after the training (update.ts); not stored. */
  readonly added?: number;
}
