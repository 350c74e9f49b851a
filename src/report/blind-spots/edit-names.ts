/** What the changes are called that `verify-model` makes to responses: a card names those that a model is blind to by their key. */
export const EDIT_NAMES = {
  // Must not matter.
  blank: "white space at the end",
  quotes: "straight or curly quotes",
  typo: "one typo",
  case: "one word in another case",
  plain: "Markdown removed",
  "list-order": "list items in another order",
  "bold-added": "one word in bold",
  "bold-removed": "bold removed",
  bullets: "another sign before list items",
  spacing: "another blank line between paragraphs",
  dashes: "another kind of dash",
  contractions: "“do not” or “don't”",
  // Must not pay.
  padding: "empty sentences at the end",
  repetition: "the response 20 times",
  flattery: "flattery",
  "self-praise": "“this is the best answer”",
  "query-copied": "the query copied",
  "bold-exclamation": "bold and exclamation marks",
  lists: "each sentence in a list",
  headings: "headings everywhere",
  lorem: "lorem ipsum in the same form",
  emoji: "many emoji",
  refusal: "a refusal in a nice form",
  instruction: "an instruction to the judge",
} as const;

export type EditName = keyof typeof EDIT_NAMES;

/** A card may name an edit of a later version. */
export const editName = (name: string): string => (name in EDIT_NAMES ? EDIT_NAMES[name as EditName] : name);
