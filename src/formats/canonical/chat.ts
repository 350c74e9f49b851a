import * as z from "zod";
import type { Place } from "../roles/sample.ts";

/** One turn of a conversation. */
export interface Turn {
  readonly speaker: "System" | "Human" | "Assistant" | "Tool";
  readonly text: string;
  readonly place?: Place | undefined;
}

const speakers: Readonly<Record<string, Turn["speaker"]>> = {
  ...{ system: "System", developer: "System", user: "Human", human: "Human", prompter: "Human" },
  ...{ assistant: "Assistant", gpt: "Assistant", model: "Assistant", bot: "Assistant", chatgpt: "Assistant" },
  ...{ tool: "Tool", function: "Tool", observation: "Tool", function_call: "Tool" },
};

const part = z.looseObject({ text: z.string().optional(), value: z.string().optional() });

/** A message as OpenAI (role, content, parts of it), ShareGPT (from, value) and LLaMA-Factory (parts with value) write it. */
const messageSchema = z.looseObject({
  role: z.string().optional(),
  from: z.string().optional(),
  content: z.union([z.string(), z.null(), z.array(part)]).optional(),
  value: z.string().optional(),
});

/** Whether a value is a chat message, or a list of them. */
export function isChat(value: unknown): boolean {
  const first: unknown = Array.isArray(value) ? value[0] : value;
  return typeof first === "object" && first !== null && ("role" in first || "from" in first);
}

/**
 * The turns of a list of messages (or of a single one) that have a text; empty ones are left out.
 * @returns what is wrong, where a message is none
 */
export function readTurns(value: unknown, path: Place["path"]): readonly Turn[] | { readonly message: string } {
  const list: readonly unknown[] = Array.isArray(value) ? value : [value];
  const turns: Turn[] = [];
  for (const [i, item] of list.entries()) {
    const at = Array.isArray(value) ? [...path, i] : path;
    const result = messageSchema.safeParse(item);
    if (!result.success) return { message: `"${path.join(".")}": message ${i + 1} is no chat message` };
    const role = result.data.role ?? result.data.from ?? "";
    if (!Object.hasOwn(speakers, role.toLowerCase())) {
      return { message: `"${path.join(".")}": message ${i + 1} has the unknown role "${role.slice(0, 40)}"` };
    }
    const text = readText(result.data, at);
    if (text.text.trim() !== "") turns.push({ speaker: speakers[role.toLowerCase()], ...text });
  }
  return turns;
}

function readText({ content, value }: z.infer<typeof messageSchema>, path: Place["path"]): Omit<Turn, "speaker"> {
  if (typeof content === "string") return { text: content, place: { path: [...path, "content"], start: 0 } };
  if (!Array.isArray(content)) return { text: value ?? "", place: { path: [...path, "value"], start: 0 } };
  const texts = content.map((item) => item.text ?? item.value ?? "");
  const only = content.findIndex((_, i) => texts[i] !== "");
  if (texts.filter((text) => text !== "").length !== 1) return { text: texts.filter(Boolean).join("\n\n") };
  const field = content[only].text === undefined ? "value" : "text";
  return { text: texts[only], place: { path: [...path, "content", only, field], start: 0 } };
}

/**
 * Turns as one text, as HH-RLHF writes them: "Human: …\n\nAssistant: …\n\nHuman: …". One question alone is its text only.
 */
export function formatTurns(turns: readonly Turn[]): string {
  if (turns.length === 1 && turns[0].speaker === "Human") return turns[0].text;
  return turns.map(({ speaker, text }) => `${speaker}: ${text}`).join("\n\n");
}

/** How many turns two conversations have in common at their beginning. */
export function sharedTurns(a: readonly Turn[], b: readonly Turn[]): number {
  const length = Math.min(a.length, b.length);
  for (let i = 0; i < length; i++) if (a[i].speaker !== b[i].speaker || a[i].text !== b[i].text) return i;
  return length;
}
