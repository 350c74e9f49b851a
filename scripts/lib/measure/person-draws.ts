/** One person's choices of a set, divided by groups into what is learned from and what is tested on. */
import { seededRandom, shuffled } from "../../../src/core/math/random.ts";
import type { PeopleSet } from "./people.ts";

type Pairs = Pick<PeopleSet, "pairs">;

/** A choice: the number of its pair in the set, and P(first preferred). */
export interface Choice {
  readonly pair: number;
  readonly label: number;
}

/** Choices to learn from, in the order in which they are made, and strict ones of other groups to test on. */
export interface Draw {
  readonly person: string;
  readonly training: readonly Choice[];
  readonly test: readonly Choice[];
}

/** Strict choices that a person has at least, to be measured. */
const FEWEST = 30;
/** Share of a person's groups that is tested on. */
const TESTED = 0.4;
const MOST_TESTED = 200;
/** Draws of a set without names, as if they were so many persons. */
const DRAWS_UNNAMED = 8;

function drawOf(person: string, choices: readonly Choice[], set: Pairs, seed: number): Draw {
  const byGroup = shuffled([...Map.groupBy(choices, ({ pair }) => set.pairs[pair].group).values()], seededRandom(seed));
  const test: Choice[] = [];
  let groups = 0;
  while (groups < byGroup.length - 1 && test.length < Math.min(MOST_TESTED, TESTED * choices.length)) {
    test.push(...byGroup[groups++].filter(({ label }) => label !== 0.5));
  }
  return { person, test: test.slice(0, MOST_TESTED), training: byGroup.slice(groups).flat() };
}

/** A draw of each person with enough choices in two groups or more; of a set without names, several draws of all. */
export function drawsOf(set: Pairs, seed = 1): Draw[] {
  const of = new Map<string, Choice[]>();
  set.pairs.forEach(({ votes }, pair) =>
    votes.forEach(({ annotator, label }) => {
      const own = of.get(annotator) ?? [];
      own.push({ pair, label });
      of.set(annotator, own);
    }),
  );
  const people = [...of].filter(([, choices]) => choices.filter(({ label }) => label !== 0.5).length >= FEWEST);
  const times = people.length === 1 ? DRAWS_UNNAMED : 1;
  return people
    .flatMap(([person, choices]) =>
      Array.from({ length: times }, (_, t) => drawOf(person, choices, set, 1000 * seed + t)),
    )
    .filter(({ test, training }) => test.length >= 5 && training.length >= 5);
}

/** How often two persons who voted on one pair, neither with a tie, chose the same; undefined where no pair has two such votes. */
export function agreementOf(set: Pairs): number | undefined {
  let [same, all] = [0, 0];
  for (const { votes } of set.pairs) {
    const first = votes.filter(({ label }) => label === 1).length;
    const second = votes.filter(({ label }) => label === 0).length;
    const strict = first + second;
    same += (first * (first - 1) + second * (second - 1)) / 2;
    all += (strict * (strict - 1)) / 2;
  }
  return all === 0 ? undefined : same / all;
}
