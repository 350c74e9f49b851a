/** Ways to spoil an answer that need nobody to say that it became worse. */
import { shuffled } from "../../../src/core/math/random.ts";
import { sentencesOf } from "../../../src/core/features/sentences.ts";

/** An answer to a query. */
export interface Answer {
  readonly query: string;
  readonly response: string;
}

/** What damage draws on. */
export interface DamageSource {
  /** Uniform in [0, 1). */
  readonly random: () => number;
  /** Words of other answers, for word salad. */
  readonly words: readonly string[];
  /** Sentences that spoil an answer. */
  readonly damaging: readonly string[];
}

const REPEATS = 20;
/** Repeats of long texts cost much time to encode and teach nothing more: a longer answer's first sentence is repeated. */
const LONGEST_REPEATED = 150;
/** An answer that is said again: copies at most, characters of all copies about, and what is between two of them. */
const AGAIN = { copies: 5, characters: 8000, between: [" ", "\n", "\n\n"] } as const;

const wordsOf = (text: string) => text.split(/\s+/).filter((word) => word !== "");
const pick = <T>(items: readonly T[], random: () => number): T => items[Math.floor(random() * items.length)];

function saladOf(count: number, { random, words }: DamageSource): string {
  return Array.from({ length: count }, () => pick(words, random)).join(" ");
}

/** The answer with its sentence at `start` to `end` replaced. */
const replaced = (text: string, start: number, end: number, by: string) =>
  `${text.slice(0, start)}${by}${text.slice(end)}`;

/** The whole text two to five times. */
function copied(text: string, random: () => number): string {
  const room = Math.max(2, Math.min(AGAIN.copies, Math.floor(AGAIN.characters / text.length)));
  const copies = 2 + Math.floor(random() * (room - 1));
  return Array<string>(copies).fill(text.trim()).join(pick(AGAIN.between, random));
}

/** The text with each of its sentences twice. */
const doubled = (text: string) =>
  sentencesOf(text).reduceRight(
    (whole, { start, end }) => replaced(whole, end, end, ` ${text.slice(start, end)}`),
    text,
  );

/** The text with one of its sentences once more: behind itself, or at the end. */
function oneTwice(text: string, random: () => number): string {
  const { start, end } = pick(sentencesOf(text), random);
  const at = random() < 0.5 ? end : text.trimEnd().length;
  return replaced(text, at, at, ` ${text.slice(start, end)}`);
}

/** Each damage by name; the same text, or an empty one, where an answer cannot be damaged in this way. */
export const DAMAGES = {
  /** All its words in another order. */
  shuffle: ({ response }: Answer, { random }: DamageSource) => shuffled(wordsOf(response), random).join(" "),
  /** One sentence, or every other time the whole answer, replaced by as many words of other answers. */
  salad: ({ response }: Answer, source: DamageSource) => {
    if (source.random() < 0.5) return saladOf(Math.max(3, wordsOf(response).length), source);
    const { start, end } = pick(sentencesOf(response), source.random);
    const count = Math.max(3, wordsOf(response.slice(start, end)).length);
    return replaced(response, start, end, saladOf(count, source));
  },
  /** The whole answer, or the first sentence of a long one, twenty times. */
  repeat: ({ response }: Answer) => {
    const [{ start, end }] = sentencesOf(response);
    const repeated =
      response.length <= LONGEST_REPEATED ? response : response.slice(start, Math.min(end, start + LONGEST_REPEATED));
    return Array<string>(REPEATS).fill(repeated.trim()).join(" ");
  },
  /** As somebody says it again to please: the whole answer two to five times, each sentence twice, or one of them. */
  again: ({ response }: Answer, { random }: DamageSource) => {
    const way = random();
    if (way < 0.5) return copied(response, random);
    return way < 0.75 ? doubled(response) : oneTwice(response, random);
  },
  /** Cut off somewhere in its middle third. */
  cut: ({ response }: Answer, { random }: DamageSource) =>
    response.slice(0, Math.round(response.length * (1 + random()) * (1 / 3))).trimEnd(),
  /** The query in its place; of a dialogue, what was said last. */
  echo: ({ query }: Answer) =>
    query
      .split(/^Human:/m)
      .at(-1)!
      .replace(/^Assistant:\s*$/m, "")
      .trim(),
  /** A damaging sentence between two sentences in its middle; behind an answer of one sentence. */
  insert: ({ response }: Answer, { random, damaging }: DamageSource) => {
    const sentences = sentencesOf(response);
    const { end } = sentences[Math.max(0, Math.ceil(sentences.length / 2) - 1)];
    return replaced(response, end, end, ` ${pick(damaging, random)}`);
  },
} as const satisfies Record<string, (answer: Answer, source: DamageSource) => string>;

export type Damage = keyof typeof DAMAGES;
