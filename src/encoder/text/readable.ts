/**
 * What the tokenizer is shown of a text. Its vocabulary has no emoji: 👍 and 👎 would both be [UNK], so each is read as its
 * Unicode name. Special tokens that somebody wrote, such as "[SEP]", are text and must not become special tokens.
 */
import names from "unicode-emoji-json/data-by-emoji.json" with { type: "json" };

/** Emoji as sequences, and pictures that are drawn in colour or not. Both need the flag v. */
const EMOJI = /\p{RGI_Emoji}|[\p{Extended_Pictographic}&&[\u{2600}-\u{1faff}]]/gv;
/** What every match of EMOJI contains: a quick test. */
const PICTURE = /\p{Extended_Pictographic}|\p{Regional_Indicator}|\u20e3/u;
const SKIN_TONE = /[\u{1f3fb}-\u{1f3ff}]/gu;
const COLOUR = "\ufe0f";

function nameOf(emoji: string): string | undefined {
  const plain = emoji.replace(SKIN_TONE, "");
  const found = [emoji, plain, plain + COLOUR, plain.replaceAll(COLOUR, "")].find((key) => key in names);
  return found && (names as Record<string, { name: string }>)[found].name.replace(/[^\p{L}\p{N}]+/gu, " ");
}

/** A stretch of a text and what is read in its place. */
export interface ReadStretch {
  /** UTF-16 units of the text, half open. */
  readonly start: number;
  readonly end: number;
  /** The stretch itself, or the name of its emoji with a space on both sides. */
  readonly words: string;
  readonly isName: boolean;
}

/** The text in stretches: emoji that have a name, and what is between them. */
export function readStretches(text: string): ReadStretch[] {
  const stretches: ReadStretch[] = [];
  let at = 0;
  const plainUntil = (end: number) => {
    if (end > at) stretches.push({ start: at, end, words: text.slice(at, end), isName: false });
  };
  if (PICTURE.test(text)) {
    for (const { 0: emoji, index } of text.matchAll(EMOJI)) {
      const name = nameOf(emoji);
      if (name === undefined) continue;
      plainUntil(index);
      at = index + emoji.length;
      stretches.push({ start: index, end: at, words: ` ${name} `, isName: true });
    }
  }
  plainUntil(text.length);
  return stretches;
}

/** After the bracket of a special token that is written in a text. A bracket ends a word, so cutting here changes no other token. */
const IN_SPECIAL = /(?<=\[)(?=(?:PAD|UNK|CLS|SEP|MASK)\])/;

/** The texts to hand to the tokenizer one by one; their tokens in order are the text's. */
export function tokenizerTexts(text: string): string[] {
  return readStretches(text)
    .map(({ words }) => words)
    .join("")
    .split(IN_SPECIAL);
}
