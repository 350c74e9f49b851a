/**
 * Surface features that hardly differ between two answers that people choose between, and that damage changes: words out of order,
 * the query copied, a sentence that belongs to nothing around it, insults, letters typed at random, an answer that is withdrawn.
 * detectors.ts reads them with everything else.
 */
import type { Reading, SurfaceFeature } from "./reading.ts";
import { retracted } from "./damage/retractions.ts";
import { worstSpelling } from "./damage/spelling.ts";

/** Words of a sentence that could be out of place, at least. */
const SENTENCE = 4;
/** Letters that identify a word, whatever its ending. */
const STEM = 5;

/** Nats a letter below which hardly anybody spells: one in a hundred of people's English texts has a sentence below. */
const PLAUSIBLE = -3;

const stemOf = (word: string) => word.slice(0, STEM);

/** Share of the response's runs of three words that the query's last words have. */
function copied({ runs, askedRuns }: Reading): number {
  return runs.filter((run) => askedRuns.has(run)).length / Math.max(runs.length, 1);
}

/** The words of each sentence. */
const sentencesOf = ({ statistics: { order }, spans }: Reading) => spans.map(([from, to]) => order.slice(from, to));

/** Sentences whose words over three letters are in no other sentence and not in the query. */
function loneSentences(reading: Reading): number {
  const { order } = reading.statistics;
  const asked = new Set([...reading.asked].map(stemOf));
  const stems = reading.spans.map(([from, to]) => {
    const words = to - from < SENTENCE ? [] : order.slice(from, to);
    return new Set(words.filter((word) => word.length > 3).map(stemOf));
  });
  const sentences = new Map<string, number>();
  for (const set of stems) for (const stem of set) sentences.set(stem, (sentences.get(stem) ?? 0) + 1);
  const tied = (stem: string) => asked.has(stem) || sentences.get(stem)! > 1;
  return stems.filter((set) => set.size > 0 && ![...set].some(tied)).length;
}

export const DAMAGE_FEATURES: readonly SurfaceFeature[] = [
  {
    name: "word order",
    why: "log P(a, b)/P(a)P(b) of kinds of words side by side, mean: somebody's sentences, or words thrown together",
    of: (r) => r.wordOrder.mean,
  },
  {
    name: "worst word order",
    why: "the same of the twenty neighbours where it is least: a sentence that nobody wrote",
    of: (r) => r.wordOrder.worst,
  },
  {
    name: "copied",
    why: "share of the runs of three words that the query's last hundred words have: says the question again",
    of: copied,
  },
  {
    name: "lone sentences",
    why: "log(1 + sentences without a longer word that the query or another sentence has): beside the point",
    of: (r) => Math.log1p(loneSentences(r)),
  },
  {
    name: "harsh sentences",
    why: "log(1 + sentences with a word or phrase of contempt): insults, dismissals, advertisements",
    of: (r) => Math.log1p(r.harshness.filter(({ harsh }) => harsh > 0).length),
  },
  {
    name: "harshest sentence",
    why: "log(1 + words and phrases of contempt in the sentence with most of them)",
    of: (r) => Math.log1p(r.harshness.reduce((most, { harsh }) => Math.max(most, harsh), 0)),
  },
  {
    name: "insults",
    why: "1 where a sentence has such a word and speaks to the reader, else 0",
    of: (r) => (r.harshness.some(({ harsh, toReader }) => harsh > 0 && toReader) ? 1 : 0),
  },
  {
    name: "withdrawn",
    why: "log(1 + denials in the sentence with most that speaks of the answer): a lie, a guess, the opposite",
    of: (r) => Math.log1p(sentencesOf(r).reduce((most, words) => Math.max(most, retracted(words)), 0)),
  },
  {
    name: "no words",
    why: "nats by which the letters of the sentence with the least plausible ones are below −3 per letter: typed at random",
    of: (r) => Math.max(0, PLAUSIBLE - worstSpelling(sentencesOf(r))),
  },
];
