/** The influence of each choice on rewards, as the formula says it and as real refits without the choice do. */
import { dot } from "../../../src/core/math/vectors.ts";
import { differencesOf, selectPairs, weightsOf } from "../../../src/core/model/differences.ts";
import { fit } from "../../../src/core/model/fit.ts";
import { influences } from "../../../src/core/explain/influence.ts";
import { posteriorCovariance, fitMixture } from "../../../src/core/priors/mixture.ts";
import type { PreferenceSet } from "../../../src/core/types.ts";

/** The pairs of a set for which `keep` is true, with all of its texts. */
export function somePairs(set: PreferenceSet, keep: (pair: number) => boolean): PreferenceSet {
  const pick = <T extends Int32Array | Float64Array>(values: T) => values.filter((_, i) => keep(i)) as T;
  return {
    ...set,
    ...{ first: pick(set.first), second: pick(set.second), group: pick(set.group) },
    ...{ label: pick(set.label), weight: pick(set.weight) },
  };
}

/** A head fitted to a set, without held-out figures, and what its choices did to the rewards of some responses. */
export class Refits {
  readonly #set: PreferenceSet;
  readonly #all;
  readonly #mixture;
  readonly #head;
  readonly #explained: readonly Float32Array[];

  /** @param explained φ of each response, D. */
  constructor(set: PreferenceSet, explained: readonly Float32Array[]) {
    const { dimension } = set;
    this.#set = set;
    this.#all = differencesOf(set, []);
    this.#mixture = fitMixture(this.#all, dimension, set.group);
    const mean = new Float32Array(dimension);
    for (const rows of [set.first, set.second])
      for (const row of rows)
        for (let j = 0; j < dimension; j++) mean[j] += set.features[row * dimension + j] / (2 * set.label.length);
    const doubt = posteriorCovariance(this.#mixture, this.#all, dimension, []);
    this.#head = {
      weights: weightsOf(this.#mixture.theta, [], dimension),
      mean,
      covariance: Float32Array.from(doubt.covariance),
      agreed: Float32Array.from(doubt.agreed),
    };
    this.#explained = explained;
  }

  /** By src/core/explain/influence.ts: one list a response, in it one number a choice. */
  byFormula(): Float64Array[] {
    return this.#explained.map((phi) => influences(this.#head, this.#set, phi));
  }

  /** By a refit without the choice, the priors and their shares held, as the formula contains them: one number a response. */
  withPriorsHeld(choice: number): number[] {
    const without = selectPairs(this.#all, (i) => i !== choice);
    const shift = new Float64Array(this.#set.dimension);
    for (const { precision, noise, scale, share, theta } of this.#mixture.parts) {
      const options = { noise, start: theta.map((weight) => weight / scale), tolerance: 1e-3 };
      const [all, left] = [this.#all, without].map((some) => fit(some, precision, options).theta);
      for (let j = 0; j < shift.length; j++) shift[j] += share * scale * (all[j] - left[j]);
    }
    return this.#rewards(shift);
  }

  /** By the whole fit without the choice, its priors weighted again: one number a response. */
  again(choice: number): number[] {
    const group = this.#set.group.filter((_, i) => i !== choice);
    const { dimension } = this.#set;
    const left = fitMixture(
      selectPairs(this.#all, (i) => i !== choice),
      dimension,
      group,
    ).theta;
    return this.#rewards(this.#mixture.theta.map((value, j) => value - left[j]));
  }

  #rewards(theta: Float64Array): number[] {
    const { mean } = this.#head;
    return this.#explained.map((phi) => {
      const x = phi.map((value, j) => value - mean[j]);
      return dot(theta, 0, x, 0, x.length);
    });
  }
}
