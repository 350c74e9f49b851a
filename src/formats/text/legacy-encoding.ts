import { analyse } from "chardet";

/** Bytes that are looked at, of those that are not ASCII and what is around them. */
const LOOKED_AT = 64_000;
/** Confidence of the detector below which two encodings are as likely as each other. */
const LIKELY = 15;
/** Bytes beyond ASCII in a row that no word of a language in Latin letters has. */
const LONGEST_IN_LATIN = 6;
const LATIN = /^(?:ISO-8859-(?:1|2|9)|windows-125[0247])$/;
/** A sign within a word, where the letters of another language are: "le¿y" is the Polish "leży". */
const SIGN_IN_WORD = /\p{L}[^\p{L}\p{M}\p{ASCII}’‘–—…·\u00AD\u00A0]\p{L}/u;
/** What the detector knows of a text that is neither ASCII nor Unicode. */
const LEGACY = /^(?:GB18030|Big5|Shift_JIS|EUC-(?:JP|KR)|KOI8-R|ISO-8859-\d+|windows-\d+)$/;

/** What bytes that are not UTF-8 may be: the text by the likeliest encoding, or the names of several that are as likely as each other. */
export type Legacy = { readonly text: string; readonly encoding: string } | { readonly encodings: readonly string[] };

/** Guesses the encoding of bytes of a time before Unicode, of which what is not ASCII decides. It is a guess: whoever reads the text says which. */
export function readLegacy(bytes: Uint8Array): Legacy {
  const telling = tellingBytes(bytes);
  const isLatin = longestRun(telling) < LONGEST_IN_LATIN;
  const matches = analyse(telling).filter(({ name }) => LEGACY.test(name) && (isLatin || !LATIN.test(name)));
  const texts = matches.flatMap(({ name, confidence }) => {
    const text = decode(bytes, name);
    return text === undefined ? [] : [{ text, encoding: shownName(name), confidence }];
  });
  const sound = texts.filter(
    ({ text, encoding }) => !/^(?:Windows|ISO|KOI)/.test(encoding) || !SIGN_IN_WORD.test(text),
  );
  const [first, ...others] = sound.length > 0 ? sound : texts;
  // A letter or two in an English text.
  if (first === undefined || (isLatin && first.confidence < LIKELY))
    return { text: windows1252(bytes), encoding: "Windows-1252" };
  const asLikely = others.filter(({ confidence }) => confidence === first.confidence);
  return first.confidence < LIKELY && asLikely.length > 0
    ? { encodings: [first, ...asLikely].map(({ encoding }) => encoding) }
    : first;
}

const shownName = (name: string): string =>
  name === "ISO-8859-1" ? "Windows-1252" : name.replace("windows", "Windows");

/** The text of bytes; undefined where some are not of the encoding. */
function decode(bytes: Uint8Array, encoding: string): string | undefined {
  if (/^(?:ISO-8859-1|windows-1252)$/.test(encoding)) return windows1252(bytes);
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch (error) {
    if (error instanceof TypeError || error instanceof RangeError) return undefined;
    throw error;
  }
}

/** What Windows has in the places of Latin-1's control characters, 0x80 to 0x9F; those without a letter stay. */
const BESIDE_LATIN_1 = "€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ";

/** Node 20 decodes "windows-1252" as Latin-1. */
function windows1252(bytes: Uint8Array): string {
  const latin = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString("latin1");
  return latin.replace(/[\x80-\x9f]/g, (unit) => BESIDE_LATIN_1[unit.charCodeAt(0) - 0x80]);
}

const [QUOTE, NEWLINE] = [34, 10];

/** The lines and quoted texts that have a byte beyond ASCII: the English around them would outvote it. */
function tellingBytes(bytes: Uint8Array): Uint8Array {
  const telling = new Uint8Array(Math.min(bytes.length + 1, LOOKED_AT));
  let length = 0;
  let start = 0;
  let isTelling = false;
  for (let at = 0; at <= bytes.length && length < telling.length; at++) {
    const byte = at < bytes.length ? bytes[at] : NEWLINE;
    if (byte >= 0x80) isTelling = true;
    if (byte !== QUOTE && byte !== NEWLINE) continue;
    const part = isTelling ? bytes.subarray(start, Math.min(at + 1, start + telling.length - length)) : [];
    telling.set(part, length);
    length += part.length;
    start = at + 1;
    isTelling = false;
  }
  return telling.subarray(0, length);
}

function longestRun(bytes: Uint8Array): number {
  let [longest, run] = [0, 0];
  for (const byte of bytes) longest = Math.max(longest, (run = byte >= 0x80 ? run + 1 : 0));
  return longest;
}
