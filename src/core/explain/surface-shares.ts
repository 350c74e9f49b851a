/**
 * How much of a head's margins each surface feature decides, over the pairs of a set:
 *
 *     share of j = Σᵢ cᵢ wⱼdᵢⱼ sign(Δᵢ) / Σᵢ cᵢ|Δᵢ|          Δᵢ = w·dᵢ
 *
 * The shares of all features of a head sum to 1. One that mostly works against the others has a share below 0.
 */
import { dot } from "../math/vectors.ts";
import { NAMED_FEATURES, SURFACE, surfaceStart } from "../features/feature-layout.ts";
import type { PreferenceSet } from "../types.ts";

export interface SurfaceShare {
  /** Its name in NAMED_FEATURES. */
  readonly name: string;
  readonly share: number;
}

/**
 * The surface features' shares, largest first.
 * @param weights w, D. @returns none for a layout without surface features, or where every margin is 0.
 */
export function surfaceShares(set: PreferenceSet, weights: ArrayLike<number>): SurfaceShare[] {
  const { features, dimension, first, second, weight } = set;
  if (surfaceStart(dimension) === dimension) return [];
  const sums = new Float64Array(SURFACE.length);
  let total = 0;
  weight.forEach((c, i) => {
    const [a, b] = [first[i] * dimension, second[i] * dimension];
    const margin = dot(features, a, weights, 0, dimension) - dot(features, b, weights, 0, dimension);
    total += c * Math.abs(margin);
    for (let j = 0, at = SURFACE.offset; j < sums.length; j++, at++)
      sums[j] += c * Math.sign(margin) * weights[at] * (features[a + at] - features[b + at]);
  });
  return sharesOfSums(sums, total);
}

/** The shares, largest first. @param sums Σᵢ cᵢ wⱼdᵢⱼ sign(Δᵢ) of each surface feature. @param total Σᵢ cᵢ|Δᵢ|. */
export function sharesOfSums(sums: ArrayLike<number>, total: number): SurfaceShare[] {
  if (!(total > 0)) return [];
  return NAMED_FEATURES.map(({ name }, j) => ({
    name,
    share: sums[j] / total,
  })).sort((p, q) => q.share - p.share);
}
