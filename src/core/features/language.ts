/**
 * Whether a response in Latin letters is in another language than English. Few of its words are among the commonest English ones, and a
 * detector is sure of another language (docs/decisions/111). Of a short text nothing is said.
 */
import { plainWord, WORD } from "./text-statistics.ts";
import { isCommonWord } from "./word-classes.ts";

/** The ISO 639-1 code of a text's language; undefined where it is not certain. */
export type DetectLanguage = (text: string) => string | undefined;

/** Characters that are looked at. */
const LOOKED_AT = 1000;
/** Different words of two letters or more that it takes. */
const FEWEST_WORDS = 8;
/** English text has 40 to 50% of them, quoted in or mixed with another language it has more than this. */
const MOST_ENGLISH = 0.15;

export function isOtherLanguage(response: string, detect: DetectLanguage): boolean {
  const words = Array.from(response.slice(0, LOOKED_AT).matchAll(WORD), ([word]) => plainWord(word)).filter(
    ({ length }) => length > 1,
  );
  if (new Set(words).size < FEWEST_WORDS) return false;
  if (words.filter(isCommonWord).length > MOST_ENGLISH * words.length) return false;
  const language = detect(words.join(" "));
  return language !== undefined && language !== "en";
}
