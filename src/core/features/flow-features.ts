/**
 * Surface features of how a response develops: its opening, its sentences, what it repeats, and whether it uses the
 * query's words and the kind of fact that is asked for. Words are read up to READ_WORDS (text-statistics.ts).
 */
import { PATTERNS } from "./feature-patterns.ts";
import { logCount, runsOf, type Reading, type SurfaceFeature } from "./reading.ts";

/** Words of a window in which variety is measured, and from one window to the next. */
const WINDOW = 50;
const STEP = 25;

/** Words of the first sentence. */
const opening = ({ statistics: { order, starts } }: Reading) => order.slice(0, starts[1] ?? order.length);

/** Share of `words` that are in `set`; 0 for none. */
function shareIn(words: readonly string[], set: ReadonlySet<string>): number {
  return words.filter((word) => set.has(word)).length / Math.max(words.length, 1);
}

/** Share of the runs of words that were there before. */
function repeated(runs: readonly string[]): number {
  return (runs.length - new Set(runs).size) / Math.max(runs.length, 1);
}

/** Mean over windows of distinct words per word, so that a long text is not poor for its length. */
function localVariety(order: readonly string[]): number {
  const size = Math.min(WINDOW, order.length);
  if (size === 0) return 0;
  let [sum, windows] = [0, 0];
  for (let at = 0; at + size <= order.length; at += STEP, windows++) sum += new Set(order.slice(at, at + size)).size;
  return sum / (size * windows);
}

/** Share of the sentences that begin with one of these words. */
function sentencesOn(words: string) {
  const set = new Set(words.split(" "));
  return ({ statistics: { order, starts } }: Reading) =>
    shareIn(
      starts.map((at) => order[at]),
      set,
    );
}

/** Standard deviation of the sentences' lengths, in words. */
function spread({ statistics: { order }, spans }: Reading): number {
  const mean = order.length / Math.max(spans.length, 1);
  const squares = spans.map(([from, to]) => (to - from - mean) ** 2);
  return Math.sqrt(squares.reduce((sum, square) => sum + square, 0) / Math.max(spans.length, 1));
}

const figures = logCount(PATTERNS.numbers);

export const FLOW_FEATURES: readonly SurfaceFeature[] = [
  {
    name: "opening length",
    why: "log(1 + words of the first sentence): to the point or not",
    of: (r) => Math.log1p(opening(r).length),
  },
  {
    name: "opening echo",
    why: "share of the first sentence's words that the query's last hundred have: takes the question up",
    of: (r) => shareIn(opening(r), r.lastAsked),
  },
  {
    name: "echo",
    why: "share of the response's words over three letters that the query's end has: stays with the question",
    of: (r) =>
      shareIn(
        r.statistics.order.filter((word) => word.length > 3),
        r.asked,
      ),
  },
  {
    name: "opens with -ing",
    why: "1 where the first word ends in -ing, else 0",
    of: (r) => (r.statistics.opening.length > 4 && r.statistics.opening.endsWith("ing") ? 1 : 0),
  },
  {
    name: "local variety",
    why: "distinct words per word, mean over windows of fifty words: says the same again or not",
    of: (r) => localVariety(r.statistics.order),
  },
  {
    name: "repeated pairs",
    why: "share of the pairs of neighbouring words that were there before",
    of: (r) => repeated(runsOf(r.statistics.order, 2)),
  },
  {
    name: "repeated threes",
    why: "share of the runs of three words that were there before: phrases said again",
    of: (r) => repeated(r.runs),
  },
  { name: "sentences on you", why: "share of the sentences that begin with you or your", of: sentencesOn("you your") },
  {
    name: "sentences on I",
    why: "share of the sentences that begin with I",
    of: sentencesOn("i i'm i've i'd i'll"),
  },
  {
    name: "sentences on it",
    why: "share of the sentences that begin with it, this, that, these or they: stay on one subject",
    of: sentencesOn("it this that these they"),
  },
  {
    name: "rhythm",
    why: "log(1 + standard deviation of the sentences' lengths): even or changing",
    of: (r) => Math.log1p(spread(r)),
  },
  {
    name: "years",
    why: "log(1 + numbers of four digits): years and dates",
    of: logCount(PATTERNS.years),
  },
  {
    name: "figure first",
    why: "1 where the query asks how many, how long or when, and the first sentence has a figure, else 0",
    of: (r) => (r.wants === "figure" && /\p{Nd}/u.test(r.response.slice(0, r.statistics.openingEnd)) ? 1 : 0),
  },
  {
    name: "name first",
    why: "1 where the query asks who, where or which, and the first sentence has a name, else 0",
    of: (r) => (r.wants === "name" && r.statistics.firstName < opening(r).length ? 1 : 0),
  },
  {
    name: "figures asked for",
    why: "log(1 + numbers) where the query asks how many, how long or when, else 0",
    of: (r) => (r.wants === "figure" ? figures(r) : 0),
  },
  {
    name: "names asked for",
    why: "log(1 + words with a capital inside a sentence) where the query asks who, where or which, else 0",
    of: (r) => (r.wants === "name" ? Math.log1p(r.statistics.names) : 0),
  },
  {
    name: "length of a fact",
    why: "log(1 + words) where the query asks for a figure or a name, else 0: a fact may want few words",
    of: (r) => (r.wants === "other" ? 0 : Math.log1p(r.statistics.words)),
  },
];
