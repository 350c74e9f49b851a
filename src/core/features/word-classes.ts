/** Kinds of words, for how plausible their order is (word-order.ts): the commonest words are kinds of their own, others go by their ending. */

/** The commonest words of the texts that the table of word-order-table.ts was counted on. */
const COMMON_WORDS =
  "the to a and of in is you that for it i are on with be can as or by have was if not they this but he from your about an do at has also like which what more there would some their so people will one them his it's who other think want i'm could when don't all first help how then know out because you're her been just me time we get use no make up than she were might good".split(
    " ",
  );
/** Endings, tried in order, of words that are longer than them by three letters or more. */
const ENDINGS = ["ing", "ed", "ly", "s", "er", "es", "al", "tion", "ness", "ment", "ity"];
/** Other words go by their length: up to 3, 7 letters, longer. */
const LENGTHS = 3;

const COMMON: ReadonlyMap<string, number> = new Map(COMMON_WORDS.map((word, k) => [word, k]));

/** Where a sentence begins or the text ends. */
export const BOUNDARY = COMMON_WORDS.length + ENDINGS.length + LENGTHS;
/** Number of kinds, the boundary included. */
export const WORD_CLASSES = BOUNDARY + 1;

/** Whether a word in lower case is one of the commonest English ones. */
export const isCommonWord = (word: string): boolean => COMMON.has(word);

/** The kind of a word in lower case with straight apostrophes. */
export function wordClass(word: string): number {
  const common = COMMON.get(word);
  if (common !== undefined) return common;
  const ending = ENDINGS.findIndex((end) => word.length >= end.length + 3 && word.endsWith(end));
  return COMMON_WORDS.length + (ending >= 0 ? ending : ENDINGS.length + Math.min(LENGTHS - 1, word.length >> 2));
}

/** The kinds of words in order, a boundary before each sentence and after the last. @param starts where sentences begin. */
export function classesOf(order: readonly string[], starts: readonly number[]): number[] {
  const classes: number[] = [];
  let next = 0;
  order.forEach((word, i) => {
    if (i === starts[next]) {
      classes.push(BOUNDARY);
      next++;
    }
    classes.push(wordClass(word));
  });
  return [...classes, BOUNDARY];
}
