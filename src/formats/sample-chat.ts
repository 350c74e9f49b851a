import { formatTurns, isChat, readTurns, type Turn } from "./chat.ts";
import { readAsked } from "./query-fields.ts";
import { describeNoText, pick, type Fields, type Sample, type SampleReading } from "./sample.ts";
import { MAX_QUERY } from "./transcript.ts";

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
 * Reads a conversation (`messages`, ShareGPT's `conversations`): each answer, with all turns before it as its query; the
 * oldest are left out beyond MAX_QUERY characters. With a `label` (KTO) only the last answer was judged. Undefined where
 * the record is none.
 */
export function readChatSample(fields: Fields): SampleReading | undefined {
  const field = pick(fields, ["messages", "conversations", "conversation"]);
  if (!field || !isChat(field.value)) return undefined;
  const turns = readTurns(field.value, [field.name]);
  if ("message" in turns) return turns;
  const question = turns.findIndex(({ speaker }) => speaker === "Human");
  let count = 0;
  const samples = turns.flatMap(({ speaker, text, place }, i): Sample[] => {
    if (speaker !== "Assistant" || question < 0 || i < question) return [];
    const before = keepLast(turns, i);
    const queryPlace = before.findLast((turn) => turn.speaker === "Human")?.place;
    const label = `Assistant ${++count}`;
    return [
      { query: formatTurns(before), queryPlace, responses: [{ text, label, place }], preferences: [], isPair: false },
    ];
  });
  if (samples.length === 0) return { message: "holds no answer to a question" };
  return { samples: "label" in fields ? samples.slice(-1) : samples, notes: [] };
}

/** The turns before `end` that fit MAX_QUERY, and in any case those from the last question on. */
function keepLast(turns: readonly Turn[], end: number): readonly Turn[] {
  let length = 0;
  let asked = false;
  for (let i = end - 1; i >= 0; i--) {
    length += turns[i].text.length;
    if (asked && length > MAX_QUERY) return turns.slice(i + 1, end);
    asked ||= turns[i].speaker === "Human";
  }
  return turns.slice(0, end);
}

function one(sample: Omit<Sample, "preferences" | "isPair">): SampleReading {
  return { samples: [{ ...sample, preferences: [], isPair: false }], notes: [] };
}
