/**
 * Held-out margins of two baselines: the surface features alone, and length alone. The first is a fit with one ridge for all
 * features, without the encoder's states and without a starter. Where it predicts as well as a head, the head may have learned
 * only a shortcut.
 */
import type { Differences } from "../model/bradley-terry.ts";
import { consecutive, selectPairs } from "../model/differences.ts";
import { SURFACE, surfaceStart } from "../features/feature-layout.ts";
import { fit } from "../model/fit.ts";
import { heldOutMargins } from "./held-out.ts";
import type { PreferenceSet } from "../types.ts";

/** Prior variance of one surface feature's weight, in logits², for standardised features. */
export const SURFACE_VARIANCE = 0.01;
/** Only the sign of a margin counts, so the fit may end earlier; in units of `fit`'s tolerance. */
const TOLERANCE = 30;

/** dᵢ of the surface features, n × S. */
function surfaceDifferences({ features, dimension, first, second, label, weight }: PreferenceSet): Differences {
  const width = SURFACE.length;
  const rows = new Float32Array(label.length * width);
  label.forEach((_, i) => {
    const [a, b] = [first[i], second[i]].map((row) => row * dimension + SURFACE.offset);
    for (let j = 0; j < width; j++) rows[i * width + j] = features[a + j] - features[b + j];
  });
  return { rows, width, at: consecutive(label.length), label, weight };
}

/**
 * Held-out margins of the surface features alone, n; each fold is predicted by a fit to the other folds.
 * @returns undefined for features of a layout without surface features.
 */
export function surfaceMargins(set: PreferenceSet, fold: Int32Array): Float64Array | undefined {
  if (surfaceStart(set.dimension) === set.dimension) return undefined;
  const all = surfaceDifferences(set);
  const precision = new Float64Array(all.width).fill(1 / SURFACE_VARIANCE);
  const others = (f: number) => selectPairs(all, (i) => fold[i] !== f);
  return heldOutMargins(all, fold, (f) => fit(others(f), precision, { tolerance: TOLERANCE }).theta);
}

/**
 * Margins of the length-only baseline on held-out pairs: +1 where the rule prefers the first response, −1 where the
 * second, 0 at equal length. Whether the longer or the shorter response is better is decided for each fold by the choices of the other folds.
 */
export function lengthMargins(set: Omit<PreferenceSet, "features">, fold: Int32Array): Float64Array {
  const longer = Float64Array.from(set.label, (_, i) =>
    Math.sign(set.length[set.first[i]] - set.length[set.second[i]]),
  );
  const votes = new Map<number, number>();
  let total = 0;
  longer.forEach((sign, i) => {
    const vote = set.weight[i] * sign * (set.label[i] - 0.5);
    votes.set(fold[i], (votes.get(fold[i]) ?? 0) + vote);
    total += vote;
  });
  return longer.map((sign, i) => sign * (total - votes.get(fold[i])! >= 0 ? 1 : -1));
}
