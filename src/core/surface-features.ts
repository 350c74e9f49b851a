/**
 * Surface features: what a reader sees of a response before reading it. Counts enter as log(1 + count), because the
 * second bullet tells more than the twentieth; the others are shares of the words or of the characters, so that they
 * do not grow with length. Every one is finite for any string, and is found in time linear in its length.
 */

/** Name, formula and reason of each feature, in the order of `surfaceFeatures`. */
export const SURFACE_FEATURES = [
  { name: "words", why: "log(1 + words): length, the commonest taste and the commonest bias" },
  { name: "word length", why: "log(1 + letters / words): plain or learned vocabulary" },
  { name: "sentences", why: "log(1 + sentences)" },
  { name: "sentence length", why: "log(1 + words / sentences): terse or winding" },
  { name: "list items", why: "log(1 + lines that begin with a bullet or a number): structure" },
  { name: "digits", why: "digits a character: figures and dates" },
  { name: "capitals", why: "capital letters a character: names, shouting" },
  { name: "hedges", why: "√(hedging words a word): perhaps, might, I think" },
  { name: "refusal", why: "1 where the response apologises or declines, else 0" },
  { name: "questions", why: "log(1 + question marks): asks back" },
  { name: "exclamations", why: "log(1 + exclamation marks): enthusiasm" },
  { name: "markup", why: "log(1 + `*`, `#`, `_`, `|` and backticks): Markdown and code" },
  { name: "first person", why: "I, me, my a word: speaks of itself" },
  { name: "second person", why: "you, your a word: speaks to the reader" },
  { name: "overlap", why: "share of the query's words over three letters that the response has too: on topic" },
  { name: "variety", why: "distinct words / words: repeats itself" },
] as const;

// Bounded, because an engine keeps a place to come back to for every repeat: ten million letters overflow its stack.
const WORD = /\p{L}{1,10000}(?:['’]\p{L}{1,10000}){0,8}/gu;
const HEDGE = new Set(
  "maybe perhaps might possibly probably likely seem seems could generally usually somewhat apparently arguably".split(
    " ",
  ),
);
const HEDGE_PHRASE = /\b(?:i think|i believe|i guess|not sure|it depends|kind of|sort of)\b/giu;
const REFUSAL = /\b(?:sorry|apologi[sz]e|can['’]?t|cannot|unable|not able|i don['’]t|i won['’]t)\b/iu;
const LIST_ITEM = /^[ \t]{0,12}(?:[-*•+]|\d{1,3}[.)])[ \t]/gmu;
const FIRST = new Set(["i", "me", "my", "mine", "myself", "i'm", "i’m", "i've", "i’ve", "i'd", "i’d", "i'll", "i’ll"]);
const SECOND = new Set(["you", "your", "yours", "yourself", "you're", "you’re", "you'll", "you’ll"]);

const count = (text: string, pattern: RegExp) => {
  let n = 0;
  for (const match of text.matchAll(pattern)) n += Math.min(1, match.length);
  return n;
};

/** The query's tail that `overlap` reads, in characters: its last turn, not a whole dialogue. */
const QUERY_TAIL = 2000;

/** The features named in SURFACE_FEATURES, raw (not standardised). */
export function surfaceFeatures(query: string, response: string): Float64Array {
  let words = 0;
  let letters = 0;
  let hedges = count(response, HEDGE_PHRASE);
  let first = 0;
  let second = 0;
  const distinct = new Set<string>();
  for (const [match] of response.matchAll(WORD)) {
    const word = match.toLowerCase();
    words++;
    letters += word.length;
    if (HEDGE.has(word)) hedges++;
    if (FIRST.has(word)) first++;
    if (SECOND.has(word)) second++;
    distinct.add(word);
  }
  const asked = new Set<string>();
  for (const [match] of query.slice(-QUERY_TAIL).matchAll(WORD)) if (match.length > 3) asked.add(match.toLowerCase());
  let shared = 0;
  for (const word of asked) if (distinct.has(word)) shared++;
  const sentences = count(response, /[.!?](?=\s|$)/gu) || Math.min(words, 1);
  const perWord = 1 / Math.max(words, 1);
  const perCharacter = 1 / Math.max(response.length, 1);
  return Float64Array.of(
    Math.log1p(words),
    Math.log1p(letters * perWord),
    Math.log1p(sentences),
    Math.log1p(words / Math.max(sentences, 1)),
    Math.log1p(count(response, LIST_ITEM)),
    count(response, /\p{Nd}/gu) * perCharacter,
    count(response, /\p{Lu}/gu) * perCharacter,
    Math.sqrt(hedges * perWord),
    REFUSAL.test(response) ? 1 : 0,
    Math.log1p(count(response, /\?/gu)),
    Math.log1p(count(response, /!/gu)),
    Math.log1p(count(response, /[`*#_|]/gu)),
    first * perWord,
    second * perWord,
    shared / Math.max(asked.size, 1),
    distinct.size * perWord,
  );
}
