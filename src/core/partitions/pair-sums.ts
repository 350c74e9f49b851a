/**
 * What a training needs of pairs whose features are elsewhere, divided among partitions: sums over pairs, and numbers of each pair.
 *
 *     Δᵢ = w·dᵢ      L = Σᵢ cᵢℓ(Δᵢ, yᵢ, ε)      ∇L = Σᵢ cᵢℓ′(Δᵢ, yᵢ, ε)dᵢ      H = Σᵢ cᵢI(Δᵢ, ε)dᵢdᵢᵀ
 *
 * ℓ, ℓ′ and I are pairLoss, pairLossSlope and pairInformation of model/bradley-terry.ts; D features. Pairs are numbered from 0. A set of
 * pairs is a bit of a number that each pair has; sets overlap, and an empty set has sums of 0.
 */
import type { ValueAndGradient } from "../math/lbfgs.ts";
import type { FeatureFacts } from "../trainable.ts";

/** Margins of weights over the pairs of a set. */
export interface MarginTask {
  /** Number of the bit. */
  readonly set: number;
  /** w, D. */
  readonly weights: Float64Array;
}

export interface LossTask extends MarginTask {
  /** ε. */
  readonly noise: number;
}

/** Log-likelihoods of the pairs of one set under several weights: −cᵢℓ(Δᵢ, yᵢ, ε), summed over pairs. */
export interface Likelihoods {
  /** Of each task, T. */
  readonly sums: Float64Array;
  /** Products of any two tasks' values of a pair, summed, T × T. */
  readonly products: Float64Array;
}

/** What is known once all pairs were looked at. */
export interface PairFacts extends FeatureFacts {
  /** φ of both responses, summed over the pairs, D. */
  readonly sum: Float64Array;
  /** Pairs of different responses whose encoder states, the first columns of φ, are the same. */
  readonly identical: number;
}

/** R = w·φ of both responses of every pair, and what each column adds to the margins. */
export interface RewardSums {
  readonly first: Float64Array;
  readonly second: Float64Array;
  /** Σᵢ cᵢ sign(Δᵢ) dᵢ, D. */
  readonly signed: Float64Array;
  /** Σᵢ cᵢ|Δᵢ|. */
  readonly total: number;
}

/** Calls are made one after the other. Each answers in the order of its tasks, or rejects. */
export interface PairSums {
  /** Names the sets, before anything else is asked. @param bits of each pair, n. @param states number of columns that are the encoder's. */
  divide(bits: BigUint64Array, states: number): Promise<PairFacts>;
  losses(tasks: readonly LossTask[]): Promise<readonly ValueAndGradient[]>;
  /** H of each task, packed. */
  information(tasks: readonly LossTask[]): Promise<readonly Float64Array[]>;
  /** @param groups tasks of one set each. */
  likelihoods(groups: readonly (readonly LossTask[])[]): Promise<readonly Likelihoods[]>;
  /** Δ of the pairs of each task's set, in their order. */
  margins(tasks: readonly MarginTask[]): Promise<readonly Float64Array[]>;
  /** φ of both responses of some pairs, row-major. @param pairs ascending. */
  phi(pairs: Int32Array): Promise<{ readonly first: Float32Array; readonly second: Float32Array }>;
  rewards(weights: Float64Array): Promise<RewardSums>;
}
