import { WORD_KINDS } from "./feature-patterns.ts";
import { LISTS_OF, LISTS_OF_PHRASE, WORD_LISTS } from "./word-lists.ts";

/** What one pass over a response's words finds. */
export interface WordStatistics {
  readonly words: number;
  readonly letters: number;
  /** Words of more than six letters. */
  readonly long: number;
  /** Words with a capital that do not begin a sentence, "I" left out. */
  readonly names: number;
  readonly past: number;
  readonly ing: number;
  readonly adverbs: number;
  readonly distinct: ReadonlySet<string>;
  /** Words in each of WORD_LISTS. */
  readonly lists: Float64Array;
  /** The first word, in lower case; "" for none. */
  readonly opening: string;
  /** The first READ_WORDS words, in lower case. */
  readonly order: readonly string[];
  /** Where sentences begin in `order`. */
  readonly starts: readonly number[];
  /** Where the second sentence begins in the text, in UTF-16 code units; without one, the text's length. */
  readonly openingEnd: number;
  /** Which word is the first name; Infinity for none. */
  readonly firstName: number;
}

/** Words of a response whose order is kept. */
const READ_WORDS = 5000;

// Bounded, because an engine keeps a place to come back to for every repeat: ten million letters overflow its stack.
export const WORD = /[\p{L}\p{M}]{1,10000}(?:['’][\p{L}\p{M}]{1,10000}){0,8}/gu;

/** A word as the lists spell it. */
export const plainWord = (word: string) => word.toLowerCase().replaceAll("’", "'");

/** Ends of sentences, of CJK too. */
const SENTENCE_END = /[.!?](?=\s|$)|[。！？]/gu;
/** Between two words: a sentence or a line ended. */
const NEXT_SENTENCE = /[.!?](?=\s)|[。！？\n]/u;
const CAPITAL = /^\p{Lu}/u;

/** Number of matches of a global pattern. */
export function countMatches(text: string, pattern: RegExp): number {
  let n = 0;
  for (const match of text.matchAll(pattern)) n += Math.min(1, match.length);
  return n;
}

export const countSentences = (text: string) => countMatches(text, SENTENCE_END);

/** A word of a text, with what its surroundings say of it. */
export interface SeenWord {
  /** In lower case, with straight apostrophes. */
  readonly word: string;
  /** Its place in the text, UTF-16 units. */
  readonly start: number;
  readonly end: number;
  /** How many words are before it. */
  readonly position: number;
  /** Whether it has a capital and does not begin a sentence; "I" does not count. */
  readonly isName: boolean;
  readonly beginsSentence: boolean;
  /** The lists that have the word, as indexes into WORD_LISTS. */
  readonly lists: readonly number[];
  /** The lists that have it and the word before it as a phrase. */
  readonly phraseLists: readonly number[];
}

const NONE: readonly number[] = [];

/** The words of a text in order. */
export function* wordsIn(text: string): Generator<SeenWord> {
  let [before, end, position] = ["", 0, 0];
  for (const match of text.matchAll(WORD)) {
    const [source] = match;
    const word = plainWord(source);
    // Only the gap between two words shows whether a sentence ended. A long gap always ends one.
    const between = text.slice(end, Math.min(match.index, end + 20));
    const isName =
      position > 0 && word !== "i" && !word.startsWith("i'") && CAPITAL.test(source) && !/[.!?:\n]/u.test(between);
    const beginsSentence = position === 0 || NEXT_SENTENCE.test(between);
    end = match.index + source.length;
    const phraseLists = between === " " ? (LISTS_OF_PHRASE.get(before)?.get(word) ?? NONE) : NONE;
    const lists = LISTS_OF.get(word) ?? NONE;
    yield { word, start: match.index, end, position, isName, beginsSentence, lists, phraseLists };
    before = word;
    position++;
  }
}

export function wordStatistics(text: string): WordStatistics {
  let [words, letters, long, names, past, ing, adverbs] = [0, 0, 0, 0, 0, 0, 0];
  const distinct = new Set<string>();
  const lists = new Float64Array(WORD_LISTS.length);
  const order: string[] = [];
  const starts: number[] = [];
  let [openingEnd, firstName] = [text.length, Infinity];
  for (const seen of wordsIn(text)) {
    const { word, start, isName, beginsSentence } = seen;
    if (isName) {
      names++;
      firstName = Math.min(firstName, words);
    }
    if (words < READ_WORDS) {
      if (beginsSentence) starts.push(words);
      if (starts.length === 2) openingEnd = Math.min(openingEnd, start);
      order.push(word);
    }
    words++;
    letters += word.length;
    if (WORD_KINDS["long words"](word)) long++;
    if (WORD_KINDS["past tense"](word)) past++;
    if (WORD_KINDS["-ing"](word)) ing++;
    if (WORD_KINDS.adverbs(word)) adverbs++;
    for (const list of seen.lists) lists[list]++;
    for (const list of seen.phraseLists) lists[list]++;
    distinct.add(word);
  }
  const counts = { words, letters, long, names, past, ing, adverbs, distinct, lists };
  return { ...counts, opening: order[0] ?? "", order, starts, openingEnd, firstName };
}
