import { isChat, readParts, readTurns, withoutThought, type Turn } from "../canonical/chat.ts";
import { splitTranscript, withoutEnd } from "../canonical/transcripts.ts";
import { isObject } from "./cells.ts";
import type { Place } from "../text/place.ts";

/** Names under which an object keeps its text. */
const TEXTS = [
  "response",
  "text",
  "content",
  "answer",
  "completion",
  "output",
  "value",
  "full_text",
  "generation",
  "summary",
];
const DEEPEST = 5;

/** What a value says: one text, or turns of a conversation. */
export interface Said {
  readonly turns: readonly Turn[];
  /** Whether it was a plain text, whose leading blanks belong to it. */
  readonly isText: boolean;
}

type Problem = { readonly message: string };

/**
 * The text or the turns of a value: a text, chat messages, a list of one of them, an object with one text. A text that is
 * a transcript is its turns. Undefined for a value without a text.
 * @param speaker who says a plain text
 */
export function readSaid(
  value: unknown,
  path: Place["path"],
  speaker: Turn["speaker"],
  depth = 0,
): Said | Problem | undefined {
  if (typeof value === "string") {
    const turns = splitTranscript(value, path);
    if (turns) return { turns, isText: false };
    const turn: Turn = { speaker, text: withoutEnd(value), place: { path, start: 0 } };
    return { turns: [speaker === "Assistant" ? withoutThought(turn) : turn], isText: true };
  }
  if (typeof value === "number" || typeof value === "bigint")
    return { turns: [{ speaker, text: String(value) }], isText: true };
  if (typeof value !== "object" || value === null || depth > DEEPEST) return undefined;
  if (isChat(value)) {
    const turns = readTurns(value, path);
    return "message" in turns ? turns : { turns, isText: false };
  }
  if (Array.isArray(value)) return readList(value, path, speaker, depth);
  return readInner(value as Readonly<Record<string, unknown>>, path, speaker, depth);
}

function readList(value: readonly unknown[], path: Place["path"], speaker: Turn["speaker"], depth: number) {
  if (value.length === 1) return readSaid(value[0], [...path, 0], speaker, depth + 1);
  const parts = value.every((part) => isObject(part) && typeof part["type"] === "string");
  if (!parts || value.length === 0) return undefined;
  const { text, place } = readParts(value, path);
  return text === "" ? undefined : { turns: [{ speaker, text, place }], isText: true };
}

function readInner(
  fields: Readonly<Record<string, unknown>>,
  path: Place["path"],
  speaker: Turn["speaker"],
  depth: number,
) {
  for (const chat of ["messages", "message", "conversation"])
    if (isChat(fields[chat])) return readSaid(fields[chat], [...path, chat], speaker, depth + 1);
  const choices = fields["choices"];
  if (Array.isArray(choices)) return readSaid(choices[0], [...path, "choices", 0], speaker, depth + 1);
  const named = TEXTS.find((name) => fields[name] !== null && fields[name] !== undefined);
  if (named !== undefined) return readSaid(fields[named], [...path, named], speaker, depth + 1);
  const texts = Object.keys(fields).filter((name) => typeof fields[name] === "string");
  return texts.length === 1 ? readSaid(fields[texts[0]], [...path, texts[0]], speaker, depth + 1) : undefined;
}

/** Characters that nobody sees, which make no other text. */
const INVISIBLE = /[\u00ad\u200b-\u200f\u2028-\u202e\u2060-\u2064\ufeff]|[\ufe00-\ufe0f]/gu;

/** One form of all texts that look the same: Unicode form, white space and invisible characters apart. */
export function lookOf(text: string): string {
  return text.normalize("NFC").replace(INVISIBLE, "").replace(/\s+/g, " ").trim();
}

/** Whether two texts look the same to a reader. */
export function sameLook(a: string, b: string): boolean {
  if (a === b) return true;
  const [first, other] = [a.charCodeAt(0), b.charCodeAt(0)];
  // Most texts differ in their first letter.
  if (first !== other && isLetter(first) && isLetter(other)) return false;
  return lookOf(a) === lookOf(b);
}

const isLetter = (unit: number): boolean =>
  (unit >= 48 && unit <= 57) || (unit >= 65 && unit <= 90) || (unit >= 97 && unit <= 122);
