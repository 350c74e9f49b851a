/**
 * How plausible the letters of a response's words are: log P(b | a) of letters side by side, a word's beginning and end included, in nats.
 * About −2.4 for English words, far less for what a hand that slides over the keyboard writes. Words with other letters than a to z are not read.
 */
import { LETTER_ORDER, STEPS_PER_NAT } from "./letter-order-table.ts";

/** a to z, and what is between two words. */
export const LETTERS = 27;
const TABLE = Uint8Array.from(atob(LETTER_ORDER), (character) => character.charCodeAt(0));

/** Letters that a sentence has at least. */
const FEWEST_LETTERS = 12;

/** 0 to 25, then 26 on both sides of a word; undefined for a word with other letters than a to z, apostrophes apart. */
export function lettersOf(word: string): number[] | undefined {
  const letters = Array.from(word.replaceAll("'", ""), (letter) => letter.charCodeAt(0) - 97);
  return letters.every((letter) => letter >= 0 && letter < LETTERS - 1) ? [26, ...letters, 26] : undefined;
}

/** The mean over the neighbours in the sentence where it is least; 0 for no such sentence. @param sentences words of each. */
export function worstSpelling(sentences: readonly (readonly string[])[]): number {
  let worst = Infinity;
  for (const words of sentences) {
    let [sum, count] = [0, 0];
    for (const word of words) {
      const letters = lettersOf(word) ?? [];
      for (let i = 1; i < letters.length; i++, count++) sum -= TABLE[letters[i - 1] * LETTERS + letters[i]];
    }
    if (count >= FEWEST_LETTERS) worst = Math.min(worst, sum / count / STEPS_PER_NAT);
  }
  return worst === Infinity ? 0 : worst;
}
