/**
 * Where in a response a surface feature is: its signs and its words. Features of the whole response, such as its length, are nowhere in
 * particular.
 */
import { PATTERNS, WORD_KINDS } from "./feature-patterns.ts";
import { HARSH_PHRASES, HARSH_WORDS } from "./harsh-words.ts";
import { readTexts, type Reading } from "./reading.ts";
import type { Stretch } from "./sentences.ts";
import { SURFACE_FEATURES } from "./surface-features.ts";
import { wordsIn, type SeenWord } from "./text-statistics.ts";
import { WORD_LISTS } from "./word-lists.ts";

type Find = (reading: Reading, words: readonly SeenWord[]) => Stretch[];

const matches =
  (pattern: RegExp): Find =>
  ({ response }) =>
    Array.from(response.matchAll(pattern), ({ 0: found, index }) => trimmed(found, index));

/** A match without its blanks; of one that is all blanks nothing is seen. */
function trimmed(found: string, index: number): Stretch {
  const start = index + found.length - found.trimStart().length;
  return { start, end: start + found.trim().length };
}

const wordsThat =
  (is: (word: SeenWord, reading: Reading) => boolean): Find =>
  (reading, words) =>
    words.filter((word) => is(word, reading));

const isOpening = ({ position }: SeenWord, { statistics }: Reading) =>
  position < (statistics.starts[1] ?? statistics.order.length);

const firstWord: Find = (_, words) => words.slice(0, 1);
const sentencesOn = (openers: string) => {
  const set = new Set(openers.split(" "));
  return wordsThat(({ word, beginsSentence }) => beginsSentence && set.has(word));
};
const names = wordsThat(({ isName }) => isName);
const asked = wordsThat(({ word }, reading) => reading.asked.has(word));

/** Words of contempt; of a phrase both words. */
const harsh: Find = (_, words) =>
  words.flatMap((seen, i) => {
    const before = i > 0 ? words[i - 1] : undefined;
    if (before && HARSH_PHRASES.has(`${before.word} ${seen.word}`)) return [{ start: before.start, end: seen.end }];
    return HARSH_WORDS.has(seen.word) ? [seen] : [];
  });

/** The last sign of a text. */
const lastSign: Find = ({ response }) => {
  const end = response.trimEnd().length;
  return end === 0 ? [] : [{ start: end - 1, end }];
};

const inList =
  (list: number): Find =>
  (_, words) =>
    words.flatMap(({ start, end, lists, phraseLists }, i) => {
      if (phraseLists.includes(list)) return [{ start: words[i - 1].start, end }];
      return lists.includes(list) ? [{ start, end }] : [];
    });

const FINDERS: ReadonlyMap<string, Find> = new Map<string, Find>([
  ...Object.entries(PATTERNS).map(([name, pattern]) => [name, matches(pattern)] as const),
  ...Object.entries(WORD_KINDS).map(([name, is]) => [name, wordsThat(({ word }) => is(word))] as const),
  ...WORD_LISTS.map(({ name }, list) => [name, inList(list)] as const),
  ["names", names],
  ["name first", wordsThat((word, reading) => word.isName && isOpening(word, reading))],
  ["names asked for", names],
  ["figures asked for", matches(PATTERNS.numbers)],
  [
    "figure first",
    (reading) => matches(PATTERNS.numbers)(reading, []).filter(({ end }) => end <= reading.statistics.openingEnd),
  ],
  ["opens with I", firstWord],
  ["opens with assent", firstWord],
  ["opens with -ing", firstWord],
  ["ends asking", lastSign],
  ["unfinished", lastSign],
  ["overlap", asked],
  ["echo", asked],
  ["opening echo", wordsThat((word, reading) => reading.lastAsked.has(word.word) && isOpening(word, reading))],
  ["sentences on you", sentencesOn("you your")],
  ["sentences on I", sentencesOn("i i'm i've i'd i'll")],
  ["sentences on it", sentencesOn("it this that these they")],
  ["harsh sentences", harsh],
  ["harshest sentence", harsh],
  ["insults", harsh],
]);

const MEASURES = new Map(SURFACE_FEATURES.map(({ name, of }) => [name, of]));

/** Those of the named features that are somewhere in the response, with their places in order; what is not seen has none. */
export function placesOfFeatures(names: readonly string[], query: string, response: string): Map<string, Stretch[]> {
  const reading = readTexts(query, response);
  const words = [...wordsIn(response)];
  const seen = names.filter((name) => MEASURES.get(name)?.(reading) !== 0);
  const found = seen.flatMap((name) => {
    const places = (FINDERS.get(name)?.(reading, words) ?? []).filter(({ start, end }) => end > start);
    return places.length > 0 ? [[name, places.map(({ start, end }) => ({ start, end }))] as const] : [];
  });
  return new Map(found);
}
