import { formatTurns, isChat, readTurns } from "../canonical/chat.ts";
import { answersOf } from "../canonical/conversation.ts";
import { MAX_RESPONSES } from "../text/limits.ts";
import { readAsked } from "./query-fields.ts";
import { describeNoText, notesOnMost, pick, type Fields, type Sample, type SampleReading } from "./sample.ts";

const SINGLE = ["response", "completion", "output", "generation"];

/** Reads `{"prompt", "response"}` and its aliases: one response to one query. Undefined where the record has none. */
export function readSingleSample(fields: Fields): SampleReading | undefined {
  const field = pick(fields, SINGLE);
  if (!field) return undefined;
  const asked = readAsked(fields);
  if (asked === undefined) return { message: `"prompt" is missing: the ${field.name} answers no query` };
  if ("message" in asked) return asked;
  const { name, value } = field;
  const turns = isChat(value) ? readTurns(value, [name]) : undefined;
  if (turns && "message" in turns) return turns;
  if (!turns && typeof value !== "string") return { message: `"${name}" ${describeNoText(value)}` };
  const place = turns ? turns.at(-1)?.place : { path: [name], start: 0 };
  const text = turns ? (turns.at(-1)?.text ?? "") : (value as string);
  if (text.trim() === "") return { message: `"${name}" is empty` };
  const query = formatTurns(asked.turns);
  return one({ query, queryPlace: asked.place, responses: [{ text, label: name, place }] });
}

/**
 * Reads a conversation (`messages`, ShareGPT's `conversations`): each answer, with the turns before it as its query, as far
 * back as conversation.ts goes; the first MAX_RESPONSES of them. With a `label` (KTO) only the last answer was judged.
 * Undefined where the record is none.
 */
export function readChatSample(fields: Fields): SampleReading | undefined {
  const field = pick(fields, ["messages", "conversations", "conversation"]);
  if (!field || !isChat(field.value)) return undefined;
  const turns = readTurns(field.value, [field.name]);
  if ("message" in turns) return turns;
  const all = [...answersOf(turns)].map((answered, i) => ({ ...answered, label: `Assistant ${i + 1}` }));
  if (all.length === 0) return { message: "holds no answer to a question" };
  const answers = "label" in fields ? all.slice(-1) : all.slice(0, MAX_RESPONSES);
  const samples = answers.map(({ answer: { text, place }, question, before, label }): Sample => {
    const responses = [{ text, label, place }];
    return { query: formatTurns(before), queryPlace: question.place, responses, preferences: [], isPair: false };
  });
  return { samples, notes: "label" in fields ? [] : notesOnMost(all.length, "answers") };
}

function one(sample: Omit<Sample, "preferences" | "isPair">): SampleReading {
  return { samples: [{ ...sample, preferences: [], isPair: false }], notes: [] };
}
