/**
 * Surface features: what a reader sees of a response before reading it. Counts enter as log(1 + count), because the
 * second bullet says more than the twentieth; the others are shares of the words or of the characters, so that they
 * do not grow with length. Every one is finite for any string, is 0 for an empty response, and is found in time linear
 * in its length.
 */
import { DAMAGE_FEATURES } from "./damage-features.ts";
import { PATTERNS } from "./feature-patterns.ts";
import { FLOW_FEATURES } from "./flow-features.ts";
import { logCount, readTexts, type Reading, type SurfaceFeature } from "./reading.ts";
import { countMatches, type WordStatistics } from "./text-statistics.ts";
import { WORD_LISTS } from "./word-lists.ts";

const ASSENT = new Set("yes no yeah sure okay ok well oh ah hi hello great absolutely certainly".split(" "));

const perCharacter = (pattern: RegExp) => (reading: Reading) =>
  countMatches(reading.response, pattern) * reading.perCharacter;
const share = (of: (statistics: WordStatistics) => number) => (reading: Reading) =>
  Math.sqrt(of(reading.statistics) * reading.perWord);
const sharedWords = ({ asked, statistics }: Reading) => {
  let shared = 0;
  for (const word of asked) if (statistics.distinct.has(word)) shared++;
  return shared;
};

const MEASURED: readonly SurfaceFeature[] = [
  {
    name: "words",
    why: "log(1 + words): length, the commonest taste and the commonest bias",
    of: (r) => Math.log1p(r.statistics.words),
  },
  {
    name: "word length",
    why: "log(1 + letters / words): plain or learned vocabulary",
    of: (r) => Math.log1p(r.statistics.letters * r.perWord),
  },
  { name: "long words", why: "√(words over six letters per word): learned vocabulary", of: share((s) => s.long) },
  { name: "sentences", why: "log(1 + sentences)", of: (r) => Math.log1p(r.sentences) },
  {
    name: "sentence length",
    why: "log(1 + words / sentences): terse or winding",
    of: (r) => Math.log1p(r.statistics.words / Math.max(r.sentences, 1)),
  },
  { name: "paragraphs", why: "log(1 + blank lines): broken up or in one piece", of: logCount(PATTERNS.paragraphs) },
  {
    name: "list items",
    why: "log(1 + lines that begin with a bullet or a number): structure",
    of: logCount(PATTERNS["list items"]),
  },
  { name: "numbers", why: "log(1 + runs of digits): figures and dates", of: logCount(PATTERNS.numbers) },
  { name: "digits", why: "digits per character", of: perCharacter(PATTERNS.digits) },
  { name: "capitals", why: "capital letters per character: names, shouting", of: perCharacter(PATTERNS.capitals) },
  {
    name: "names",
    why: "√(words with a capital inside a sentence per word): people, places, titles",
    of: share((s) => s.names),
  },
  { name: "questions", why: "log(1 + question marks): asks back", of: logCount(PATTERNS.questions) },
  {
    name: "ends asking",
    why: "1 where the last sign is a question mark, else 0",
    of: (r) => (/[?？]\s*$/u.test(r.response.slice(-20)) ? 1 : 0),
  },
  { name: "exclamations", why: "log(1 + exclamation marks): enthusiasm", of: logCount(PATTERNS.exclamations) },
  {
    name: "commas",
    why: "commas per word: winding sentences, lists in a line",
    of: (r) => Math.min(1, countMatches(r.response, PATTERNS.commas) * r.perWord),
  },
  { name: "asides", why: "log(1 + brackets, dashes and semicolons)", of: logCount(PATTERNS.asides) },
  { name: "quotes", why: "log(1 + quotation marks): cites or mentions", of: logCount(PATTERNS.quotes) },
  {
    name: "markup",
    why: "log(1 + `*`, `#`, `_`, `|` and backticks): Markdown and code",
    of: logCount(PATTERNS.markup),
  },
  { name: "links", why: "log(1 + web addresses): names its sources", of: logCount(PATTERNS.links) },
  {
    name: "unfinished",
    why: "1 where no sign ends the last sentence, else 0: cut off",
    of: (r) => (r.statistics.words > 0 && !/[.!?。！？)"”:*`]\s*$/u.test(r.response.slice(-20)) ? 1 : 0),
  },
  {
    name: "refusal",
    why: "1 where the response apologises or declines, else 0",
    of: (r) => (r.response.search(PATTERNS.refusal) >= 0 ? 1 : 0),
  },
  {
    name: "opens with I",
    why: "1 where the first word is I, else 0",
    of: (r) => (/^i(?:'|$)/u.test(r.statistics.opening) ? 1 : 0),
  },
  {
    name: "opens with assent",
    why: "1 where the first word is yes, no, sure, well, okay …, else 0",
    of: (r) => (ASSENT.has(r.statistics.opening) ? 1 : 0),
  },
  { name: "past tense", why: "√(words in -ed per word): narrates", of: share((s) => s.past) },
  { name: "-ing", why: "√(words in -ing per word)", of: share((s) => s.ing) },
  { name: "adverbs", why: "√(words in -ly per word)", of: share((s) => s.adverbs) },
  {
    name: "overlap",
    why: "share of the query's words over three letters that the response has too: on topic",
    of: (r) => sharedWords(r) / Math.max(r.asked.size, 1),
  },
  {
    name: "new words",
    why: "share of the response's distinct words that the query's end does not have: adds something",
    of: (r) => (r.statistics.distinct.size - sharedWords(r)) / Math.max(r.statistics.distinct.size, 1),
  },
  {
    name: "variety",
    why: "distinct words / √words: repeats itself or not, whatever the length",
    of: (r) => r.statistics.distinct.size * Math.sqrt(r.perWord),
  },
];

/** Name, formula and reason of each feature, in the order of `surfaceFeatures`. */
export const SURFACE_FEATURES: readonly SurfaceFeature[] = [
  ...MEASURED,
  ...FLOW_FEATURES,
  ...WORD_LISTS.map(({ name, why }, list) => ({
    name,
    why: `√(words and phrases of the list per word): ${why}`,
    of: share(({ lists }) => lists[list]),
  })),
  ...DAMAGE_FEATURES,
];

/** The features named in SURFACE_FEATURES, raw (not standardised). */
export function surfaceFeatures(query: string, response: string): Float64Array {
  const reading = readTexts(query, response);
  return Float64Array.from(SURFACE_FEATURES, (feature) => feature.of(reading));
}
