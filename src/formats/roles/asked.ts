import { splitTranscript } from "../canonical/transcripts.ts";
import { isChat, readTurns, type Turn } from "../canonical/chat.ts";
import { canonicalQuery } from "../canonical/query.ts";
import { withLineFeeds } from "../text/trim.ts";
import { isObject, pathOf, type Cells } from "./cells.ts";
import type { Plan } from "./plan.ts";
import type { Place } from "../text/place.ts";
import { readSaid } from "./texts.ts";
import { classify } from "./names.ts";

/** What a record says before the responses: a conversation, often of one turn. */
export interface Asked {
  readonly turns: readonly Turn[];
  /** Whether a question is among it, or only the text around one. */
  readonly hasQuestion: boolean;
  /** The column of the conversation that it was taken from, where it was. */
  readonly chat?: string | undefined;
}

type Problem = { readonly message: string };

/** The turns before the responses: system, history, the question with its context. A chat is one whole. */
export function readAsked(cells: Cells, plan: Plan, query: readonly string[] = plan.query): Asked | Problem {
  const question = sameAsChat(cells, plan, query) ?? readQuestion(cells, query);
  if (question && "message" in question) return question;
  const chat = question ? undefined : readFirstChat(cells, [plan.chat, ...plan.context, plan.history]);
  if (chat && "message" in chat) return chat;
  const turns = question ?? chat?.turns ?? [];
  const before: Turn[] = [];
  const system = plan.system === undefined ? undefined : cells.values[plan.system];
  if (typeof system === "string" && system.trim() !== "" && !turns.some(({ speaker }) => speaker === "System"))
    before.push({ speaker: "System", text: system, place: { path: pathOf(cells, plan.system!), start: 0 } });
  else if (typeof system === "object" && !turns.some(({ speaker }) => speaker === "System")) {
    const said = readSaid(system, pathOf(cells, plan.system!), "System");
    if (said && !("message" in said))
      before.push(...said.turns.map((turn) => ({ ...turn, speaker: "System" as const })));
  }
  const history =
    plan.history === undefined || chat?.name === plan.history
      ? []
      : readHistory(cells.values[plan.history], pathOf(cells, plan.history));
  const all = [...before, ...history, ...turns];
  const hasQuestion = all.some(({ speaker }) => speaker === "Human");
  return { turns: withContext(all, cells, plan, chat?.name), hasQuestion, chat: chat?.name };
}

/** The query of a record; where no column is one, a guessed column or the query that a person set for the file. */
export function askedBy(cells: Cells, plan: Plan): Asked | Problem {
  const asked = readAsked(cells, plan);
  if ("message" in asked || asked.hasQuestion) return asked;
  if (plan.given !== undefined)
    return { turns: [...asked.turns, { speaker: "Human", text: plan.given }], hasQuestion: true };
  return plan.guess === undefined ? asked : readAsked(cells, plan, [plan.guess]);
}

/** The messages beside a question whose text is the one of these messages: they say who spoke, which a text may not. */
function sameAsChat(cells: Cells, { chat }: Plan, [name, ...others]: readonly string[]): readonly Turn[] | undefined {
  const [text, value] = [name, chat].map((one) => (one === undefined ? undefined : cells.values[one]));
  if (typeof text !== "string" || others.length > 0 || chat === undefined || !isChat(value)) return undefined;
  const turns = readTurns(value, pathOf(cells, chat));
  return "message" in turns || canonicalQuery(turns) !== withLineFeeds(text.trim()) ? undefined : turns;
}

function readQuestion(cells: Cells, names: readonly string[]): readonly Turn[] | Problem | undefined {
  const parts: Turn[] = [];
  for (const name of names) {
    const value = cells.values[name];
    if (value === undefined || (typeof value === "string" && value.trim() === "")) continue;
    const path = pathOf(cells, name);
    const said = readSaid(value, path, "Human") ?? oneQuestion(value, path);
    if (!said) return { message: `"${name}" contains no text` };
    if ("message" in said) return said;
    if (!said.isText) return said.turns;
    parts.push(said.turns[0]);
  }
  if (parts.length < 2) return parts.length === 0 ? undefined : parts;
  return [{ speaker: "Human", text: parts.map(({ text }) => text.trim()).join("\n\n") }];
}

/** An object whose field is named as a question. */
function oneQuestion(value: unknown, path: Place["path"]) {
  if (!isObject(value)) return undefined;
  const name = Object.keys(value).find((key) => classify(key).role === "query");
  return name === undefined ? undefined : readSaid(value[name], [...path, name], "Human");
}

function readFirstChat(cells: Cells, names: readonly (string | undefined)[]) {
  for (const name of names) {
    const value = name === undefined ? undefined : cells.values[name];
    if (value === undefined) continue;
    const path = pathOf(cells, name!);
    const turns = isChat(value)
      ? readTurns(value, path)
      : typeof value === "string"
        ? splitTranscript(value, path)
        : readExchanges(value, path);
    if (turns === undefined) continue;
    return "message" in turns ? turns : { turns, name: name! };
  }
  return undefined;
}

/** Exchanges as a list of objects with a question and an answer (Capybara's `input` and `output`); undefined for others. */
function readExchanges(value: unknown, path: Place["path"]): readonly Turn[] | undefined {
  if (!Array.isArray(value) || value.length === 0) return undefined;
  const turns: Turn[] = [];
  for (const [i, item] of value.entries()) {
    if (!isObject(item)) return undefined;
    const names = Object.keys(item);
    const asked = names.find((name) => classify(name).role === "query" && typeof item[name] === "string");
    const answered = names.find((name) => classify(name).role === "response" && typeof item[name] === "string");
    if (asked === undefined) return undefined;
    turns.push({ speaker: "Human", text: item[asked] as string, place: { path: [...path, i, asked], start: 0 } });
    if (answered !== undefined)
      turns.push({
        speaker: "Assistant",
        text: item[answered] as string,
        place: { path: [...path, i, answered], start: 0 },
      });
  }
  return turns;
}

/** Earlier turns: chat messages, [question, answer] lists, or one text. */
function readHistory(value: unknown, path: Place["path"]): readonly Turn[] {
  if (isChat(value)) {
    const turns = readTurns(value, path);
    return "message" in turns ? [] : turns;
  }
  if (typeof value === "string") return readSaidTurns(value, path);
  if (!Array.isArray(value)) return [];
  const pairs = value.every(Array.isArray) ? (value as unknown[][]) : [value as unknown[]];
  return pairs.flatMap((pair) =>
    pair.flatMap((text, i): Turn[] =>
      typeof text === "string" && text.trim() !== "" ? [{ speaker: i % 2 === 0 ? "Human" : "Assistant", text }] : [],
    ),
  );
}

function readSaidTurns(text: string, path: Place["path"]): readonly Turn[] {
  const said = text.trim() === "" ? undefined : readSaid(text, path, "Human");
  return said && !("message" in said) ? said.turns : [];
}

/** The last question with the passages that belong to it after it. */
function withContext(turns: readonly Turn[], cells: Cells, plan: Plan, chat: string | undefined): readonly Turn[] {
  const passages = plan.context.filter((name) => name !== chat).flatMap((name) => textsOf(cells.values[name]));
  if (passages.length === 0) return turns;
  const last = turns.findLastIndex(({ speaker }) => speaker === "Human");
  if (last < 0) return [...turns, { speaker: "Human", text: passages.join("\n\n") }];
  const { text, place } = turns[last];
  const whole: Turn = { speaker: "Human", text: [text.trim(), ...passages].join("\n\n"), place };
  return turns.with(last, whole);
}

function textsOf(value: unknown): string[] {
  if (typeof value === "string") return value.trim() === "" ? [] : [value.trim()];
  if (Array.isArray(value))
    return value.flatMap((item) =>
      typeof item === "string"
        ? textsOf(item)
        : isObject(item)
          ? textsOf(item["text"] ?? item["content"] ?? item["page_content"])
          : [],
    );
  return [];
}
