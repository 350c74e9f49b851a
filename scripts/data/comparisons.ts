/** What every set of choices is turned into: two responses to one query, with the votes of the people who compared them. */

export type Choice = "first" | "second" | "tie";

export interface Vote {
  readonly annotator: string;
  readonly choice: Choice;
}

export interface Comparison {
  readonly query: string;
  readonly first: string;
  readonly second: string;
  readonly votes: readonly Vote[];
  /** As the source names what must stay on one side of a split. */
  readonly group: string;
}

/** One person's rating of one response. */
export interface Rating {
  readonly query: string;
  readonly response: string;
  readonly annotator: string;
  readonly score: number;
  readonly group: string;
}

const OTHER = { first: "second", second: "first", tie: "tie" } as const;

/** The higher number wins. */
export const higher = (first: number, second: number): Choice =>
  first > second ? "first" : first < second ? "second" : "tie";

/** The same comparison with its responses changed over. */
export const swapped = ({ first, second, votes, ...rest }: Comparison): Comparison => ({
  ...rest,
  ...{ first: second, second: first },
  votes: votes.map(({ annotator, choice }) => ({ annotator, choice: OTHER[choice] })),
});

/** Values by key, keys in the order in which they are first seen. */
export function grouped<T>(values: Iterable<T>, keyOf: (value: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const value of values) {
    const group = groups.get(keyOf(value));
    if (group) group.push(value);
    else groups.set(keyOf(value), [value]);
  }
  return groups;
}

/** Every two values, in their order. */
export const pairsOf = <T>(values: readonly T[]): (readonly [T, T])[] =>
  values.flatMap((a, i) => values.slice(i + 1).map((b) => [a, b] as const));

/** Comparisons of the same two responses to the same query become one, with the votes of all. */
export function merged(comparisons: readonly Comparison[]): Comparison[] {
  const same = grouped(comparisons, ({ query, first, second }) => JSON.stringify([query, ...[first, second].sort()]));
  return [...same.values()].map(([one, ...others]) => ({
    ...one,
    votes: [one, ...others.map((other) => (other.first === one.first ? other : swapped(other)))].flatMap(
      ({ votes }) => votes,
    ),
  }));
}

/** Two ratings by one person are a vote for the response with the higher one. Of two ratings of one response the later counts. */
export function fromRatings(ratings: readonly Rating[], ties: "ties" | "no ties"): Comparison[] {
  return [...grouped(ratings, ({ group }) => group)].flatMap(([group, ofGroup]) => {
    const responses = [...grouped(ofGroup, ({ response }) => response)].map(([response, all]) => ({
      ...{ response, query: all[0].query },
      scores: new Map(all.map(({ annotator, score }) => [annotator, score])),
    }));
    return pairsOf(responses).flatMap(([a, b]) => {
      const votes = [...a.scores].flatMap(([annotator, score]) => {
        const other = b.scores.get(annotator);
        const none = other === undefined || (ties === "no ties" && score === other);
        return none ? [] : [{ annotator, choice: higher(score, other) }];
      });
      return votes.length === 0 ? [] : [{ query: a.query, first: a.response, second: b.response, votes, group }];
    });
  });
}
