/** What a head knows after some choices, judged on clean pairs of other queries. */
import { margins, type Differences } from "../../../src/core/model/bradley-terry.ts";
import { selectPairs } from "../../../src/core/model/differences.ts";
import { fitMixture } from "../../../src/core/priors/mixture.ts";
import { seededRandom, shuffled } from "../../../src/core/math/random.ts";

export interface Lesson {
  /** One row a pair, with a column for each starter after the features. */
  readonly all: Differences;
  /** Features, D. */
  readonly dimension: number;
  /** Query of each pair. */
  readonly group: ArrayLike<number>;
  /** 1 where the first of the two is truly the better one. */
  readonly truth: (pair: number) => 0 | 1;
  /** The pairs that may be asked or tested. */
  readonly pairs: readonly number[];
  /** Share of the choices that are flipped. */
  readonly flipped: number;
  readonly seed: number;
}

/** Pairs of other queries that a head is tested on at most. */
const HELD_OUT = 400;

/** Share of held-out pairs that a head orders rightly, after each number of choices. */
export function accuracyAfter(
  { all, dimension, group, truth, pairs, flipped, seed }: Lesson,
  choices: readonly number[],
) {
  const random = seededRandom(seed);
  const order = shuffled([...Map.groupBy(pairs, (i) => group[i]).values()], random).flat();
  return choices.map((n) => {
    const training = order.slice(0, n);
    const seen = new Set(training.map((i) => group[i]));
    const chosen = new Map(training.map((i) => [i, random() < flipped ? 1 - truth(i) : truth(i)]));
    const sorted = [...chosen.keys()].sort((a, b) => a - b);
    const label = Float64Array.from(sorted, (i) => chosen.get(i)!);
    const { theta } = fitMixture(
      { ...selectPairs(all, (i) => chosen.has(i)), label },
      dimension,
      Array.from(sorted, (i) => group[i]),
    );
    const held = order.slice(n).filter((i) => !seen.has(group[i]));
    const tested = held.slice(0, HELD_OUT).sort((a, b) => a - b);
    const some = new Set(tested);
    const predicted = margins(
      selectPairs(all, (i) => some.has(i)),
      theta,
    );
    return (
      predicted.reduce((sum, margin, k) => sum + (margin > 0 === truth(tested[k]) > 0.5 ? 1 : 0), 0) / tested.length
    );
  });
}
