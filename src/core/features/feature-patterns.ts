/** What the surface features that are found by their signs look for. Every pattern is global: a feature counts its matches, an explanation shows them. */
export const PATTERNS = {
  paragraphs: /\n[ \t]*\n/gu,
  "list items": /^[ \t]{0,12}(?:[-*•+]|\d{1,3}[.)])[ \t]/gmu,
  numbers: /\p{Nd}+/gu,
  digits: /\p{Nd}/gu,
  capitals: /\p{Lu}/gu,
  questions: /[?？]/gu,
  exclamations: /[!！]/gu,
  commas: /[,，、]/gu,
  asides: /[();]|—| – | - /gu,
  quotes: /["“”«»]/gu,
  markup: /[`*#_|]/gu,
  links: /https?:\/\/|www\./giu,
  refusal: /\b(?:sorry|apologi[sz]e|can['’]?t|cannot|unable|not able|i don['’]t|i won['’]t)\b/giu,
  years: /(?<!\p{Nd})\p{Nd}{4}(?!\p{Nd})/gu,
} as const;

/** Words that a feature counts by their letters, in lower case. */
export const WORD_KINDS = {
  "long words": (word: string) => word.length > 6,
  "past tense": (word: string) => word.length > 4 && word.endsWith("ed"),
  "-ing": (word: string) => word.length > 5 && word.endsWith("ing"),
  adverbs: (word: string) => word.length > 4 && word.endsWith("ly"),
} as const;
