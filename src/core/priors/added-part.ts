/**
 * A part h that is added to fixed weights μ, learned from pairs of another kind, where it should change little of what μ says of known sets:
 *
 *     L(h) = −Σ c log σ((μ + h)·d)  +  ½ Σ_j λⱼhⱼ²  +  ½ γ Σ_s κ_s E_s[(h·d)²] / E_s[(μ·d)²]
 *
 * The first sum is over the new pairs, the better response first; E_s is the mean over the pairs of set s, whose labels do not enter.
 * So h prefers directions in which the pairs of those sets hardly differ. L is convex; Newton's method, steps halved.
 */
import { dot } from "../math/vectors.ts";
import { margins, pairLoss, type Differences } from "../model/bradley-terry.ts";
import { ownRows } from "../model/differences.ts";
import { addOuterProducts, cholesky, packedLength, solveWith, symmetricTimes } from "../math/packed-matrix.ts";
import { addDiagonal, meanSquareMargin, quadraticAround } from "./pooled.ts";

export interface AddedPartOptions {
  /** λ, D: a large one keeps h at 0 there. */
  readonly ridge: Float64Array;
  /** γ. */
  readonly keep: number;
  /** κ, one a set: how much its margins count; 1 unless given. */
  readonly counts?: readonly number[];
  /** E_s[ddᵀ] of each set, packed, from `spreadOf`; computed where it is not given. */
  readonly spreads?: readonly Float64Array[];
}

/** E[ddᵀ] over the pairs of a set, packed. */
export function spreadOf(set: Differences): Float64Array {
  const packed = new Float64Array(packedLength(set.width));
  addOuterProducts(packed, set.width, ownRows(set), set.width, new Float64Array(set.at.length).fill(1 / set.at.length));
  return packed;
}

const MOST_STEPS = 30;
const MOST_HALVINGS = 20;
const TOLERANCE = 1e-8;

/**
 * The h of least loss, D.
 * @param pairs new pairs, label 1 where the first is better.
 * @param sets those whose margins should stay much as they are; in each of them μ tells some pairs apart.
 */
export function addedPart(
  weights: ArrayLike<number>,
  pairs: Differences,
  sets: readonly Differences[],
  { ridge, keep, counts, spreads = sets.map(spreadOf) }: AddedPartOptions,
): Float64Array {
  const dimension = pairs.width;
  const prior = addDiagonal(new Float64Array(packedLength(dimension)), ridge);
  sets.forEach((set, s) => {
    const share = ((counts?.[s] ?? 1) * keep) / meanSquareMargin(set, weights);
    for (let i = 0; i < prior.length; i++) prior[i] += share * spreads[s][i];
  });
  const total = (h: Float64Array) => h.map((x, j) => x + weights[j]);
  const loss = (h: Float64Array) =>
    margins(pairs, total(h)).reduce((sum, z, i) => sum + pairs.weight[i] * pairLoss(z, pairs.label[i]), 0) +
    0.5 * dot(h, 0, symmetricTimes(prior, h), 0, dimension);
  let h = new Float64Array(dimension);
  let best = loss(h);
  for (let step = 0; step < MOST_STEPS; step++) {
    // With the quadratic of the pairs around w = μ + h, b − Gw = Σ c(y − p)d: the downhill pull.
    const w = total(h);
    const { curvature, vector } = quadraticAround(pairs, w);
    const bent = symmetricTimes(curvature, w);
    const pulled = symmetricTimes(prior, h);
    const downhill = vector.map((b, j) => b - bent[j] - pulled[j]);
    for (let i = 0; i < curvature.length; i++) curvature[i] += prior[i];
    let move = solveWith(cholesky(curvature, dimension), downhill);
    let next = h.map((x, j) => x + move[j]);
    for (let halvings = 0; loss(next) > best && halvings < MOST_HALVINGS; halvings++) {
      move = move.map((x) => x / 2);
      next = h.map((x, j) => x + move[j]);
    }
    const reached = loss(next);
    if (!(reached < best - TOLERANCE * best)) return reached < best ? next : h;
    [h, best] = [next, reached];
  }
  return h;
}
