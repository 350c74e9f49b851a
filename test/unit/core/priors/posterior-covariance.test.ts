import { describe, expect, it } from "vitest";
import { sigmoid } from "../../../../src/core/model/bradley-terry.ts";
import { differencesOf, weightsOf } from "../../../../src/core/model/differences.ts";
import { DIMENSION, SURFACE } from "../../../../src/core/features/feature-layout.ts";
import { posteriorDeviation } from "../../../../src/core/model/laplace.ts";
import { posteriorCovariance, fitMixture } from "../../../../src/core/priors/mixture.ts";
import { seededRandom } from "../../../../src/core/math/random.ts";
import { madePreferences } from "../synthetic.ts";

/** Choices by one surface feature alone, two logits a standard deviation. */
function oneFeature(pairs: number, column: number) {
  const set = madePreferences({ pairs, dimension: DIMENSION, queries: pairs });
  const random = seededRandom(4);
  const label = Float64Array.from(set.label, (_, i) => {
    const [a, b] = [set.first[i], set.second[i]].map((row) => set.features[row * DIMENSION + column]);
    return Number(random() < sigmoid(2 * (a - b)));
  });
  return { ...set, label };
}

describe("what a head does not know", () => {
  const column = SURFACE.offset + 7;
  const set = oneFeature(90, column);
  const differences = differencesOf(set, []);
  const mixture = fitMixture(differences, DIMENSION, set.group);
  const { covariance, agreed } = posteriorCovariance(mixture, differences, DIMENSION, []);
  const sd = (packed: Float64Array, j: number) =>
    posteriorDeviation(
      packed,
      Float64Array.from({ length: DIMENSION }, (_, k) => Number(k === j)),
    );

  it("is wider than how far its fits move, and rules no surface feature out that the choices did not show", () => {
    const weights = weightsOf(mixture.theta, [], DIMENSION);
    const largest = weights.reduce((best, w, j) => (Math.abs(w) > Math.abs(weights[best]) ? j : best), 0);
    expect(largest).toBe(column);
    for (let j = 0; j < DIMENSION; j++) expect(sd(covariance, j)).toBeGreaterThanOrEqual(sd(agreed, j));
    const others = Array.from({ length: SURFACE.length }, (_, k) => SURFACE.offset + k).filter((j) => j !== column);
    const mean = (of: (j: number) => number) => others.reduce((sum, j) => sum + of(j), 0) / others.length;
    // What relevance allows them is less than half of what the intervals allow.
    expect(mean((j) => sd(covariance, j))).toBeGreaterThan(2 * mean((j) => sd(agreed, j)));
    expect(mean((j) => Math.abs(weights[j]) / sd(covariance, j))).toBeLessThan(1);
  });
});
