/**
 * Characters that nobody sees, or that change how others are shown: controls (Cc), format characters (Cf: zero widths,
 * directions, tags), whatever Unicode says is drawn as nothing (Default_Ignorable_Code_Point: fillers, variation selectors),
 * line separators and blanks that are letters. Source: UAX #44, PropList and DerivedCoreProperties.
 * Not those that a script or an emoji needs where they are: see NEEDED.
 */

/** Format characters that are drawn: signs that enclose the digits after them (Prepended_Concatenation_Mark). */
const DRAWN = "\\u0600-\\u0605\\u06DD\\u070F\\u0890\\u0891\\u08E2\\u{110BD}\\u{110CD}";
const HIDDEN = `(?![\\t\\n${DRAWN}])[\\p{Cc}\\p{Cf}\\p{Default_Ignorable_Code_Point}\\u2028\\u2029\\u2800\\uFFFC\\u{16FE4}\\u{1D159}]`;

/** Scripts whose letters join, or that stack: ZWNJ and ZWJ between their letters are spelling. */
const JOINING =
  "Arab Syrc Mand Nkoo Mong Phag Deva Beng Guru Gujr Orya Taml Telu Knda Mlym Sinh Mymr Khmr Tibt Newa Bali Java"
    .split(" ")
    .map((script) => `\\p{scx=${script}}`)
    .join("");
const VIRAMA = "\\u094D\\u09CD\\u0A4D\\u0ACD\\u0B4D\\u0BCD\\u0C4D\\u0CCD\\u0D4D\\u0DCA";
const PICTURE = "\\p{ExtPict}(?:\\p{EMod}|[\\uFE0E\\uFE0F])?";

const NEEDED = [
  "\\r\\n",
  "\\u{1F3F4}\\u{E0067}\\u{E0062}(?:\\u{E0065}\\u{E006E}\\u{E0067}|\\u{E0073}\\u{E0063}\\u{E0074}|\\u{E0077}\\u{E006C}\\u{E0073})\\u{E007F}", // England, Scotland, Wales
  `${PICTURE}(?:\\u200D${PICTURE}){0,9}`,
  "[0-9#*]\\uFE0F\\u20E3", // keycaps
  `(?<=[${JOINING}])[\\u200C\\u200D](?=[${JOINING}])`,
  `(?<=[${VIRAMA}])[\\u200C\\u200D]`,
  "(?<=[\\u1820-\\u18AA])[\\u180B-\\u180F]", // forms of a Mongolian letter
  "(?<=\\p{Unified_Ideograph})[\\uFE00-\\uFE02\\u{E0100}-\\u{E01EF}]", // forms of an ideograph
  "(?<=[\\u2801-\\u28FF])\\u2800|\\u2800(?=[\\u2801-\\u28FF])", // the blank of Braille
].join("|");

/** What is needed is passed over whole; then come characters that follow one another. */
const RUNS = new RegExp(`${NEEDED}|(?<hidden>(?:${HIDDEN})+)`, "gu");
const SINGLES = new RegExp(`${NEEDED}|(?<hidden>${HIDDEN})`, "gu");

/** Characters beside one another that nobody sees. */
export interface HiddenRun {
  /** Where they begin and end, in UTF-16 units. */
  readonly start: number;
  readonly end: number;
}

/** The stretches of a text that nobody sees, in order. */
export function* hiddenRuns(text: string): Generator<HiddenRun> {
  for (const { index, 0: found, groups } of text.matchAll(RUNS))
    if (groups?.["hidden"] !== undefined) yield { start: index, end: index + found.length };
}

/** The names listed of one run. */
const MOST_LISTED = 3;

/** "U+200B", "U+200B × 5", "U+E0041 U+E0042 U+E0043 … (12 characters)" */
export function nameOf(run: string): string {
  const characters = [...run];
  const codes = [...new Set(characters)].slice(0, MOST_LISTED + 1).map(codeOf);
  if (characters.length === 1) return codes[0];
  if (codes.length === 1) return `${codes[0]} × ${characters.length}`;
  if (characters.length <= MOST_LISTED) return characters.map(codeOf).join(" ");
  return `${characters.slice(0, MOST_LISTED).map(codeOf).join(" ")} … (${characters.length} characters)`;
}

const codeOf = (character: string) => `U+${character.codePointAt(0)!.toString(16).toUpperCase().padStart(4, "0")}`;

/** The text with `\u001b` for each of them, as JSON writes them: JSON stays JSON, and means the same. */
export function escapeHidden(text: string): string {
  return text.replaceAll(SINGLES, (found: string, ...rest: unknown[]) =>
    (rest.at(-1) as { hidden?: string }).hidden === undefined ? found : inUnits(found),
  );
}

function inUnits(character: string): string {
  let escaped = "";
  for (let i = 0; i < character.length; i++) escaped += `\\u${character.charCodeAt(i).toString(16).padStart(4, "0")}`;
  return escaped;
}
