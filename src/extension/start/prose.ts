/** Fewer words are a name or a label. */
const FEWEST_WORDS = 5;
/** Share of letters and blanks: code has more marks than prose. */
const LEAST_LETTERS = 0.85;

/** Whether a text, selected in a file of code say, reads like sentences: then it is worth a score. */
export function isProse(text: string): boolean {
  const words = text.match(/\p{L}[\p{L}\p{M}'’-]*/gu) ?? [];
  const letters = text.match(/[\p{L}\p{M}\s]/gu) ?? [];
  return words.length >= FEWEST_WORDS && letters.length >= LEAST_LETTERS * [...text].length;
}
