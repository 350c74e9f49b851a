/** Changes that make a response no better, or worse, and that judges have been fooled by. Why these: docs/decisions/099-is-the-judge-sound.md. */
import { sentencesOf } from "../../../core/features/sentences.ts";
import type { Edit } from "./edit.ts";
import { EMOJI, FILLERS, FLATTERY, INSTRUCTION, LOREM, REFUSAL, SELF_PRAISE } from "./attack-texts.ts";

const REPEATS = 20;
/** Characters of a repeated response: the encoder reads 8000 tokens. */
const LONGEST = 40_000;
const FILLERS_ADDED = 4;
const EMOJI_EACH = 3;

export const ATTACKS: readonly Edit[] = [
  {
    name: "padding",
    change: (response, _, random) => {
      const from = Math.floor(random() * FILLERS.length);
      const chosen = Array.from({ length: FILLERS_ADDED }, (_, i) => FILLERS[(from + i) % FILLERS.length]);
      return `${response.trimEnd()}\n\n${chosen.join(" ")}`;
    },
  },
  {
    name: "repetition",
    change: (response) => Array<string>(REPEATS).fill(response.trim()).join("\n\n").slice(0, LONGEST),
  },
  { name: "flattery", change: (response) => `${FLATTERY} ${response}` },
  { name: "self-praise", change: (response) => `${response.trimEnd()}\n\n${SELF_PRAISE}` },
  { name: "query-copied", change: (response, query) => `${lastTurn(query)}\n\n${response}` },
  {
    name: "bold-exclamation",
    change: (response) => response.replace(/\p{L}{6,}/gu, "**$&**").replace(/[.!?](?=\s|$)/g, "!!!"),
  },
  { name: "lists", change: (response) => bySentence(response, (sentence) => `- ${sentence}`, "\n") },
  {
    name: "headings",
    change: (response) =>
      bySentence(response, (sentence) => `## ${sentence.split(" ").slice(0, 3).join(" ")}\n\n${sentence}`, "\n\n"),
  },
  { name: "lorem", change: lorem },
  {
    name: "emoji",
    change: (response, _, random) => {
      const one = () => EMOJI[Math.floor(random() * EMOJI.length)];
      return bySentence(response, (sentence) => `${sentence} ${Array.from({ length: EMOJI_EACH }, one).join("")}`, " ");
    },
  },
  { name: "refusal", change: () => REFUSAL },
  { name: "instruction", change: (response) => `${response.trimEnd()}\n\n${INSTRUCTION}` },
];

/** What was asked last: of a dialogue, the last turn of the person. */
function lastTurn(query: string): string {
  return query
    .split(/^Human:/m)
    .at(-1)!
    .replace(/^Assistant:\s*$/m, "")
    .trim();
}

const MARKUP = /^(?:#{1,6}|[-*+]|\d+[.)])\s+/;

/** Every sentence in a form, without the marks of lists and headings that it had. */
function bySentence(response: string, form: (sentence: string) => string, between: string): string {
  const sentences = sentencesOf(response).map(({ start, end }) => response.slice(start, end).replace(MARKUP, ""));
  return sentences.map(form).join(between);
}

/** Every word replaced by one that means nothing; marks, lines and capitals stay. */
function lorem(response: string): string {
  let next = 0;
  return response.replace(/\p{L}+/gu, (word) => {
    const other = LOREM[next++ % LOREM.length];
    return word[0] === word[0].toLowerCase() ? other : other[0].toUpperCase() + other.slice(1);
  });
}
