/**
 * Simulated tastes: rules over a response's text that a person might choose by. Each gives a number; of two responses
 * the one with the larger number is preferred, and equal numbers make no pair. They have their own patterns, but the
 * same hand wrote the surface features: tastes that a word list or a count can tell are over-represented here, so the
 * figures are of use to compare ways of learning, not to promise what an arbitrary taste needs.
 */
const words = (text: string) => text.toLowerCase().match(/[a-z]+(?:['’][a-z]+)?/g) ?? [];
const sentences = (text: string) => text.split(/(?<=[.!?])\s+/).filter((part) => /[a-z]/i.test(part));
const hits = (text: string, pattern: RegExp) => (text.match(pattern) ?? []).length;
/** Matches a hundred words. */
const rate = (pattern: RegExp) => (text: string) => (100 * hits(text, pattern)) / Math.max(words(text).length, 1);
const has = (pattern: RegExp) => (text: string) => (pattern.test(text) ? 1 : 0);
const mean = (values: readonly number[]) => values.reduce((sum, v) => sum + v, 0) / Math.max(values.length, 1);

export interface Taste {
  readonly name: string;
  readonly of: (response: string, query: string) => number;
}

export const TASTES: readonly Taste[] = [
  { name: "concise", of: (text) => -words(text).length },
  { name: "thorough", of: (text) => text.length },
  {
    name: "no hedging",
    of: (text) =>
      -rate(/\b(?:maybe|perhaps|might|possibly|probably|i think|i guess|i believe|seems?|could be|not sure)\b/gi)(text),
  },
  { name: "plain words", of: (text) => -mean(words(text).map((word) => word.length)) },
  { name: "short sentences", of: (text) => -mean(sentences(text).map((part) => words(part).length)) },
  { name: "asks back", of: has(/\?/) },
  { name: "never asks", of: (text) => -hits(text, /\?/g) },
  { name: "impersonal", of: (text) => -rate(/\b(?:i|i'm|i’m|me|my|myself|i've|i'd|i'll)\b/gi)(text) },
  { name: "speaks to me", of: rate(/\byou(?:'re|r|rs|rself)?\b/gi) },
  {
    name: "warm",
    of: rate(
      /\b(?:thanks?|thank you|please|glad|happy|hope|love|great|wonderful|welcome|sorry to hear|congratulations)\b|!/gi,
    ),
  },
  {
    name: "figures",
    of: rate(/\d+(?:[.,]\d+)*|\b(?:two|three|four|five|six|seven|eight|nine|ten|hundred|thousand|million)\b/gi),
  },
  { name: "with an example", of: has(/\b(?:for example|for instance|such as|e\.g\.|like a|like the|including)\b/i) },
  {
    name: "with reasons",
    of: rate(/\b(?:because|since|so that|therefore|due to|that's why|as a result|in order to)\b/gi),
  },
  {
    name: "practical",
    of: rate(/\b(?:try|use|make sure|you can|you could|you should|start by|add|take|put|call|ask)\b/gi),
  },
  {
    name: "careful",
    of: has(
      /\b(?:doctor|professional|police|lawyer|safe(?:ly|ty)?|careful(?:ly)?|risks?|dangerous|illegal|harm(?:ful)?)\b/i,
    ),
  },
  {
    name: "does not refuse",
    of: (text) => -has(/\b(?:i can't|i cannot|i can’t|i won't|i'm not able|unable to|i don't know|sorry)\b/i)(text),
  },
  {
    name: "on the question",
    of: (text, query) => {
      const asked = new Set(words(query.slice(-400)).filter((word) => word.length > 4));
      return mean(
        words(text)
          .filter((word) => word.length > 4)
          .map((word) => (asked.has(word) ? 1 : 0)),
      );
    },
  },
  { name: "names names", of: (text) => hits(text, /(?<=[a-z,] )[A-Z][a-z]{2,}/g) / Math.max(words(text).length, 1) },
  {
    name: "few repetitions",
    of: (text) => new Set(words(text).slice(0, 40)).size / Math.max(Math.min(words(text).length, 40), 1),
  },
  { name: "past tense", of: rate(/\b(?:was|were|had|did|[a-z]{3,}ed)\b/gi) },
  {
    name: "positive",
    of: (text) =>
      rate(/\b(?:good|best|better|great|helpful|easy|fun|nice|enjoy|beautiful|perfect|useful|love)\b/gi)(text) -
      rate(/\b(?:bad|worse|worst|wrong|hard|difficult|hate|terrible|problems?|awful)\b/gi)(text),
  },
  {
    name: "starts directly",
    of: (text) =>
      -has(/^\W*(?:well|sure|ok|okay|yes|yeah|no|i|i'm|so|oh|hmm|great|absolutely|of course|that's)\b/i)(text),
  },
  {
    name: "opening fits the query",
    of: (text, query) => {
      const asked = new Set(words(query.slice(-400)));
      return mean(
        words(text)
          .slice(0, 12)
          .map((word) => (asked.has(word) ? 1 : 0)),
      );
    },
  },
  {
    name: "food and home, not people",
    of: (text) =>
      rate(/\b(?:food|eat|cook(?:ing)?|water|house|home|kitchen|oil|salt|milk|bread|clean|wash)\b/gi)(text) -
      rate(/\b(?:people|person|man|woman|men|women|someone|friends?)\b/gi)(text),
  },
];
