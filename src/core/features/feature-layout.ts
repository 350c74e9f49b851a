import { DETECTORS, type DetectorName } from "./detectors.ts";
import { SURFACE_FEATURES } from "./surface-features.ts";

/** Hidden size of the shipped encoder. */
export const HIDDEN_SIZE = 384;

/** Tokens of a response's opening and of its ending; a shorter response is all of both. */
export const EDGE = 24;

/** Numbers of the four pools: means over all tokens in layers 3 and 5, over the opening in 5, over the ending in 3 (encoder/phi.ts). */
export const POOLED = 4 * HIDDEN_SIZE;

/** Changes whenever the same text would get another φ: part of the encoder's id, so that caches and heads notice. */
export const FEATURE_VERSION = 8;

/** A stretch of φ. */
export interface FeatureBlock {
  readonly name: string;
  readonly offset: number;
  readonly length: number;
}

/** What the encoder read: the pools along the directions in which two responses to one query differ most (scripts/make/build-starters.ts). */
export const STATES = { name: "states", offset: 0, length: 256 } as const satisfies FeatureBlock;
/** The features of this block in order: what a reader sees of a response before reading it, then signs of damage. */
export const NAMED_FEATURES: readonly DetectorName[] = [...SURFACE_FEATURES, ...DETECTORS];
export const SURFACE: FeatureBlock = { name: "surface", offset: STATES.length, length: NAMED_FEATURES.length };
/** Where the signs of damage begin: after the features that are found in the text alone. */
export const DETECTED = SURFACE.offset + SURFACE_FEATURES.length;
/** How alike query and response are. */
export const COSINE: FeatureBlock = { name: "cosine", offset: SURFACE.offset + SURFACE.length, length: 1 };

/** The blocks of φ in order. */
export const FEATURE_BLOCKS: readonly FeatureBlock[] = [STATES, SURFACE, COSINE];

/** D. */
export const DIMENSION = COSINE.offset + COSINE.length;

/** Numbers of a text before its pools are read along the directions and signs of damage are looked for. */
export const RAW_DIMENSION = POOLED + SURFACE_FEATURES.length + COSINE.length;

/** First column of the surface block (with the cosine after it) in φ of `dimension` features; other layouts have none. */
export function surfaceStart(dimension: number): number {
  return dimension === DIMENSION ? SURFACE.offset : dimension;
}
