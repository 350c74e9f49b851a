import { cosine, dot } from "../../core/math/vectors.ts";
import {
  COSINE,
  DETECTED,
  DIMENSION,
  EDGE,
  HIDDEN_SIZE,
  POOLED,
  RAW_DIMENSION,
  STATES,
  SURFACE,
} from "../../core/features/feature-layout.ts";
import { detected, type Detector } from "../../core/features/detectors.ts";
import { SURFACE_FEATURES, surfaceFeatures } from "../../core/features/surface-features.ts";

/** Half open. */
export type Span = readonly [number, number];

/** Constants kept with the encoder: φ = (x − mean) · scale, x the pools along the directions and the other features; then signs of damage. */
export interface Standardisation {
  /** Row-major, STATES.length × POOLED. */
  readonly directions: Float32Array;
  /** Length D. */
  readonly mean: readonly number[];
  /** Length D; what is at the signs of damage does not count. */
  readonly scale: readonly number[];
  /** In the order of DETECTORS; weights of length D, 0 at the signs of damage. */
  readonly detectors: readonly Detector[];
}

/** The states of one pass: layers 3 and 5, tokens × HIDDEN_SIZE each. */
export interface States {
  readonly lower: Float32Array;
  readonly upper: Float32Array;
}

/** What one pass adds to the pools: sums of HIDDEN_SIZE numbers each. */
export interface WindowSums {
  /** Tokens of the window. */
  readonly tokens: number;
  /** Over all its tokens, in both layers. */
  readonly lower: Float64Array;
  readonly upper: Float64Array;
  /** Over its first EDGE tokens in the upper layer, and over its last in the lower one. */
  readonly opening: Float64Array;
  readonly ending: Float64Array;
  /** Over the query's tokens in the upper layer, and how many those are. */
  readonly query: Float64Array;
  readonly queryTokens: number;
}

/** The first and the last tokens of a stretch, EDGE or all. */
export const openingOf = ([from, to]: Span): Span => [from, Math.min(to, from + EDGE)];
export const endingOf = ([from, to]: Span): Span => [Math.max(from, to - EDGE), to];

/** Sum over the positions [from, to) of a row-major tokens × HIDDEN_SIZE matrix. */
function sumOf(states: Float32Array, [from, to]: Span): Float64Array {
  const sum = new Float64Array(HIDDEN_SIZE);
  for (let t = from; t < to; t++) {
    const row = t * HIDDEN_SIZE;
    for (let j = 0; j < HIDDEN_SIZE; j++) sum[j] += states[row + j];
  }
  return sum;
}

/** The sums of one pass. @param positions of its query and its window. */
export function windowSums(
  { query, response }: { readonly query: Span; readonly response: Span },
  { lower, upper }: States,
): WindowSums {
  return {
    tokens: response[1] - response[0],
    lower: sumOf(lower, response),
    upper: sumOf(upper, response),
    opening: sumOf(upper, openingOf(response)),
    ending: sumOf(lower, endingOf(response)),
    query: sumOf(upper, query),
    queryTokens: query[1] - query[0],
  };
}

/** Sum of the sums over `count`; zeros for none. */
function meanOf(sums: readonly Float64Array[], count: number): Float64Array {
  const mean = new Float64Array(HIDDEN_SIZE);
  for (const sum of sums) for (let j = 0; j < HIDDEN_SIZE; j++) mean[j] += sum[j];
  if (count > 0) for (let j = 0; j < HIDDEN_SIZE; j++) mean[j] /= count;
  return mean;
}

/**
 * The pools of a response, one after the other, POOLED: all of it in both layers, its opening, its ending.
 * @param windows in order; of several none has fewer than EDGE tokens.
 */
export function pooledStates(windows: readonly WindowSums[]): Float64Array {
  const tokens = windows.reduce((sum, window) => sum + window.tokens, 0);
  const edge = Math.min(EDGE, tokens);
  const pooled = new Float64Array(POOLED);
  [
    ...[
      meanOf(
        windows.map(({ lower }) => lower),
        tokens,
      ),
      meanOf(
        windows.map(({ upper }) => upper),
        tokens,
      ),
    ],
    ...[meanOf([windows[0].opening], edge), meanOf([windows.at(-1)!.ending], edge)],
  ].forEach((pool, i) => pooled.set(pool, i * HIDDEN_SIZE));
  return pooled;
}

/**
 * The pools, the surface features, and the cosine between the query's and the response's mean upper state: RAW_DIMENSION.
 * @param windows sums of the response's windows, in order.
 */
export function rawFeatures(
  text: { readonly query: string; readonly response: string },
  windows: readonly WindowSums[],
): Float64Array {
  const raw = new Float64Array(RAW_DIMENSION);
  raw.set(pooledStates(windows));
  raw.set(surfaceFeatures(text.query, text.response), POOLED);
  const queryTokens = windows.reduce((sum, window) => sum + window.queryTokens, 0);
  const query = meanOf(
    windows.map((window) => window.query),
    queryTokens,
  );
  raw[RAW_DIMENSION - 1] = cosine(query, raw.subarray(HIDDEN_SIZE, 2 * HIDDEN_SIZE));
  return raw;
}

/** x: the pools along the directions, the other features as they are, 0 for signs of damage. @param raw as rawFeatures gives them. */
export function alongDirections(raw: ArrayLike<number>, directions: Float32Array): Float64Array {
  const x = new Float64Array(DIMENSION);
  for (let j = 0; j < STATES.length; j++) x[j] = dot(directions, j * POOLED, raw, 0, POOLED);
  for (let k = 0; k < SURFACE_FEATURES.length; k++) x[SURFACE.offset + k] = raw[POOLED + k];
  x[COSINE.offset] = raw[RAW_DIMENSION - 1];
  return x;
}

/** φ(q, r), D. @param raw as rawFeatures gives them. */
export function standardised(
  raw: ArrayLike<number>,
  { directions, mean, scale, detectors }: Standardisation,
): Float32Array {
  const phi = Float32Array.from(alongDirections(raw, directions), (x, j) => (x - mean[j]) * scale[j]);
  phi.set(detected(phi, detectors), DETECTED);
  return phi;
}
