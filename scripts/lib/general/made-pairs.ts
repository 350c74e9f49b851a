/**
 * Pairs that need no people to judge them: an answer against an answer to another query, and against its own damage.
 * They teach a head what people who choose between two decent answers never have to say.
 */
import { seededRandom, shuffled } from "../../../src/core/math/random.ts";
import { sha256 } from "../../../src/store/files/canonical-json.ts";
import { sentencesOf } from "../../../src/core/features/sentences.ts";
import { type Answer, type Damage, DAMAGES } from "./damage.ts";
import { DAMAGING_KINDS, DAMAGING_SENTENCES } from "./damaging-sentences.ts";
import { meanLabel, type PeopleSet } from "../measure/people.ts";
import { UNSEEN_DAMAGING_SENTENCES } from "./unseen-sentences.ts";

/** An answer, the first, that is better than the second. */
export interface MadePair {
  readonly kind: "on-topic" | Damage;
  readonly query: string;
  readonly first: string;
  readonly second: string;
  /** The set that the query is from. */
  readonly source: string;
  /** Whether it is kept for measuring: its query is in no pair that a head learns from. */
  readonly heldOut: boolean;
}

/** Sets whose answers are used: their licences allow it, their answers are to a query, in English or German. */
export const ANSWER_SETS = [
  ...["hh-helpful", "finegrained-qa", "oasst-100", "oasst2-en", "squality", "ukp", "saf-en", "saf-de"],
  ...["usr-topical", "llmfao"],
];
/** Answers of each set at most. */
const MOST_OF_A_SET = 280;
const ON_TOPIC_SHARE = 0.5;
/** Of the answers, those that are said again: long texts, so every fourth one only. */
const AGAIN_EACH = 4;
/** Characters, and sentences, that a long answer has at least: in these a damaging sentence is hardest to notice. */
const LONG_ANSWER = { characters: 600, sentences: 3 };
/** Longer texts would make most of the encoder's work. */
const LONGEST = { query: 2500, response: 4000 };
/** In turn; a damaging sentence is the hardest to notice and comes twice. */
const TURNS: readonly Damage[] = ["shuffle", "insert", "salad", "repeat", "insert", "echo", "cut"];

/** One query in five is held out. */
export const isHeldOut = (query: string) => parseInt(sha256(query).slice(0, 8), 16) % 5 === 0;

/** Whether an answer is long. */
export const isLong = (response: string) =>
  response.length >= LONG_ANSWER.characters && sentencesOf(response).length >= LONG_ANSWER.sentences;

/** The better response of each pair that people could tell apart, each once, at most `MOST_OF_A_SET` of a set. */
function answersOf(sets: readonly PeopleSet[], random: () => number): (Answer & { readonly source: string })[] {
  return sets
    .filter(({ name }) => ANSWER_SETS.includes(name))
    .flatMap(({ name, pairs }) => {
      const better = pairs
        .filter((pair) => meanLabel(pair) !== 0.5)
        .map((pair) => ({ query: pair.query, response: meanLabel(pair) > 0.5 ? pair.first : pair.second }))
        .filter(({ query, response }) => query.length <= LONGEST.query && response.length <= LONGEST.response)
        .filter(({ response }) => response.trim().split(/\s+/).length >= 3);
      const once = new Map(better.map((answer) => [JSON.stringify([answer.query, answer.response]), answer]));
      return shuffled([...once.values()], random)
        .slice(0, MOST_OF_A_SET)
        .map((answer) => ({ ...answer, source: name }));
    });
}

/**
 * About 6000 pairs, the same each time.
 * @param sets of people's choices; those of `ANSWER_SETS` among them are used.
 */
export function madePairs(sets: readonly PeopleSet[]): MadePair[] {
  const random = seededRandom(3);
  const answers = shuffled(answersOf(sets, random), random);
  const words = answers.flatMap(({ response }) =>
    response
      .split(/\s+/)
      .filter((word) => word !== "")
      .slice(0, 60),
  );
  const damaged = answers.map((answer, i) => {
    const kind = TURNS[i % TURNS.length];
    const heldOut = isHeldOut(answer.query);
    const damaging = Object.values(heldOut ? UNSEEN_DAMAGING_SENTENCES : DAMAGING_SENTENCES).flat();
    return { kind, answer, heldOut, second: DAMAGES[kind](answer, { random, words, damaging }) };
  });
  // A held-out query meets only answers to held-out ones, so that no text is on both sides.
  const offTopic = [true, false].flatMap((heldOut) => {
    const side = answers.filter(({ query }) => isHeldOut(query) === heldOut);
    const others = shuffled(side, random);
    return side
      .slice(0, Math.round(side.length * ON_TOPIC_SHARE))
      .map((answer, i) => ({ kind: "on-topic" as const, answer, heldOut, other: others[i] }))
      .filter(({ answer, other }) => answer.query !== other.query)
      .map(({ other, ...rest }) => ({ ...rest, second: other.response }));
  });
  const inLong = answers
    .filter(({ response }) => isLong(response))
    .map((answer, i) => {
      const heldOut = isHeldOut(answer.query);
      const damaging = (heldOut ? UNSEEN_DAMAGING_SENTENCES : DAMAGING_SENTENCES)[
        DAMAGING_KINDS[i % DAMAGING_KINDS.length]
      ];
      return { kind: "insert" as const, answer, heldOut, second: DAMAGES.insert(answer, { random, words, damaging }) };
    });
  const repeating = { random: seededRandom(7), words, damaging: [] };
  const again = answers
    .filter((_, i) => i % AGAIN_EACH === 0)
    .map((answer) => {
      const heldOut = isHeldOut(answer.query);
      return { kind: "again" as const, answer, heldOut, second: DAMAGES.again(answer, repeating) };
    });
  return [...damaged, ...offTopic, ...inLong, ...again]
    .filter(({ answer, second }) => second.trim() !== "" && second.trim() !== answer.response.trim())
    .map(({ kind, answer, heldOut, second }) => ({
      ...{ kind, query: answer.query, first: answer.response, second, source: answer.source, heldOut },
    }));
}
