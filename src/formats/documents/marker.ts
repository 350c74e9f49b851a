import type { Word, Words } from "./marker-words.ts";

/** What a heading or a label says at its beginning. */
export interface Marker {
  readonly word: Word;
  /** "A", "2", "一": what distinguishes it from others of its kind, if anything. */
  readonly index: string | undefined;
  /** The word with its number: "Response A". */
  readonly name: string;
  /** Where the text after a colon or a dash begins; undefined where there is none. */
  readonly inline: number | undefined;
}

/** Emoji, bullets and a chapter's number before the word. */
const LEAD = /^[^\p{L}\p{N}\n\r]{0,8}(?:\d{1,3}(?:\.\d{1,3}){0,4}[.):]?[ \t]{1,8}[^\p{L}\p{N}\n\r]{0,8})?/u;
const TOKEN = /[ \t_-]?(\p{L}[\p{L}\p{M}'’]*)/uy;
const CJK = /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/u;
/** A model's name, with what its version is called. */
const MODEL =
  /^(?:[a-z][\w.-]{1,30}\/){0,2}(?:chat-?gpt|gpt|claude|gemini|llama|mistral|mixtral|deepseek|qwen|grok|copilot|bard|gemma|phi|o[134](?=[\s:(-]|$))[\w.+]*(?:[ \t-](?:\d[\w.]*|opus|sonnet|haiku|mini|turbo|pro|flash|ultra|instruct|large|small|medium|preview|nano|lite|plus|chat|r1)){0,5}(?:['’]s)?/i;
const INDEX =
  /^[ \t_-]{0,3}(?:#|no\.? |nr\.? )?(\d{1,3}|[a-z]|[ivx]{2,4}|one|two|three|four|five|six|[一二三四五六七八九十]{1,2}|[甲乙丙丁])(?![\p{L}\p{M}\p{N}])/iu;
const QUALIFIER = /^[ \t]*[([（【](?:[^\n()[\]（）【】]|[([（][^\n()[\]（）]{0,60}[)\]）]){0,80}[)\]）】]/;
/** "You said", "ChatGPT said". */
const SAID = /^[ \t]+(?:said|says|wrote|asked|replied|responded|answered)(?=[ \t]*(?:[:：]|$))/i;
/** The "of 3" of "1 of 3". */
const TOTAL = /^[ \t]*(?:\/|of\b|von\b|de\b|di\b|sur\b|из(?=\s))[ \t]*\d{1,3}(?![\w.])/i;
const SEPARATOR = /^(?:[ \t]*[:：][ \t]*|[ \t]+[-–—|·•]+[ \t]+|[ \t]*[–—|][ \t]*|,[ \t]+)/;
const MAKER =
  /^[ \t]+(?:by|from|von|de|par|da|van|od|от|від)[ \t]+[\p{L}\p{N}][\p{L}\p{N}.:_/-]{0,40}(?: \d[\w.]{0,10})?/u;
const DECORATION = /^[\s\p{S}\p{P}]{0,12}$/u;
/** Headings that are longer have more to say than what they mark. */
const LONGEST_NAME = 120;

const assistant: Word = { role: "response", family: "assistant", isSpeaker: true, needsIndex: false, isWeak: false };

/**
 * What a heading's or label's text marks; undefined where it marks nothing. "Response A", "Antwort 2 (gpt-4o)", "1. Query: why?",
 * "回答一", "Draft B — shorter", "GPT-4o", and not "Response times".
 * @param text without emphasis
 */
export function readMarker(text: string, words: Words): Marker | undefined {
  const start = LEAD.exec(text)![0].length;
  const found = findWord(text, start, words);
  if (found === undefined) return undefined;
  const { word, end } = found;
  const index = INDEX.exec(text.slice(end, end + 16));
  const ends = index ? [end + index[0].length, end] : [end];
  for (const [i, from] of ends.entries()) {
    const tail = readTail(text, from);
    const own = i === 0 ? index?.[1] : undefined;
    if (tail === undefined || (word.needsIndex && own === undefined && !tail.isNamed)) continue;
    return { word, index: own, name: text.slice(start, from).trim(), inline: tail.inline };
  }
  return undefined;
}

/** The longest word of the dictionary, or model's name, that begins here. */
function findWord(
  text: string,
  start: number,
  words: Words,
): { readonly word: Word; readonly end: number } | undefined {
  const model = MODEL.exec(text.slice(start, start + LONGEST_NAME));
  if (model) {
    const end = start + model[0].length;
    const more = findDictionaryWord(text, end, words);
    return more?.word.role === "response" && more.end > end ? more : { word: assistant, end };
  }
  return findDictionaryWord(text, start, words);
}

function findDictionaryWord(text: string, start: number, words: Words) {
  const ends: { readonly name: string; readonly end: number }[] = [];
  TOKEN.lastIndex = start;
  for (let name = ""; ends.length < 4;) {
    const token = TOKEN.exec(text);
    if (token === null) break;
    const part = token[1]
      .normalize("NFC")
      .toLowerCase()
      .replace(/['’]s$/, "");
    name = name === "" ? part : `${name} ${part}`;
    ends.push({ name, end: TOKEN.lastIndex });
  }
  for (const { name, end } of ends.toReversed()) {
    const word = words.get(name);
    if (word) return { word, end };
  }
  return ends.length > 0 && CJK.test(ends[0].name) ? findPrefix(ends[0], words) : undefined;
}

/** Scripts without spaces: "回答一" is 回答 with the number 一. */
function findPrefix({ name, end }: { name: string; end: number }, words: Words) {
  const begin = end - name.length;
  for (let length = Math.min(name.length - 1, 6); length > 0; length--) {
    const word = words.get(name.slice(0, length));
    if (word) return { word, end: begin + length };
  }
  return undefined;
}

/** What follows the name: nothing, a qualifier in brackets, a maker, text after a colon. Undefined where it is more of the heading. */
function readTail(
  text: string,
  from: number,
): { readonly inline: number | undefined; readonly isNamed: boolean } | undefined {
  let at = from;
  at += TOTAL.exec(text.slice(at, at + 24))?.[0].length ?? 0;
  const rest = text.slice(at, at + LONGEST_NAME);
  const qualifier = QUALIFIER.exec(rest) ?? MAKER.exec(rest) ?? SAID.exec(rest);
  at += qualifier?.[0].length ?? 0;
  const isNamed = qualifier !== null;
  const separator = SEPARATOR.exec(text.slice(at, at + 24));
  if (separator) {
    const inline = at + separator[0].length;
    return { inline: inline < text.length ? inline : undefined, isNamed: true };
  }
  return DECORATION.test(text.slice(at, at + 16)) && text.length - at <= 12
    ? { inline: undefined, isNamed }
    : undefined;
}
