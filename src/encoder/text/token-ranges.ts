/**
 * Where each token of a text is in it. The tokenizer gives pieces of a cleaned, lower-cased text without accents
 * (BertNormalizer, BertPreTokenizer, WordPiece); here each piece is walked back to the characters that it came from. The words of
 * an emoji's name all come from the emoji.
 */
import { readStretches } from "./readable.ts";
import { UNKNOWN } from "./windows.ts";

/** Half open, in UTF-16 units. */
export type TextRange = readonly [number, number];

interface Unit {
  /** One UTF-16 unit of the normalised text. */
  readonly unit: string;
  /** The character that it came from, with the marks after it that the normaliser took off. */
  range: TextRange;
  /** Whether no word continues here. */
  readonly begins: boolean;
}

const CONTROL = /[\p{Cc}\p{Cf}\p{Co}\p{Cs}\0\ufffd]/u;
const PUNCTUATION = /[\p{P}!-/:-@[-`{-~]/u;
/** CJK ideographs: each is a word. Those beyond 16 bits are not, in this tokenizer. */
const IDEOGRAPH = /[\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff]/u;

/** What the normaliser makes of one character; "" where it takes it away, " " for white space. */
function normalise(character: string): string {
  if (CONTROL.test(character) && !"\t\n\r".includes(character)) return "";
  if (/^\s$/u.test(character)) return " ";
  // A sigma at a word's end is lower-cased by its place.
  const lower = character
    .toLowerCase()
    .normalize("NFD")
    .replace(/\p{Mn}/gu, "");
  return lower.replaceAll("ς", "σ");
}

/** The characters that the tokenizer sees, each with what it came from. */
function* charactersOf(text: string): Generator<readonly [string, TextRange]> {
  for (const { start, end, words, isName } of readStretches(text)) {
    let at = start;
    for (const character of words) yield [character, isName ? [start, end] : [at, (at += character.length)]];
  }
}

function unitsOf(text: string): Unit[] {
  const units: Unit[] = [];
  let begins = true;
  let before: "word" | "space" = "space";
  for (const [character, range] of charactersOf(text)) {
    const normal = normalise(character);
    if (normal === "" && /\p{M}/u.test(character) && before === "word") {
      const last = units.at(-1)!.range;
      const wider: TextRange = [last[0], range[1]];
      for (let i = units.length - 1; i >= 0 && units[i].range === last; i--) units[i].range = wider;
    }
    if (normal === "") continue;
    before = normal.trim() === "" ? "space" : "word";
    if (before === "space") {
      begins = true;
      continue;
    }
    const alone = IDEOGRAPH.test(character) || PUNCTUATION.test(normal);
    normal.split("").forEach((unit, i) => units.push({ unit, range, begins: (begins || alone) && i === 0 }));
    begins = alone;
  }
  return units;
}

/**
 * The range of each token.
 * @param tokens all tokens of the text in order, as the tokenizer spells them: "##" before a piece that continues a word.
 * @throws RangeError where the tokens are not those of the text.
 */
export function tokenRanges(text: string, tokens: readonly string[]): TextRange[] {
  const units = unitsOf(text);
  const normal = units.map(({ unit }) => unit).join("");
  let at = 0;
  return tokens.map((token) => {
    const from = at;
    const goesOn = token.startsWith("##") && units[from]?.begins === false;
    const piece = (goesOn ? token.slice(2) : token).toLowerCase().replaceAll("ς", "σ");
    if (token === UNKNOWN && from < units.length) for (at++; at < units.length && !units[at].begins;) at++;
    else if (normal.startsWith(piece, from)) at += piece.length;
    if (at === from)
      throw new RangeError(`token "${token}" is not in the text at ${units[from]?.range[0] ?? "its end"}`);
    return [units[from].range[0], units[at - 1].range[1]];
  });
}
