/** An expression that finds wording nobody says aloud any longer, and what to write in its place. */
export interface Refused {
  readonly found: RegExp;
  readonly instead: string;
}

/**
 * Wording that the project does not use. Words with everyday meanings too ("holds the lock", "stands out", "told apart") are
 * matched with what comes after them.
 */
export const refusedWords: readonly Refused[] = [
  { found: /\bfore(?:tells?|telling|told|sees?|saw|seen)\b/iu, instead: "predicts, predicted" },
  { found: /\breckon(?:s|ed|ing)?\b/iu, instead: "computes, computed" },
  { found: /\banew\b/iu, instead: "again" },
  { found: /\ba coin\b|\bcoin's\b/iu, instead: "chance" },
  { found: /\bslip(?:s|ped)?\b/iu, instead: "label noise, mistake" },
  { found: /\b(?:by|of) (?:itself|themselves)\b/iu, instead: "automatically, alone" },
  { found: /\bof whom\b|\bwhence\b|\bthereof\b|\blest\b/iu, instead: "whose, where from, so that … not" },
  { found: /\bnot to be had\b/iu, instead: "unavailable" },
  { found: /\b(?:set|sets|setting|put|puts) aside\b/iu, instead: "skipped, left out" },
  // `told` is also a key of cards that were stored before (head-card-schema.ts).
  { found: /(?<!`|\.|readonly |\{ )\btold\b(?! (?:apart|you|me|us|him|her)\b)/iu, instead: "reported, said, shown" },
  { found: /\btell (?:how|what|of|where|when|why)\b/iu, instead: "say, show, report" },
  { found: /\btells\b(?!.*\bapart\b)/iu, instead: "says, shows, reports" },
  { found: /\b(?:stands?|stood)\b(?! (?:out|up|alone|by)\b|-)/iu, instead: "is, means, replaces" },
  { found: /\bholds\b(?! (?:the lock|a lock|back|down|on)\b)/iu, instead: "contains, has, is true" },
  { found: /\blearnt\b/iu, instead: "learned" },
  { found: /\bmend(?:s|ed|ing)?\b/iu, instead: "fixed" },
  { found: /\bno more[.,;:)]/iu, instead: "no longer" },
  { found: /\b(?:go|goes|went|going) on\b/iu, instead: "continues" },
  { found: /\b(?:put|puts|putting) off\b/iu, instead: "later, moved to the end" },
  { found: /\b(?:take|takes|taken|taking|took) (?:it |that |them |one )?back\b/iu, instead: "undone, withdrawn" },
  { found: /\b(?:tell|told|holds|stands)[A-Z]\w*/u, instead: "report, show, contains, is (in names too)" },
  { found: /(?<!\bthere )\b(?:[Ii]s|[Aa]re) none\b/u, instead: "is not a …, has no …" },
  {
    found: /(?<!\bthere )\b(?:is|are) no (?!longer\b|more\b|less\b|better\b|worse\b|\w+er (?:in|than)\b)/iu,
    instead: "is not a …",
  },
  { found: /\bat once\b/iu, instead: "immediately, together" },
  { found: /\bany more\b/iu, instead: "no longer" },
  { found: /\bhears? (?:of|what|that|why)\b/iu, instead: "is called with, gets" },
  { found: /\bsurer\b|\bupon\b|\bwhilst\b/iu, instead: "more certain, on, while" },
  {
    found:
      /\b(?:once|file|object|process|row|line|loss|nats) an? (?:boundary|version|line|core|choice|record|page)\b/iu,
    instead: "once per version, one file per boundary",
  },
  { found: /\bcarr(?:y|ies) over to\b|\bbears? (?:it|them|this) out\b/iu, instead: "generalizes, supports" },
];

/** A percentage with a space; a remainder (`7 % n`) has a name on its left in this code. */
const spacedPercent: Refused = { found: /(?<![\w.])[\d.]+\s%(?!\w|\s\d)/u, instead: "66.1%, with no space" };

/** What is refused in code: a number such as `.3` is CSS or TypeScript there. */
export const refusedInCode: readonly Refused[] = [...refusedWords, spacedPercent];

/** Numbers as English writes them: 66.1%, 0.03. */
export const refusedNumbers: readonly Refused[] = [
  spacedPercent,
  { found: /(?<![\w.\])}/`…*])\.\d/u, instead: "0.03, with the zero" },
];

/** "LINE: found → instead" for each place of a text. */
export function refusedIn(text: string, refused: readonly Refused[]): string[] {
  return text.split("\n").flatMap((line, i) =>
    refused.flatMap(({ found, instead }) => {
      const match = found.exec(line);
      return match === null ? [] : [`${i + 1}: “${match[0]}” → ${instead}`];
    }),
  );
}
