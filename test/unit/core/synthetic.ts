import { sigmoid } from "../../../src/core/model/bradley-terry.ts";
import type { TrainOptions } from "../../../src/core/train.ts";
import { normal, seededRandom } from "../../../src/core/math/random.ts";
import type { PreferenceSet } from "../../../src/core/types.ts";

export interface TasteOptions {
  readonly pairs: number;
  readonly dimension?: number;
  readonly queries?: number;
  /** Size of the taste's weights: larger is a less noisy annotator. */
  readonly strength?: number;
  readonly seed?: number;
}

/** Standard normals from a seed. */
export function normals(seed: number): () => number {
  const random = seededRandom(seed);
  return () => normal(random);
}

/**
 * Choices of an annotator with a linear taste, who errs as Bradley–Terry says; two texts of their own a pair. Margins
 * have a standard deviation of about strength·√2 logits, whatever the dimension.
 */
export function madePreferences(options: TasteOptions): PreferenceSet & { readonly taste: Float32Array } {
  const { pairs, dimension = 6, queries = Math.ceil(pairs / 2), strength = 2, seed = 1 } = options;
  const normal = normals(seed);
  const random = seededRandom(seed + 1);
  const taste = Float32Array.from({ length: dimension }, () => (strength * normal()) / Math.sqrt(dimension));
  const features = Float32Array.from({ length: 2 * pairs * dimension }, () => normal());
  const index = Array.from({ length: pairs }, (_, i) => i);
  const label = Float64Array.from(index, (i) => {
    let margin = 0;
    for (let j = 0; j < dimension; j++) {
      margin += taste[j] * (features[2 * i * dimension + j] - features[(2 * i + 1) * dimension + j]);
    }
    return random() < sigmoid(margin) ? 1 : 0;
  });
  return {
    taste,
    features,
    dimension,
    first: Int32Array.from(index, (i) => 2 * i),
    second: Int32Array.from(index, (i) => 2 * i + 1),
    label,
    weight: new Float64Array(pairs).fill(1),
    group: Int32Array.from(index, (i) => i % queries),
    length: Float64Array.from({ length: 2 * pairs }, () => 1 + Math.floor(100 * random())),
  };
}

/** The card's facts that only a caller knows. */
export const someCard: TrainOptions["card"] = {
  id: "made",
  encoder: "0000000000000000",
  created: "2026-01-01T00:00:00.000Z",
  data: "made",
  description: "Made choices.",
};
