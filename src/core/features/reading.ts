import { harshnessOf, type Harshness } from "./harsh-words.ts";
import {
  countMatches,
  countSentences,
  plainWord,
  WORD,
  wordStatistics,
  type WordStatistics,
} from "./text-statistics.ts";
import { wordOrder, type WordOrder } from "./word-order.ts";

/** A response and its query, as the formulas of surface features read them. */
export interface Reading {
  readonly response: string;
  readonly statistics: WordStatistics;
  readonly sentences: number;
  /** The sentences as half-open stretches of the words in order. */
  readonly spans: readonly (readonly [from: number, to: number])[];
  /** The runs of three words in the words in order. */
  readonly runs: readonly string[];
  readonly wordOrder: WordOrder;
  /** Of each sentence. */
  readonly harshness: readonly Harshness[];
  /** Words over three letters at the query's end. */
  readonly asked: ReadonlySet<string>;
  /** The query's last words, of any length. */
  readonly lastAsked: ReadonlySet<string>;
  /** The runs of three words in those. */
  readonly askedRuns: ReadonlySet<string>;
  /** What kind of fact the query's last sentence asks for. */
  readonly wants: "figure" | "name" | "other";
  /** 1 / words, 1 / characters, at most 1. */
  readonly perWord: number;
  readonly perCharacter: number;
}

/** A surface feature. */
export interface SurfaceFeature {
  readonly name: string;
  /** Formula and reason. */
  readonly why: string;
  readonly of: (reading: Reading) => number;
}

/** log(1 + matches of a global pattern in the response). */
export const logCount = (pattern: RegExp) => (reading: Reading) => Math.log1p(countMatches(reading.response, pattern));

/** The query's tail that is read, in characters: its last turn, not a whole dialogue. */
const QUERY_TAIL = 2000;
/** Of it, what its last sentence is looked for in. */
const LAST_SENTENCE = 300;
const LAST_WORDS = 100;

const FIGURE = /\bhow (?:many|much|long|old|far|tall|big|often)\b|\bwhen\b|\bwhat year\b/iu;
const NAME = /\b(?:who|where|which)\b/iu;

function wantedBy(query: string): Reading["wants"] {
  const end = query.slice(-LAST_SENTENCE).trim();
  // Its last character ends no sentence before it.
  const last =
    end
      .slice(0, -1)
      .split(/[.!?\n]\s*/u)
      .at(-1)! + end.slice(-1);
  return FIGURE.test(last) ? "figure" : NAME.test(last) ? "name" : "other";
}

/** Each so many words side by side, as one string. */
export const runsOf = (words: readonly string[], length: number): string[] =>
  words.slice(length - 1).map((_, i) => words.slice(i, i + length).join(" "));

/** Reads both once, in time linear in their length. */
export function readTexts(query: string, response: string): Reading {
  const statistics = wordStatistics(response);
  const { order, starts } = statistics;
  const spans = starts.map((at, i) => [at, starts[i + 1] ?? order.length] as const);
  const words = Array.from(query.slice(-QUERY_TAIL).matchAll(WORD), ([match]) => plainWord(match));
  return {
    response,
    statistics,
    sentences: countSentences(response) || Math.min(statistics.words, 1),
    spans,
    runs: runsOf(order, 3),
    wordOrder: wordOrder(order, starts),
    harshness: spans.map(([from, to]) => harshnessOf(order.slice(from, to))),
    asked: new Set(words.filter((word) => word.length > 3)),
    lastAsked: new Set(words.slice(-LAST_WORDS)),
    askedRuns: new Set(runsOf(words.slice(-LAST_WORDS), 3)),
    wants: wantedBy(query),
    perWord: 1 / Math.max(statistics.words, 1),
    perCharacter: 1 / Math.max(response.length, 1),
  };
}
