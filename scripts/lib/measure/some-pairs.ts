import type { PreferenceSet } from "../../../src/core/types.ts";

/** Some pairs of a set, by their numbers; the texts are shared. */
export function someOf(set: PreferenceSet, pairs: readonly number[]): PreferenceSet {
  const ints = (of: Int32Array) => Int32Array.from(pairs, (i) => of[i]);
  const floats = (of: Float64Array) => Float64Array.from(pairs, (i) => of[i]);
  return {
    ...set,
    first: ints(set.first),
    second: ints(set.second),
    label: floats(set.label),
    weight: floats(set.weight),
    group: ints(set.group),
  };
}
