import type { Place } from "../text/place.ts";
import { thoughtEnd } from "./thoughts.ts";

/** One turn of a conversation. */
export interface Turn {
  readonly speaker: "System" | "Human" | "Assistant" | "Tool";
  readonly text: string;
  readonly place?: Place | undefined;
  /** A turn that nobody is to judge: a call of a tool, or one of weight 0. */
  readonly isContext?: true;
}

const speakers: Readonly<Record<string, Turn["speaker"]>> = {
  ...{ system: "System", developer: "System", instructions: "System", systemmessage: "System" },
  ...{ user: "Human", human: "Human", prompter: "Human", humanmessage: "Human", customer: "Human", 用户: "Human" },
  ...{ assistant: "Assistant", gpt: "Assistant", model: "Assistant", bot: "Assistant", chatgpt: "Assistant" },
  ...{ ai: "Assistant", chatbot: "Assistant", aimessage: "Assistant", claude: "Assistant", bard: "Assistant" },
  ...{ bing: "Assistant", gemini: "Assistant", assistant_final: "Assistant", agent: "Assistant", 助手: "Assistant" },
  ...{ tool: "Tool", function: "Tool", observation: "Tool", function_call: "Tool", ipython: "Tool" },
  ...{ tool_result: "Tool", tool_response: "Tool", tool_call: "Tool", environment: "Tool", toolmessage: "Tool" },
};

/** Who speaks by a role's name; undefined for any other name. */
export function speakerOf(role: string): Turn["speaker"] | undefined {
  const name = role.trim().toLowerCase();
  return Object.hasOwn(speakers, name) ? speakers[name] : undefined;
}

type Message = Readonly<Record<string, unknown>>;

const ROLES = ["role", "from", "sender", "speaker", "author", "type"];
const TEXTS = ["content", "value", "text", "message", "parts"];

const isObject = (value: unknown): value is Message =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** The message itself of a LangChain object, which keeps it under `kwargs`. */
function unwrapped(message: Message): Message {
  const { kwargs, id } = message;
  return isObject(kwargs) && Array.isArray(id) && "content" in kwargs
    ? { type: String(id.at(-1)), ...kwargs }
    : message;
}

function roleOf(outer: Message): string | undefined {
  const message = unwrapped(outer);
  for (const name of ROLES) {
    const value = message[name];
    const role = isObject(value) ? value["role"] : value;
    // A person's or a record's type is not a speaker.
    if (typeof role === "string" && (name === "role" || name === "from" || speakerOf(role))) return role;
  }
  return undefined;
}

/** Whether a value is a chat message, or a list of them. */
export function isChat(value: unknown): boolean {
  const outer: unknown = Array.isArray(value) ? value[0] : value;
  if (!isObject(outer) || roleOf(outer) === undefined) return false;
  const first = unwrapped(outer);
  return TEXTS.some((name) => name in first) || "tool_calls" in first || "role" in first;
}

/**
 * The turns of a list of messages (or of a single one) that have a text; empty ones are left out, but for calls of tools,
 * whose text is empty. Thoughts of the assistant are not in its text.
 * @returns what is wrong with a message, where something is
 */
export function readTurns(value: unknown, path: Place["path"]): readonly Turn[] | { readonly message: string } {
  const list: readonly unknown[] = Array.isArray(value) ? value : [value];
  const turns: Turn[] = [];
  for (const [i, item] of list.entries()) {
    const at = Array.isArray(value) ? [...path, i] : path;
    const role = isObject(item) ? roleOf(item) : undefined;
    if (!isObject(item) || role === undefined)
      return { message: `"${path.join(".")}": message ${i + 1} is not a chat message` };
    const speaker = speakerOf(role);
    if (!speaker) {
      return { message: `"${path.join(".")}": message ${i + 1} has the unknown role "${role.slice(0, 40)}"` };
    }
    const message = unwrapped(item);
    const read = readText(message, message === item ? at : [...at, "kwargs"]);
    const text = speaker === "Assistant" ? withoutThought(read) : read;
    const isCall = Array.isArray(message["tool_calls"]) && message["tool_calls"].length > 0;
    if (text.text.trim() === "" && !isCall) continue;
    turns.push({ speaker, ...text, ...((isCall || message["weight"] === 0) && { isContext: true as const }) });
  }
  return turns;
}

function readText(message: Message, path: Place["path"]): Omit<Turn, "speaker"> {
  for (const name of TEXTS) {
    const value = message[name];
    if (typeof value === "string") return { text: value, place: { path: [...path, name], start: 0 } };
    if (Array.isArray(value)) return readParts(value, [...path, name]);
    if (isObject(value)) return readText(value, [...path, name]);
  }
  return { text: "" };
}

/** The texts among the parts of a message, without pictures, thoughts and calls of tools. */
export function readParts(parts: readonly unknown[], path: Place["path"]): Omit<Turn, "speaker"> {
  const found = parts.flatMap((part, i): { text: string; place: Place }[] => {
    if (typeof part === "string") return part === "" ? [] : [{ text: part, place: { path: [...path, i], start: 0 } }];
    if (!isObject(part)) return [];
    const kind = part["type"];
    if (typeof kind === "string" && !/^(?:text|input_text|output_text|markdown)$/.test(kind)) return [];
    const name = ["text", "value", "content"].find((one) => typeof part[one] === "string" && part[one] !== "");
    return name ? [{ text: part[name] as string, place: { path: [...path, i, name], start: 0 } }] : [];
  });
  if (found.length === 1) return found[0];
  return { text: found.map(({ text }) => text).join("\n\n") };
}

/** A text without the thought at its beginning. */
export function withoutThought<T extends { readonly text: string; readonly place?: Place | undefined }>(said: T): T {
  const start = thoughtEnd(said.text);
  if (start === 0) return said;
  const place = said.place && { path: said.place.path, start: said.place.start + start };
  return { ...said, text: said.text.slice(start), place };
}

/** How many turns two conversations have in common at their beginning. */
export function sharedTurns(a: readonly Turn[], b: readonly Turn[]): number {
  const length = Math.min(a.length, b.length);
  for (let i = 0; i < length; i++) if (a[i].speaker !== b[i].speaker || a[i].text.trim() !== b[i].text.trim()) return i;
  return length;
}
