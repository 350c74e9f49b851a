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

/** The message itself: LangChain keeps it under `kwargs`, OpenInference under `message` or as "message.role". */
function unwrapped(outer: Message): { readonly message: Message; readonly path: readonly string[] } {
  const { kwargs, id, message } = outer;
  if (isObject(kwargs) && Array.isArray(id) && "content" in kwargs)
    return { message: { type: String(id.at(-1)), ...kwargs }, path: ["kwargs"] };
  if (isObject(message) && "role" in message && Object.keys(outer).length === 1) return { message, path: ["message"] };
  if (typeof outer["message.role"] !== "string") return { message: outer, path: [] };
  const own = Object.entries(outer).map(([name, value]) => [name.replace("message.", ""), value] as const);
  return { message: Object.fromEntries(own), path: [] };
}

/** @param own the field that names the speakers of the list */
function roleOf(outer: Message, own?: string): string | undefined {
  const { message } = unwrapped(outer);
  for (const name of ROLES) {
    const value = message[name];
    const role = isObject(value) ? value["role"] : value;
    // A person's or a record's type is not a speaker.
    if (typeof role === "string" && (name === "role" || name === "from" || name === own || speakerOf(role)))
      return role;
  }
  return undefined;
}

/** Messages that are looked at to see what a list is. */
const LOOKED_AT = 4;

/** Whether a value is a chat message, or a list of them; steps between messages may come first. */
export function isChat(value: unknown): boolean {
  return isMessage(Array.isArray(value) ? value.slice(0, LOOKED_AT).find((one) => !isStep(one)) : value);
}

function isMessage(value: unknown): boolean {
  if (!isObject(value) || roleOf(value) === undefined) return false;
  const { message } = unwrapped(value);
  return TEXTS.some((name) => name in message) || "tool_calls" in message || "role" in message;
}

/** Thoughts and calls of tools between the messages of the Responses API. */
const isStep = (value: unknown): boolean =>
  isObject(value) &&
  !("role" in value) &&
  /^(?:reasoning|item_reference|\w+_call(?:_output)?)$/.test(String(value["type"])) &&
  !("content" in value && typeof value["content"] === "string");

/** A model's name as the name of who speaks. */
const MODEL =
  /gpt|claude|gemini|llama|mi[sx]tral|qwen|deepseek|grok|gemma|command|sonar|palm|vicuna|\bphi\b|\bo[1-4]\b|bot\b|assistant/i;

/** How the messages of a list name who speaks: the field that says it, and the names that are the assistant's. */
function speakersOf(list: readonly unknown[]): {
  readonly own: string | undefined;
  readonly others: ReadonlySet<string>;
} {
  const messages = list.slice(0, 100).filter(isObject);
  const own = ROLES.find((name) =>
    messages.some((one) => typeof one[name] === "string" && speakerOf(one[name]) === "Human"),
  );
  const names = new Set(messages.flatMap((one) => roleOf(one, own) ?? []));
  const speakers = [...names].map(speakerOf);
  const others = [...names].filter((name) => speakerOf(name) === undefined);
  const areModels = others.length === 1 || others.every((name) => MODEL.test(name));
  return {
    own,
    others: new Set(speakers.includes("Human") && !speakers.includes("Assistant") && areModels ? others : []),
  };
}

/**
 * The turns of a list of messages (or of a single one) that have a text; empty ones are left out, but for calls of tools,
 * whose text is empty. Thoughts of the assistant are not in its text.
 * @returns what is wrong with a message, where something is
 */
export function readTurns(value: unknown, path: Place["path"]): readonly Turn[] | { readonly message: string } {
  const list: readonly unknown[] = Array.isArray(value) ? value : [value];
  const turns: Turn[] = [];
  let named: ReturnType<typeof speakersOf> | undefined;
  for (const [i, item] of list.entries()) {
    const at = Array.isArray(value) ? [...path, i] : path;
    if (isStep(item) || (isObject(item) && (item["isThought"] === true || item["thought"] === true))) continue;
    let role = isObject(item) ? roleOf(item) : undefined;
    if (isObject(item) && (role === undefined || speakerOf(role) === undefined))
      role = roleOf(item, (named ??= speakersOf(list)).own);
    if (!isObject(item) || role === undefined)
      return { message: `"${path.join(".")}": message ${i + 1} is not a chat message` };
    const speaker = speakerOf(role) ?? (named?.others.has(role) ? "Assistant" : undefined);
    if (!speaker) {
      return { message: `"${path.join(".")}": message ${i + 1} has the unknown role "${role.slice(0, 40)}"` };
    }
    const { message, path: inner } = unwrapped(item);
    const read = readText(message, inner.length === 0 ? at : [...at, ...inner]);
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
  const found = partsOf(parts, path);
  if (found.length === 1) return found[0];
  return { text: found.map(({ text }) => text).join("\n\n") };
}

function partsOf(parts: readonly unknown[], path: Place["path"]): { text: string; place: Place }[] {
  return parts.flatMap((part, i): { text: string; place: Place }[] => {
    if (typeof part === "string") return part === "" ? [] : [{ text: part, place: { path: [...path, i], start: 0 } }];
    if (!isObject(part)) return [];
    const kind = part["type"];
    if (
      part["thought"] === true ||
      (typeof kind === "string" && !/^(?:text|input_text|output_text|markdown)$/.test(kind))
    )
      return [];
    if (isObject(part["text"])) return partsOf([part["text"]], [...path, i, "text"]);
    const name = ["text", "value", "content"].find((one) => typeof part[one] === "string" && part[one] !== "");
    return name ? [{ text: part[name] as string, place: { path: [...path, i, name], start: 0 } }] : [];
  });
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
