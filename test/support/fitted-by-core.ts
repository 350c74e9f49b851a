import { margins, type Differences } from "../../src/core/model/bradley-terry.ts";
import { fit } from "../../src/core/model/fit.ts";
import type { SetMixture } from "../../src/core/partitions/fit-mixtures.ts";
import { scaleOf } from "../../src/core/priors/mixture.ts";

/** θ̄ of the same priors by core's own fit to pairs in memory, far to the end. */
export function fittedByCore(pairs: Differences, { parts }: SetMixture): Float64Array {
  const theta = new Float64Array(pairs.width);
  for (const { precision, mean, noise, share } of parts) {
    const found = fit(pairs, precision, { mean, noise, tolerance: 1e-4 }).theta;
    const scale = scaleOf(margins(pairs, found), noise);
    found.forEach((value, j) => (theta[j] += share * scale * value));
  }
  return theta;
}
