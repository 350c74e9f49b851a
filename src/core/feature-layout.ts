import { SURFACE_FEATURES } from "./surface-features.ts";

/** Hidden size of the shipped encoder. */
export const HIDDEN_SIZE = 384;

/**
 * How a response's states are pooled: means over all of its tokens, over its first `EDGE` and over its last. Where it has fewer,
 * those are means over all.
 */
export const POOLS = ["layer 3", "layer 5", "opening, layer 5", "ending, layer 3"] as const;

/** Tokens of the opening and of the ending. */
export const EDGE = 24;

/** Numbers of all pools. */
export const POOLED = POOLS.length * HIDDEN_SIZE;

/** Directions that the pools are read along: those in which two responses to one query differ most (scripts/build-starters.ts). */
export const DIRECTIONS = 256;

/** Changes whenever the same text would get another φ: part of the encoder's id, so that caches and heads notice. */
export const FEATURE_VERSION = 5;

/** A stretch of φ. */
export interface FeatureBlock {
  readonly name: string;
  readonly offset: number;
  readonly length: number;
}

/** The pools along the directions: what the encoder read. */
export const STATES = { name: "states", offset: 0, length: DIRECTIONS } as const satisfies FeatureBlock;
/** What a reader sees of a response before reading it. */
export const SURFACE: FeatureBlock = { name: "surface", offset: DIRECTIONS, length: SURFACE_FEATURES.length };
/** How alike query and response are. */
export const COSINE: FeatureBlock = { name: "cosine", offset: DIRECTIONS + SURFACE_FEATURES.length, length: 1 };

/** The blocks of φ in order. */
export const FEATURE_BLOCKS: readonly FeatureBlock[] = [STATES, SURFACE, COSINE];

/** D. */
export const DIMENSION = COSINE.offset + COSINE.length;

/** Numbers of a text before its pools are read along the directions. */
export const RAW_DIMENSION = DIMENSION - DIRECTIONS + POOLED;

/** First column of the surface block (with the cosine behind it) in φ of `dimension` features; other layouts have none. */
export function surfaceStart(dimension: number): number {
  return dimension === DIMENSION ? SURFACE.offset : dimension;
}
