import { dot } from "../math/vectors.ts";
import type { Differences, PairRows } from "./bradley-terry.ts";
import type { PreferenceSet } from "../types.ts";

/** Rows 0 to n − 1. */
export const consecutive = (n: number): Int32Array => Int32Array.from({ length: n }, (_, i) => i);

/**
 * The rows of a fit: dᵢ = φ(first) − φ(second), followed by dᵢ·vₖ for each prior vₖ, so one weight vector
 * θ = (u, α) of length D + K represents w = u + Σₖ αₖvₖ.
 */
export function differencesOf(set: PreferenceSet, priors: readonly Float32Array[]): Differences {
  const { features, dimension, first, second } = set;
  const width = dimension + priors.length;
  const rows = new Float32Array(first.length * width);
  for (let i = 0; i < first.length; i++) {
    const at = i * width;
    const a = first[i] * dimension;
    const b = second[i] * dimension;
    for (let j = 0; j < dimension; j++) rows[at + j] = features[a + j] - features[b + j];
    priors.forEach((v, k) => (rows[at + dimension + k] = dot(rows, at, v, 0, dimension)));
  }
  return { rows, width, at: consecutive(first.length), label: set.label, weight: set.weight };
}

/** The pairs for which `keep` is true; their rows are not copied. */
export function selectPairs(all: Differences, keep: (pair: number) => boolean): Differences {
  const chosen = Int32Array.from(all.at.keys()).filter(keep);
  return {
    rows: all.rows,
    width: all.width,
    at: chosen.map((pair) => all.at[pair]),
    label: Float64Array.from(chosen, (pair) => all.label[pair]),
    weight: Float64Array.from(chosen, (pair) => all.weight[pair]),
  };
}

/** The pairs' own rows, consecutive, n × P: `rows` itself where it has no others. */
export function ownRows({ rows, width, at }: PairRows): Float32Array {
  if (at.length * width === rows.length) return rows;
  const own = new Float32Array(at.length * width);
  at.forEach((row, i) => own.set(rows.subarray(row * width, (row + 1) * width), i * width));
  return own;
}

/** w = u + Σₖ αₖvₖ, D. */
export function weightsOf(theta: Float64Array, priors: readonly Float32Array[], dimension: number): Float32Array {
  return Float32Array.from({ length: dimension }, (_, j) =>
    priors.reduce((w, v, k) => w + theta[dimension + k] * v[j], theta[j]),
  );
}
