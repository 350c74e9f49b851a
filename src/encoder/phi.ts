import { cosine } from "../core/bradley-terry.ts";
import { DIMENSION, FEATURE_BLOCKS, HIDDEN_SIZE } from "../core/feature-layout.ts";
import { surfaceFeatures } from "../core/surface-features.ts";

/** Constants that standardise φ, kept with the encoder: (φ − mean) · scale. Each of length D. */
export interface Standardisation {
  readonly mean: readonly number[];
  readonly scale: readonly number[];
}

/** Mean over the positions [from, to) of a row-major tokens × HIDDEN_SIZE matrix; zeros for none. */
function meanState(states: Float32Array, [from, to]: readonly [number, number]): Float64Array {
  const mean = new Float64Array(HIDDEN_SIZE);
  for (let t = from; t < to; t++) {
    const row = t * HIDDEN_SIZE;
    for (let j = 0; j < HIDDEN_SIZE; j++) mean[j] += states[row + j];
  }
  if (to > from) for (let j = 0; j < HIDDEN_SIZE; j++) mean[j] /= to - from;
  return mean;
}

/**
 * φ(q, r): the response-token means of both layers, the surface features, and the cosine between the query's and the
 * response's mean state in the upper layer, D in all.
 * @param lower hidden_3, tokens × HIDDEN_SIZE. @param upper hidden_5, likewise.
 */
export function phiOf(
  text: { readonly query: string; readonly response: string },
  positions: { readonly query: readonly [number, number]; readonly response: readonly [number, number] },
  lower: Float32Array,
  upper: Float32Array,
  standard?: Standardisation,
): Float32Array {
  const phi = new Float64Array(DIMENSION);
  const response = meanState(upper, positions.response);
  phi.set(meanState(lower, positions.response), FEATURE_BLOCKS[0].offset);
  phi.set(response, FEATURE_BLOCKS[1].offset);
  phi.set(surfaceFeatures(text.query, text.response), FEATURE_BLOCKS[2].offset);
  phi[FEATURE_BLOCKS[3].offset] = cosine(meanState(upper, positions.query), response);
  if (standard) for (let j = 0; j < DIMENSION; j++) phi[j] = (phi[j] - standard.mean[j]) * standard.scale[j];
  return new Float32Array(phi);
}
