/**
 * Where a reward comes from, exactly: R = w·φ + b with b = −w·φ̄, so that
 *
 *     R = Σⱼ wⱼ (φⱼ − φ̄ⱼ)
 *
 * and each feature's part is what it adds against the average training response. Parts are in logits and sum to R up to
 * rounding (1e-6 is tested).
 */
import { dot } from "../math/vectors.ts";
import {
  DIMENSION,
  FEATURE_BLOCKS,
  NAMED_FEATURES,
  STATES,
  SURFACE,
  type FeatureBlock,
} from "../features/feature-layout.ts";
import type { Head } from "../model/head.ts";
import { rewardOf } from "../model/score.ts";

export interface Part {
  readonly name: string;
  /** In logits; above 0 raises the reward. */
  readonly part: number;
}

/** Whose choices a reward comes from, in logits; the two sum to R. */
export interface Origin {
  /** (φ − φ̄)·w₀: other people's. */
  readonly people: number;
  /** (φ − φ̄)·(w − w₀): the owner's. */
  readonly own: number;
}

export interface Attribution {
  /** R. */
  readonly reward: number;
  /** Absent where the head has no prior of other people's choices. */
  readonly origin?: Origin;
  /** One part per block of φ, in the order of φ; they sum to R. */
  readonly blocks: readonly Part[];
  /** One part per surface feature, largest absolute value first; they sum to the block "surface". */
  readonly surface: readonly Part[];
}

/** Splits the reward of φ. Throws RangeError where φ or the head is not of the shipped encoder's layout. */
export function attribute(head: Head, phi: Float32Array): Attribution {
  const reward = rewardOf(head, phi);
  if (phi.length !== DIMENSION)
    throw new RangeError(`φ has ${phi.length} features, not the ${DIMENSION} that have names`);
  const partOf = (j: number) => head.weights[j] * (phi[j] - head.mean[j]);
  const blocks = FEATURE_BLOCKS.map(({ name, offset, length }) => ({
    name,
    part: Array.from({ length }, (_, k) => partOf(offset + k)).reduce((sum, part) => sum + part, 0),
  }));
  const surface = NAMED_FEATURES.map(({ name }, k) => ({ name, part: partOf(SURFACE.offset + k) }));
  const { prior } = head;
  const people = prior && dot(prior, 0, phi, 0, DIMENSION) - dot(prior, 0, head.mean, 0, DIMENSION);
  return {
    reward,
    ...(people !== undefined && { origin: { people, own: reward - people } }),
    blocks,
    surface: surface.sort((a, b) => Math.abs(b.part) - Math.abs(a.part)),
  };
}

/** What a block adds, in logits. */
export const partOfBlock = ({ blocks }: Pick<Attribution, "blocks">, { name }: FeatureBlock): number =>
  blocks.find((block) => block.name === name)!.part;

/** The weights of a token's states. */
export function tokenWeights(head: Head): Float32Array {
  return head.weights.slice(0, STATES.length);
}

/**
 * What each of the T response tokens adds: (w·hₜ − w·φ̄)/T over the states, where the mean of hₜ is φ.
 * With the parts of "surface" and "cosine" they sum to R.
 * @param values w·hₜ, T. @returns logits, T.
 */
export function tokenParts(head: Head, values: readonly number[]): number[] {
  const average = dot(head.weights, 0, head.mean, 0, STATES.length);
  return values.map((value) => (value - average) / values.length);
}
