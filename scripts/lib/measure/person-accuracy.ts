/** What a head knows of a person after some choices, on groups of queries that it has never seen. */
import { dot } from "../../../src/core/math/vectors.ts";
import { margins, type Differences } from "../../../src/core/model/bradley-terry.ts";
import { consecutive } from "../../../src/core/model/differences.ts";
import { fitMixture } from "../../../src/core/priors/mixture.ts";
import type { SetOfChoices } from "../general/general-data.ts";
import type { Choice, Draw } from "./person-draws.ts";

/** Test choices with their margins, first minus second. */
export interface Predicted {
  readonly margins: Float64Array;
  readonly label: readonly number[];
  /** Number of the group of each, by its pair. */
  readonly pairs: readonly number[];
}

/** Rows of some choices: the pair's difference of φ, then its margins by each prior. */
function rowsOf(
  { differences: { rows, width } }: SetOfChoices,
  choices: readonly Choice[],
  priors: readonly Float32Array[],
) {
  const own = new Float32Array(choices.length * (width + priors.length));
  choices.forEach(({ pair }, i) => {
    const row = rows.subarray(pair * width, (pair + 1) * width);
    own.set(row, i * (width + priors.length));
    priors.forEach((v, k) => (own[i * (width + priors.length) + width + k] = dot(row, 0, v, 0, width)));
  });
  const label = Float64Array.from(choices, (choice) => choice.label);
  const all: Differences = {
    ...{ rows: own, width: width + priors.length, at: consecutive(choices.length) },
    ...{ label, weight: new Float64Array(choices.length).fill(1) },
  };
  return all;
}

/**
 * Margins of a person's test choices after the first n of the training ones; by the prior alone for none.
 * @param priors weights of the heads that the person's prior is around, D each: the first scores before any choice.
 * @returns undefined where the person made fewer choices, or too few strict ones.
 */
export function predictedAfter(
  set: SetOfChoices,
  { training, test }: Draw,
  n: number,
  priors: readonly Float32Array[],
): Predicted | undefined {
  const some = training.slice(0, n);
  if (some.length < n || (n > 0 && some.filter(({ label }) => label !== 0.5).length < Math.min(4, n))) return undefined;
  const { width } = set.differences;
  const tested = rowsOf(set, test, priors);
  const groups = [...new Set(some.map(({ pair }) => set.pairs[pair].group))];
  const theta =
    n === 0
      ? Float64Array.from({ length: tested.width }, (_, j) => (j === width ? 1 : 0))
      : fitMixture(
          rowsOf(set, some, priors),
          width,
          some.map(({ pair }) => groups.indexOf(set.pairs[pair].group)),
        ).theta;
  return {
    margins: margins(tested, theta),
    label: test.map(({ label }) => label),
    pairs: test.map(({ pair }) => pair),
  };
}
