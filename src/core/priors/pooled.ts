/**
 * What many sets of choices share: random effects.
 *
 *     w_s = μ + δ_s      δ_s ~ N(0, Λδ⁻¹), μ ~ N(0, Λ₀⁻¹)      the weights of set s, and their mean over sets
 *
 * Each set's Bradley–Terry loss is quadratic around its own w_s, with G_s = Σ c p(1 − p) ddᵀ and b_s = G_s w_s + Σ c(y − p)d. With
 * δ_s integrated out, a set says of μ
 *
 *     M_s = Λδ − Λδ(G_s + Λδ)⁻¹Λδ      v_s = Λδ(G_s + Λδ)⁻¹b_s      μ = (Λ₀ + Σ M_s)⁻¹ Σ v_s
 *
 * so that a large set, or one that differs from all others, counts for no more than Λδ. For Λδ → ∞ this is one fit to all pairs.
 * Matrices are packed as in laplace.ts. Source: Gelman et al., Bayesian Data Analysis, 15; Laplace around each set's mode.
 */
import { dot } from "../math/vectors.ts";
import { margins, sigmoid, type Differences } from "../model/bradley-terry.ts";
import { ownRows } from "../model/differences.ts";
import { addOuterProducts, cholesky, inverseOf, packedLength, solveWith } from "../math/packed-matrix.ts";

/** What one set says of μ: the factor exp(−½ μᵀMμ + vᵀμ). */
export interface SetEvidence {
  /** M, packed. */
  readonly precision: Float64Array;
  /** v, D. */
  readonly vector: Float64Array;
}

/** μ and its posterior precision, packed. */
export interface PooledMean {
  readonly mean: Float64Array;
  readonly precision: Float64Array;
}

/** G and b of a set, quadratic around w. */
export function quadraticAround(set: Differences, w: Float64Array): { curvature: Float64Array; vector: Float64Array } {
  const rows = ownRows(set);
  const dimension = set.width;
  const z = margins(set, w);
  const scales = z.map((margin, i) => set.weight[i] * sigmoid(margin) * sigmoid(-margin));
  const curvature = new Float64Array(packedLength(dimension));
  addOuterProducts(curvature, dimension, rows, dimension, scales);
  const vector = new Float64Array(dimension);
  for (let i = 0; i < z.length; i++) {
    const pull = scales[i] * z[i] + set.weight[i] * (set.label[i] - sigmoid(z[i]));
    for (let j = 0; j < dimension; j++) vector[j] += pull * rows[i * dimension + j];
  }
  return { curvature, vector };
}

/** Adds a diagonal to a packed matrix, in place. */
export function addDiagonal(packed: Float64Array, diagonal: ArrayLike<number>): Float64Array {
  for (let r = 0, at = 0; r < diagonal.length; at += ++r) packed[at + r] += diagonal[r];
  return packed;
}

/**
 * What a set says of μ.
 * @param around w: where its loss is approximated; 0 unless given.
 */
export function evidenceOf(
  set: Differences,
  between: Float64Array,
  around: Float64Array = new Float64Array(set.width),
): SetEvidence {
  const { curvature, vector } = quadraticAround(set, around);
  const factor = cholesky(addDiagonal(curvature, between), set.width);
  const precision = inverseOf(factor, set.width);
  for (let r = 0, at = 0; r < set.width; at += ++r) {
    for (let c = 0; c <= r; c++) precision[at + c] *= -between[r] * between[c];
  }
  return {
    precision: addDiagonal(precision, between),
    vector: solveWith(factor, vector).map((x, j) => between[j] * x),
  };
}

/** μ given what each set says of it. */
export function meanOfEvidence(evidence: readonly SetEvidence[], prior: Float64Array): PooledMean {
  const precision = addDiagonal(new Float64Array(packedLength(prior.length)), prior);
  const vector = new Float64Array(prior.length);
  for (const one of evidence) {
    for (let i = 0; i < precision.length; i++) precision[i] += one.precision[i];
    for (let j = 0; j < vector.length; j++) vector[j] += one.vector[j];
  }
  return { mean: solveWith(cholesky(precision.slice(), prior.length), vector), precision };
}

/** Pair weights so that a set of n pairs weighs 1000·(n/1000)^power in all. */
export function setWeights(pairs: number, power: number): Float64Array {
  return new Float64Array(pairs).fill((1000 * (pairs / 1000) ** power) / pairs);
}

/** Mean over a set's pairs of (w·d)². */
export function meanSquareMargin(set: Differences, w: ArrayLike<number>): number {
  let sum = 0;
  for (const row of set.at) sum += dot(set.rows, row * set.width, w, 0, set.width) ** 2 / set.at.length;
  return sum;
}
