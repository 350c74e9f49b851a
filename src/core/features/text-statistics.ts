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
export function count(text: string, pattern: RegExp): number {
  let n = 0;
  for (const match of text.matchAll(pattern)) n += Math.min(1, match.length);
  return n;
}

export const countSentences = (text: string) => count(text, SENTENCE_END);

export function wordStatistics(text: string): WordStatistics {
  let [words, letters, long, names, past, ing, adverbs] = [0, 0, 0, 0, 0, 0, 0];
  const distinct = new Set<string>();
  const lists = new Float64Array(WORD_LISTS.length);
  const order: string[] = [];
  const starts: number[] = [];
  let before = "";
  let [end, openingEnd, firstName] = [0, text.length, Infinity];
  for (const match of text.matchAll(WORD)) {
    const [source] = match;
    const word = plainWord(source);
    // Only the gap between two words shows whether a sentence ended. A long gap always ends one.
    const between = text.slice(end, Math.min(match.index, end + 20));
    if (words > 0 && word !== "i" && !word.startsWith("i'") && CAPITAL.test(source) && !/[.!?:\n]/u.test(between)) {
      names++;
      firstName = Math.min(firstName, words);
    }
    if (words < READ_WORDS) {
      if (words === 0 || NEXT_SENTENCE.test(between)) starts.push(words);
      if (starts.length === 2) openingEnd = Math.min(openingEnd, match.index);
      order.push(word);
    }
    end = match.index + source.length;
    words++;
    letters += word.length;
    if (word.length > 6) long++;
    if (word.length > 4 && word.endsWith("ed")) past++;
    if (word.length > 5 && word.endsWith("ing")) ing++;
    if (word.length > 4 && word.endsWith("ly")) adverbs++;
    for (const list of LISTS_OF.get(word) ?? []) lists[list]++;
    if (between === " ") for (const list of LISTS_OF_PHRASE.get(before)?.get(word) ?? []) lists[list]++;
    before = word;
    distinct.add(word);
  }
  const counts = { words, letters, long, names, past, ing, adverbs, distinct, lists };
  return { ...counts, opening: order[0] ?? "", order, starts, openingEnd, firstName };
}
