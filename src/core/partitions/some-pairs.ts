/** Brings the features of some pairs from where they are into one place. */
import type { PreferenceSet } from "../types.ts";
import type { PairSums } from "./pair-sums.ts";

/** Pairs whose features are elsewhere; n pairs, m texts. */
export type PairsElsewhere = Omit<PreferenceSet, "features">;

/** Lists of pairs, each ascending, with the features of their responses, two rows a pair; asked for together. */
export async function somePairs(
  { dimension, first, second, label, weight, group, length }: PairsElsewhere,
  sums: Pick<PairSums, "phi">,
  lists: readonly Int32Array[],
): Promise<PreferenceSet[]> {
  const asked = Int32Array.from(new Set(lists.flatMap((list) => [...list]))).sort();
  const phi = await sums.phi(asked);
  const place = new Map(Array.from(asked, (pair, k) => [pair, k]));
  return lists.map((list) => {
    const features = new Float32Array(2 * list.length * dimension);
    list.forEach((pair, k) => {
      const at = place.get(pair)! * dimension;
      features.set(phi.first.subarray(at, at + dimension), 2 * k * dimension);
      features.set(phi.second.subarray(at, at + dimension), (2 * k + 1) * dimension);
    });
    return {
      features,
      dimension,
      first: list.map((_, k) => 2 * k),
      second: list.map((_, k) => 2 * k + 1),
      label: Float64Array.from(list, (pair) => label[pair]),
      weight: Float64Array.from(list, (pair) => weight[pair]),
      group: list.map((pair) => group[pair]),
      length: Float64Array.from([...list].flatMap((pair) => [length[first[pair]], length[second[pair]]])),
    };
  });
}

/** All pairs with the features of their texts, one row a text. */
export async function allPairs(set: PairsElsewhere, sums: Pick<PairSums, "phi">): Promise<PreferenceSet> {
  const { dimension, first, second, label, length } = set;
  const phi = await sums.phi(Int32Array.from({ length: label.length }, (_, i) => i));
  const features = new Float32Array(length.length * dimension);
  for (const [rows, of] of [
    [first, phi.first],
    [second, phi.second],
  ] as const)
    rows.forEach((row, i) => features.set(of.subarray(i * dimension, (i + 1) * dimension), row * dimension));
  return { ...set, features };
}
