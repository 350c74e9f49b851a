import type { PreferenceSet } from "../types.ts";

/**
 * Margins of the length-only baseline on held-out pairs: +1 where the rule prefers the first response, −1 where the
 * second, 0 at equal length. Each fold's rule, "longer" or "shorter is better", is what the other folds' choices say.
 */
export function lengthMargins(set: PreferenceSet, fold: Int32Array): Float64Array {
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
