import { cosine, dot } from "../core/bradley-terry.ts";
import {
  COSINE,
  DIMENSION,
  EDGE,
  HIDDEN_SIZE,
  POOLED,
  RAW_DIMENSION,
  STATES,
  SURFACE,
} from "../core/feature-layout.ts";
import { surfaceFeatures } from "../core/surface-features.ts";

/** Half open. */
export type Span = readonly [number, number];

/** Constants kept with the encoder: φ = (x − mean) · scale, x the pools along the directions and the other features. */
export interface Standardisation {
  /** Row-major, STATES.length × POOLED. */
  readonly directions: Float32Array;
  /** Length D. */
  readonly mean: readonly number[];
  /** Length D. */
  readonly scale: readonly number[];
}

/** The states of one pass: layers 3 and 5, tokens × HIDDEN_SIZE each. */
export interface States {
  readonly lower: Float32Array;
  readonly upper: Float32Array;
}

/** Where a pool's states are and which positions it is the mean of. */
interface Pool {
  readonly layer: keyof States;
  readonly span: Span;
}

/** The pools of a response at the positions [from, to): all of it in both layers, its opening, its ending. */
export function poolsOf([from, to]: Span): readonly Pool[] {
  return [
    { layer: "lower", span: [from, to] },
    { layer: "upper", span: [from, to] },
    { layer: "upper", span: [from, Math.min(to, from + EDGE)] },
    { layer: "lower", span: [Math.max(from, to - EDGE), to] },
  ];
}

/** Mean over the positions [from, to) of a row-major tokens × HIDDEN_SIZE matrix; zeros for none. */
function meanState(states: Float32Array, [from, to]: Span): Float64Array {
  const mean = new Float64Array(HIDDEN_SIZE);
  for (let t = from; t < to; t++) {
    const row = t * HIDDEN_SIZE;
    for (let j = 0; j < HIDDEN_SIZE; j++) mean[j] += states[row + j];
  }
  if (to > from) for (let j = 0; j < HIDDEN_SIZE; j++) mean[j] /= to - from;
  return mean;
}

/** The pools of a response, one after the other, POOLED. */
export function pooledStates(response: Span, states: States): Float64Array {
  const pooled = new Float64Array(POOLED);
  poolsOf(response).forEach(({ layer, span }, i) => pooled.set(meanState(states[layer], span), i * HIDDEN_SIZE));
  return pooled;
}

/** The pools, the surface features, and the cosine between the query's and the response's mean upper state: RAW_DIMENSION. */
export function rawFeatures(
  text: { readonly query: string; readonly response: string },
  positions: { readonly query: Span; readonly response: Span },
  states: States,
): Float64Array {
  const raw = new Float64Array(RAW_DIMENSION);
  raw.set(pooledStates(positions.response, states));
  raw.set(surfaceFeatures(text.query, text.response), POOLED);
  raw[RAW_DIMENSION - 1] = cosine(meanState(states.upper, positions.query), raw.subarray(HIDDEN_SIZE, 2 * HIDDEN_SIZE));
  return raw;
}

/** x: the pools along the directions, the other features as they are. @param raw as rawFeatures tells them. */
export function alongDirections(raw: ArrayLike<number>, directions: Float32Array): Float64Array {
  const x = new Float64Array(DIMENSION);
  for (let j = 0; j < STATES.length; j++) x[j] = dot(directions, j * POOLED, raw, 0, POOLED);
  for (let j = SURFACE.offset; j <= COSINE.offset; j++) x[j] = raw[POOLED + j - SURFACE.offset];
  return x;
}

/** φ(q, r), D. @param raw as rawFeatures tells them. */
export function standardised(raw: ArrayLike<number>, { directions, mean, scale }: Standardisation): Float32Array {
  return Float32Array.from(alongDirections(raw, directions), (x, j) => (x - mean[j]) * scale[j]);
}
