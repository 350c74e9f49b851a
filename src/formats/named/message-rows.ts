import { readTurns, speakerOf, type Turn } from "../canonical/chat.ts";
import type { RecordSource } from "../records/record-source.ts";
import { isObject, numberOf } from "../roles/cells.ts";
import { classify } from "../roles/names.ts";
import type { Fields } from "../roles/sample.ts";
import { conversationSamples } from "../shapes/read-conversation.ts";
import type { NamedFile } from "./named-file.ts";

/** A message with its line. */
export interface LinedTurn {
  readonly turn: Turn;
  readonly line: number;
}

const ROLES =
  /^(?:role|from|sender|speaker|author|type|sender_?type|sender_?role|author_?role|message_?type|is_?user|is_?created_?by_?user|from_?user)$/i;
const TEXTS = [
  "content",
  "text",
  "message",
  "mes",
  "body",
  "utterance",
  "value",
  "msg",
  "message_text",
  "message_content",
];
const CONVERSATIONS =
  /^(?:conversation|conv|dialog|dialogue|session|thread|chat|ticket|case|interaction)s?(?:[_ .-]?(?:id|uuid|key|hash|no|number))?$/i;
/** The most telling first. */
const ORDERS = [
  /^(?:turn|message|msg|seq|sequence|step|utterance)?[_ .-]?(?:turn|index|idx|position|order|seq|sequence|number|no|num|step)(?:[_ .-]?(?:id|no|number|idx))?$/i,
  /^(?:created|create|sent|send|updated)?[_ .-]?(?:at|timestamp|date|datetime|time|ts)$/i,
];

/** Reads a file with a message in each row, in order, by conversation; undefined for any other file. */
export function readMessageRows(records: readonly RecordSource[]): NamedFile | undefined {
  const rows = records.filter(({ value }) => isObject(value)) as readonly { line: number; value: Fields }[];
  const names = [...new Set(rows.slice(0, 100).flatMap(({ value }) => Object.keys(value)))];
  const text = namedFirst(names, TEXTS);
  const role = names.find((name) => ROLES.test(name) && name !== text && namesSpeakers(rows, name));
  if (text === undefined || role === undefined) return undefined;
  const isOther = (name: string) =>
    name !== text && name !== role && ["response", "chosen", "rejected"].includes(classify(name).role);
  if (names.some((name) => isOther(name) && rows.some(({ value }) => typeof value[name] === "string")))
    return undefined;
  const messages = rows.filter(({ value }) => value[text] !== undefined && value[role] !== undefined);
  if (messages.length < 2 || messages.length < rows.length / 2) return undefined;
  const conversation = names.find((name) => CONVERSATIONS.test(name));
  const groups = [
    ...Map.groupBy(messages, ({ value }) => (conversation === undefined ? "" : String(value[conversation]))).values(),
  ];
  const readings = groups.map((group) => {
    const ordered = inOrder(group, names, conversation !== undefined);
    const list = ordered.map(({ value }) => ({ role: roleOf(value[role], role), content: value[text] }));
    const turns = list.map((message) => readTurns([{ role: "user", content: "" }, message], [text]));
    return linedConversation(
      turns.flatMap((read, i): LinedTurn[] =>
        "message" in read || read.length === 0
          ? []
          : [{ turn: { ...read[0], place: undefined }, line: ordered[i].line }],
      ),
    );
  });
  const samples = readings.flatMap((reading) => reading.samples).toSorted((a, b) => a.line - b.line);
  return { samples, problems: samples.length > 0 ? [] : readings.flatMap(({ problems }) => problems).slice(0, 1) };
}

/** The answers of a conversation, each on its line; parts of one answer that follow one another are one. */
export function linedConversation(all: readonly LinedTurn[]) {
  const lines: number[] = [];
  const turns: Turn[] = [];
  for (const { turn, line } of all) {
    const before = turns.at(-1);
    if (before?.speaker === "Assistant" && turn.speaker === "Assistant")
      turns[turns.length - 1] = { speaker: "Assistant", text: `${before.text}\n\n${turn.text}` };
    else {
      turns.push(turn);
      lines.push(line);
    }
  }
  const asked = turns.findIndex(({ speaker }) => speaker === "Human");
  const answers = lines.filter((_, i) => turns[i].speaker === "Assistant" && asked >= 0 && asked < i);
  const reading = conversationSamples(turns);
  if ("message" in reading) return { samples: [], problems: [{ line: lines[0] ?? 1, message: reading.message }] };
  return { samples: reading.samples.map((sample, i) => ({ ...sample, line: answers[i] ?? 1 })), problems: [] };
}

const namedFirst = (names: readonly string[], wanted: readonly string[]): string | undefined => {
  for (const one of wanted) {
    const found = names.find((name) => name.toLowerCase() === one);
    if (found !== undefined) return found;
  }
  return undefined;
};

/** Whether a column's values are speakers, a person's and an answering one's among them. */
function namesSpeakers(rows: readonly { value: Fields }[], name: string): boolean {
  const roles = new Set(rows.flatMap(({ value }) => (value[name] === undefined ? [] : [roleOf(value[name], name)])));
  const speakers = [...roles].map((role) => speakerOf(role));
  return speakers.includes("Human") && speakers.includes("Assistant") && !speakers.includes(undefined);
}

/** A role as a word; of "is_user" true is the person. */
function roleOf(value: unknown, name: string): string {
  if (!/user$/i.test(name)) return isObject(value) ? String(value["role"]) : String(value);
  return numberOf(value) === 1 ? "user" : numberOf(value) === 0 ? "assistant" : String(value);
}

/** Messages by their number or time where each has one that can be compared; else as they are. */
function inOrder<T extends { readonly value: Fields }>(
  rows: readonly T[],
  names: readonly string[],
  isGrouped: boolean,
): readonly T[] {
  if (!isGrouped) return rows;
  for (const order of ORDERS) {
    const name = names.find((one) => order.test(one));
    if (name === undefined) continue;
    const keys = new Map(rows.map((row) => [row, numberOf(row.value[name]) ?? Date.parse(String(row.value[name]))]));
    if ([...keys.values()].some(Number.isNaN)) continue;
    return rows.toSorted((a, b) => keys.get(a)! - keys.get(b)!);
  }
  return rows;
}
