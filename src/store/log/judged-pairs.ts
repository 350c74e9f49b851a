import { alphaInterval, type AlphaInterval } from "../../core/choosing/agreement.ts";
import { sha256 } from "../files/canonical-json.ts";
import type { Choice, PreferenceRecord } from "./record.ts";

/** A pair's answers in one order of its responses, whatever order each was stored in. */
export interface JudgedPair {
  /** A record of the pair, for its texts; answers refer to the order of its responses. */
  readonly record: string;
  /** What each annotator last said of it; skips are not answers. */
  readonly answers: ReadonlyMap<string, Exclude<Choice, "skip">>;
}

export interface Agreement {
  /** Pairs that at least two people answered. */
  readonly pairs: number;
  /** Of any two different answers alike: first, tie, second, both bad. */
  readonly nominal: AlphaInterval;
  /** Of answers in order, first, tie, second; without "both bad", which is outside of it. */
  readonly ordinal: AlphaInterval;
}

const TURNED = { first: "second", second: "first", tie: "tie", "both-bad": "both-bad" } as const;
const NOMINAL = { first: 0, tie: 1, second: 2, "both-bad": 3 } as const;

/** Finds the pairs of preferences, the same two responses to the same query being one pair whichever comes first. */
export function judgedPairs(): {
  add(record: PreferenceRecord): void;
  /** The pairs that at least two people answered, in the order in which they first came. */
  result(): JudgedPair[];
} {
  type Answer = { readonly choice: Exclude<Choice, "skip">; readonly at: number; readonly id: string };
  const pairs = new Map<string, { record: string; turned: boolean; answers: Map<string, Answer> }>();
  return {
    add({ id, query, responses: [a, b], choice, annotator, at }) {
      if (choice === "skip" || a === b) return;
      const turned = a > b;
      // JSON writes lone surrogates as escapes, so that different texts never hash alike.
      const key = sha256(JSON.stringify(turned ? [query, b, a] : [query, a, b]));
      const pair = pairs.get(key) ?? { record: id, turned, answers: new Map<string, Answer>() };
      pairs.set(key, pair);
      const answer = { choice: turned === pair.turned ? choice : TURNED[choice], at: Date.parse(at), id };
      const before = pair.answers.get(annotator);
      if (before === undefined || before.at < answer.at || (before.at === answer.at && before.id < id))
        pair.answers.set(annotator, answer);
    },
    result: () =>
      [...pairs.values()]
        .filter(({ answers }) => answers.size > 1)
        .map(({ record, answers }) => ({
          record,
          answers: new Map(Array.from(answers, ([name, { choice }]) => [name, choice] as const)),
        })),
  };
}

/** How much people agree on pairs that several of them judged. */
export function agreement(pairs: readonly JudgedPair[]): Agreement {
  const all = pairs.map(({ answers }) => [...answers.values()]);
  const ordered = all.map((answers) => answers.filter((answer) => answer !== "both-bad"));
  return {
    pairs: pairs.length,
    nominal: alphaInterval(toValues(all), "nominal"),
    ordinal: alphaInterval(toValues(ordered), "ordinal"),
  };
}

function toValues(units: readonly (readonly Exclude<Choice, "skip">[])[]): number[][] {
  return units.map((answers) => answers.map((answer) => NOMINAL[answer]));
}

/** Two people's answers to the pairs that both answered. */
export interface TwoPeople {
  readonly names: readonly [string, string];
  readonly pairs: number;
  readonly same: number;
}

/** Every two people who answered a pair in common, by name. */
export function byTwo(pairs: readonly JudgedPair[]): TwoPeople[] {
  const counts = new Map<string, { names: [string, string]; pairs: number; same: number }>();
  for (const { answers } of pairs) {
    const names = [...answers.keys()].sort();
    names.forEach((one, i) =>
      names.slice(i + 1).forEach((other) => {
        const key = JSON.stringify([one, other]);
        const count = counts.get(key) ?? { names: [one, other] as [string, string], pairs: 0, same: 0 };
        counts.set(key, count);
        count.pairs++;
        if (answers.get(one) === answers.get(other)) count.same++;
      }),
    );
  }
  return [...counts.values()].sort((a, b) => (a.names.join("\0") < b.names.join("\0") ? -1 : 1));
}
