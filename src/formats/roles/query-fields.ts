import { isChat, readTurns, type Turn } from "../canonical/chat.ts";
import { describeNoText, pick, type Fields, type Place } from "./sample.ts";

const TEXT = ["prompt", "query", "question", "instruction", "input"] as const;
const CHAT = ["messages", "conversations", "conversation"] as const;

/** What a record says before the responses: a conversation, often of one turn. */
export interface Asked {
  readonly turns: readonly Turn[];
  /** Where the question stands, the last one of a conversation. */
  readonly place?: Place | undefined;
}

/**
 * Reads the query of a record: `prompt` and its aliases, a text or chat messages; `instruction` with its `input`;
 * `messages` or `conversations`; with `system` before them. Undefined where the record has none.
 */
export function readAsked(fields: Fields): Asked | { readonly message: string } | undefined {
  const own = readOwn(fields);
  if (own === undefined || "message" in own) return own;
  const { system } = fields;
  if (typeof system !== "string" || system.trim() === "" || own.turns.some(({ speaker }) => speaker === "System")) {
    return own;
  }
  return { turns: [{ speaker: "System", text: system }, ...own.turns], place: own.place };
}

function readOwn(fields: Fields): Asked | { readonly message: string } | undefined {
  const field = pick(fields, TEXT);
  const chat = field && isChatField(field.value) ? field : (field === undefined && pick(fields, CHAT)) || undefined;
  if (chat) return fromChat(chat.value, chat.name);
  if (!field) return undefined;
  if (typeof field.value !== "string") return { message: `"${field.name}" ${describeNoText(field.value)}` };
  const { input } = fields;
  const more = field.name === "instruction" && typeof input === "string" && input.trim() !== "";
  const text = more ? `${field.value}\n\n${input}` : field.value;
  const place = { path: [field.name], start: 0 };
  return { turns: [{ speaker: "Human", text, place }], place: more ? undefined : place };
}

const isChatField = (value: unknown): boolean =>
  isChat(value) || (typeof value === "object" && value !== null && "messages" in value && isChat(value.messages));

function fromChat(value: unknown, name: string): Asked | { readonly message: string } {
  const nested = typeof value === "object" && value !== null && "messages" in value;
  const turns = nested ? readTurns(value.messages, [name, "messages"]) : readTurns(value, [name]);
  if ("message" in turns) return turns;
  return { turns, place: turns.findLast(({ speaker }) => speaker === "Human")?.place };
}
