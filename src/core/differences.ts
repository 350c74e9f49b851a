import { dot, type Differences } from "./bradley-terry.ts";
import type { PreferenceSet } from "./types.ts";

/**
 * The rows of a fit: dᵢ = φ(first) − φ(second), followed by dᵢ·vₖ for each prior vₖ, so that one weight vector
 * θ = (u, α) of length D + K stands for w = u + Σₖ αₖvₖ.
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
  return { rows, width, label: set.label, weight: set.weight };
}

/** The pairs for which `keep` is true. */
export function selectPairs(all: Differences, keep: (pair: number) => boolean): Differences {
  const chosen = Array.from(all.label, (_, i) => i).filter(keep);
  const rows = new Float32Array(chosen.length * all.width);
  chosen.forEach((pair, i) => rows.set(all.rows.subarray(pair * all.width, (pair + 1) * all.width), i * all.width));
  return {
    rows,
    width: all.width,
    label: Float64Array.from(chosen, (pair) => all.label[pair]),
    weight: Float64Array.from(chosen, (pair) => all.weight[pair]),
  };
}

/** w = u + Σₖ αₖvₖ, D. */
export function weightsOf(theta: Float64Array, priors: readonly Float32Array[], dimension: number): Float32Array {
  return Float32Array.from({ length: dimension }, (_, j) =>
    priors.reduce((w, v, k) => w + theta[dimension + k] * v[j], theta[j]),
  );
}
