import { SURFACE_FEATURES } from "./surface-features.ts";

/** Hidden size of the shipped encoder. */
export const HIDDEN_SIZE = 384;

/** Changes whenever the same text would get another φ: part of the encoder's id, so that caches and heads notice. */
export const FEATURE_VERSION = 4;

/** The blocks of φ in order: name, offset and length. */
export const FEATURE_BLOCKS = [
  { name: "layer 3", offset: 0, length: HIDDEN_SIZE },
  { name: "layer 5", offset: HIDDEN_SIZE, length: HIDDEN_SIZE },
  { name: "surface", offset: 2 * HIDDEN_SIZE, length: SURFACE_FEATURES.length },
  { name: "cosine", offset: 2 * HIDDEN_SIZE + SURFACE_FEATURES.length, length: 1 },
] as const;

/** D. */
export const DIMENSION = 2 * HIDDEN_SIZE + SURFACE_FEATURES.length + 1;

/** First column of the surface block (with the cosine behind it) in φ of `dimension` features; other layouts have none. */
export function surfaceStart(dimension: number): number {
  return dimension === DIMENSION ? FEATURE_BLOCKS[2].offset : dimension;
}
