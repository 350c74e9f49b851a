import { lookOf } from "./texts.ts";
import { conceptsOf, sideOf, wordsOf, type Concept } from "./words.ts";

/** What a verdict says of the sides of a record: which is better, that both are equal or bad, nothing, or something unknown. */
export type Outcome =
  | { readonly kind: "side"; readonly side: number; readonly strength?: 1 | 2 | 3 | undefined }
  | { readonly kind: "tie" | "both-bad" | "none" | "unknown" };

/** The sides of a record. */
export interface Sides {
  /** "a", "2", "left", "gpt 4". */
  readonly keys: readonly string[];
  /** Names of the columns. */
  readonly columns: readonly string[];
  readonly texts: readonly string[];
  /** Names of the models whose responses they are; "" where unknown. */
  readonly models: readonly string[];
}

/** Column names that speak of preferring; others ("label", "result") are a verdict only where their values name sides. */
export const SURE = /winner|better|best|prefer|chosen|favou?rite/i;
/** What is said of one side that is not named: each is a problem. */
export const OF_ONE = /^(?:wins?|won|loss|loses?|lost)$/i;
const NONE =
  /^(?:nan|n\/a|none|null|nil|undefined|-+|\?|unknown|skip|skipped|unsure|not sure|invalid|error|no vote|unrated|未知|无)?$/;
const BOTH_BAD =
  /\b(?:both|all|two)\b.*\b(?:bad|poor|wrong|incorrect|fail\w*)\b|bothbad|^neither\b|都不|都很?差|beide schlecht|^(?:keine[rs]?(?: von beiden)?|ninguna?o?(?: de las dos)?|aucune?(?: des deux)?)$|\b(?:ambas|ambos) (?:son )?mal[ao]s\b|\bmauvaise?s\b|\b(?:both|beide|ambas|ambos|les deux)\b.*\b(?:not|nicht|no|pas)\b.*\b(?:good|gut|buen\w*|bonn?e?s)\b/;
const TIE =
  /\b(?:tie|tied|draw|equal|equally|same|similar|even|unentschieden|gleich\w*|empate|égalité|egalite|pareggio|no preference|no difference|both|indifferent|beide|iguale?s?|ambas|ambos|égales?|pareil\w*|kein unterschied)\b|^=$|^[a-h1-9] ?=+ ?[a-h1-9]$|ничья|平局|平手|一样|都很?好|都不错|都可以|相同|差不多|引き分け|同じ|무승부/;
const FAR =
  /\b(?:much|far|significantly|strongly|definitely|clearly|way|considerably|viel|deutlich|mucho|beaucoup)\b|>>|<<|明显|远/;
const SLIGHT = /\b(?:slightly|marginally|barely|somewhat|little|weakly|etwas|leicht|ligeramente|légèrement)\b|[略稍]/;
const WORSE =
  /\b(?:worse|worst|loses?|lost|inferior|rejected|schlechter|peor|pire|(?:beaten|defeated|outperformed) by)\b|更差|不如|[差劣弱逊]于/;
/** Words between the better side and the worse one. */
const BEFORE =
  />|\b(?:than|over|beats?|defeats|defeated|outperforms|outperformed)\b|\bprefer\w*\b.*\bto\b|胜|[好优强]于|胜过|强过|好过/;
/** Chinese for "better", "better than" and "worse than", after a side. */
const BETTER_HAN = /^[略稍微明显更较优好胜佳强出得多很一点些于过不如差劣弱逊]+$/;
/** Words around a side that say nothing else. */
const AROUND = new Set(
  (
    "the is was are than and or much far slightly marginally somewhat significantly strongly clearly definitely barely a bit way little more considerably weakly i good great very quality moderately " +
    "over beats beat beaten defeats defeated outperforms outperformed preferable " +
    "viel deutlich etwas leicht klar la el es mucho mucha algo ligeramente claramente le un peu beaucoup nettement est"
  ).split(" "),
);
const SAME_SIDE: Readonly<Record<string, readonly string[]>> = {
  "0": ["a", "1", "left", "links", "甲", "左", "j"],
  "1": ["b", "2", "right", "rechts", "乙", "右", "k"],
};

/** Marks in which a judge's prose gives its verdict: "[[A]]", "[[B>A]]". */
const MARKED = /\[\[([A-Za-z][^[\]]{0,12})\]\]/g;

/** Reads a verdict that is a text. A number is read by the column's values as a whole, not here. */
export function readVerdict(value: string, sides: Sides): Outcome {
  const marks = new Set(Array.from(value.matchAll(MARKED), ([, mark]) => mark.trim().toUpperCase()));
  if (marks.size > 1) return byText(value, sides);
  const [mark] = marks;
  if (mark !== undefined) {
    const repeated = byText(value, sides);
    if (repeated.kind === "side") return repeated;
    // The usual instruction to judges of two responses is to write C for a tie.
    const isTie = mark === "C" && sides.keys.length === 2 && !sides.keys.includes("c");
    return isTie ? { kind: "tie" } : readVerdict(mark, sides);
  }
  const text = value
    .normalize("NFKC")
    .toLowerCase()
    .replace(/🅰\uFE0F?/gu, "a")
    .replace(/🅱\uFE0F?/gu, "b")
    .replace(/^(?:👈|⬅|←)(?:\u{FE0F}|\p{Emoji_Modifier})?$/u, "left")
    .replace(/^(?:👉|➡|→)(?:\u{FE0F}|\p{Emoji_Modifier})?$/u, "right")
    .replace(/[[\]"'`*().!]/g, " ")
    .replace(/(?<=^|[\s\p{Script=Han}])([a-h1-9])(?=\p{Script=Han})/gu, "$1 ")
    .replace(/[_\s]+/g, " ")
    .trim();
  if (text.length > 120) return byText(value, sides);
  if (NONE.test(text)) return { kind: "none" };
  const strength = FAR.test(text) ? 3 : SLIGHT.test(text) ? 1 : undefined;
  const named = byName(value, sides);
  if (named !== undefined) return { kind: "side", side: named, strength };
  if (BOTH_BAD.test(text)) return { kind: "both-bad" };
  const found = sidesIn(text, sides.keys);
  if (found === undefined) return TIE.test(text) ? { kind: "tie" } : byText(value, sides);
  if (TIE.test(text) && found.length !== 1) return { kind: "tie" };
  const [first, second] = found;
  if (found.length === 0 || found.length > 2 || first === second)
    return TIE.test(text) ? { kind: "tie" } : byText(value, sides);
  if (second === undefined)
    return WORSE.test(text) ? other(first, sides, strength) : { kind: "side", side: first, strength };
  if (text.includes("=") || TIE.test(text)) return { kind: "tie" };
  const isReversed = text.includes("<") || WORSE.test(text);
  if (!isReversed && !BEFORE.test(text)) return { kind: "unknown" };
  return { kind: "side", side: isReversed ? second : first, strength };
}

function other(worse: number, { keys }: Sides, strength: 1 | 2 | 3 | undefined): Outcome {
  return keys.length === 2 ? { kind: "side", side: 1 - worse, strength } : { kind: "unknown" };
}

/** The side whose column or model a value names. */
function byName(value: string, { columns, models }: Sides): number | undefined {
  const name = squeeze(value);
  if (name === "") return undefined;
  for (const names of [columns, models]) {
    const hits = names.flatMap((one, i) => (one !== "" && squeeze(one) === name ? [i] : []));
    if (hits.length === 1) return hits[0];
  }
  // "GPT-4" names the column "gpt4_response".
  const cores = columns.flatMap((one, i) => (coreOf(one) !== "" && coreOf(one) === coreOf(value) ? [i] : []));
  if (cores.length === 1) return cores[0];
  // "CANDIDATE" names the column "candidate_response" beside "baseline_response".
  const words = wordsOf(value);
  const within = columns.flatMap((one, i) => (words.every((word) => wordsOf(one).includes(word)) ? [i] : []));
  return within.length === 1 ? within[0] : undefined;
}

/** A name in one spelling: "GPT-4" is "gpt 4". */
export const squeeze = (name: string): string => wordsOf(name).join(" ");

const coreOf = (name: string): string =>
  wordsOf(name)
    .filter((word) => !["response", "option", "filler"].some((concept) => conceptsOf(word).has(concept as Concept)))
    .join(" ");

/** The side whose text a value repeats. */
function byText(value: string, { texts }: Sides): Outcome {
  const look = lookOf(value);
  const hits = look === "" ? [] : texts.flatMap((text, i) => (lookOf(text) === look ? [i] : []));
  return hits.length === 1 ? { kind: "side", side: hits[0] } : { kind: "unknown" };
}

/** The sides that a text names, in order; undefined where it has words that are about something else. */
function sidesIn(text: string, keys: readonly string[]): number[] | undefined {
  const found: number[] = [];
  const words = wordsOf(text);
  for (const [i, word] of words.entries()) {
    const side = indexOf(word, keys);
    // "a" is an article before "bit" and "little".
    const isArticle = word === "a" && ["bit", "little", "lot"].includes(words[i + 1]);
    if (side !== undefined && !isArticle) found.push(side);
    else if (!AROUND.has(word) && conceptsOf(word).size === 0 && !WORSE.test(word) && !BETTER_HAN.test(word))
      return undefined;
  }
  return found;
}

/** The side that a word means: its own key, or another usual name of the first and of the second of two. */
function indexOf(word: string, keys: readonly string[]): number | undefined {
  const side = sideOf(word);
  const own = keys.indexOf(side ?? word);
  if (own >= 0) return own;
  if (side === undefined || keys.length !== 2) return undefined;
  // "The second" of "Response A" and "Response B".
  if (/^[12]$/.test(side) && word !== side) return Number(side) - 1;
  if (SAME_SIDE["0"].includes(side)) return 0;
  return SAME_SIDE["1"].includes(side) ? 1 : undefined;
}

/** What a column that names the worse of two sides says of the better one. */
export function otherSide(outcome: Outcome, sides: number): Outcome {
  if (outcome.kind !== "side") return outcome;
  return sides === 2 ? { ...outcome, side: 1 - outcome.side } : { kind: "unknown" };
}

/** Whether two verdicts contradict each other. */
export function differs(a: Outcome, b: Outcome): boolean {
  const says = (outcome: Outcome) => outcome.kind !== "none" && outcome.kind !== "unknown";
  return says(a) && says(b) && (a.kind !== b.kind || (a.kind === "side" && b.kind === "side" && a.side !== b.side));
}
