import { isChat, readParts, readTurns, withoutThought, type Turn } from "../canonical/chat.ts";
import { splitTranscript, withoutEnd } from "../canonical/transcripts.ts";
import { encodedValue } from "../records/python-literal.ts";
import { isObject } from "./cells.ts";
import type { Place } from "../text/place.ts";

/** Names under which an object keeps its text. */
export const TEXTS = [
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
    const encoded = readEncoded(value, speaker, depth);
    if (encoded) return encoded;
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

/** Lists under which a call of a chat API, or its result, has its messages. */
const MESSAGES = ["messages", "contents", "choices", "candidates"];

/** The turns of a text that is messages, or a call with them, in JSON or as Python prints it; any other JSON is a text. */
function readEncoded(text: string, speaker: Turn["speaker"], depth: number): Said | undefined {
  if (
    depth > 1 ||
    !/^\s*(?:\{|\[\s*\{)\s*['"]/.test(text) ||
    !/['"](?:role|messages?|choices|contents|parts)\b/.test(text)
  )
    return undefined;
  const value = encodedValue(text);
  const isCall = isObject(value) && MESSAGES.some((name) => Array.isArray(value[name]));
  if (value === undefined || !(isCall || isChat(value))) return undefined;
  const said = readSaid(value, [], speaker, depth + 1);
  if (said === undefined || "message" in said) return undefined;
  return { ...said, turns: said.turns.map((turn) => ({ ...turn, place: undefined })) };
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
  for (const chat of ["messages", "message", "conversation", "contents"])
    if (isChat(fields[chat]))
      return withSystem(fields, path, readSaid(fields[chat], [...path, chat], speaker, depth + 1));
  for (const name of ["choices", "candidates"]) {
    const all = fields[name];
    if (Array.isArray(all)) return readSaid(all[0], [...path, name, 0], speaker, depth + 1);
  }
  if (Array.isArray(fields["parts"])) {
    const { text, place } = readParts(fields["parts"], [...path, "parts"]);
    return text === "" ? undefined : { turns: [{ speaker, text, place }], isText: true };
  }
  const named = TEXTS.find((name) => fields[name] !== null && fields[name] !== undefined);
  if (named !== undefined) return readSaid(fields[named], [...path, named], speaker, depth + 1);
  const texts = Object.keys(fields).filter((name) => typeof fields[name] === "string");
  return texts.length === 1 ? readSaid(fields[texts[0]], [...path, texts[0]], speaker, depth + 1) : undefined;
}

/** Messages after the system's text that a call of an API has beside them. */
function withSystem(
  fields: Readonly<Record<string, unknown>>,
  path: Place["path"],
  said: Said | Problem | undefined,
): Said | Problem | undefined {
  const name = Object.keys(fields).find((key) => /^(?:system(?:_?instruction|_?prompt)?|instructions)$/i.test(key));
  if (name === undefined || said === undefined || "message" in said) return said;
  if (said.turns.some(({ speaker }) => speaker === "System")) return said;
  const system = readSaid(fields[name], [...path, name], "System", DEEPEST - 1);
  if (system === undefined || "message" in system) return said;
  return { ...said, turns: [...system.turns.map((turn) => ({ ...turn, speaker: "System" as const })), ...said.turns] };
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
