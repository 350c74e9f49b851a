import * as z from "zod";
import { formatTurns, isChat, readTurns } from "../canonical/chat.ts";
import { MAX_RESPONSES } from "../text/limits.ts";
import { readAsked, type Asked } from "./query-fields.ts";
import { rankedPreferences } from "./ranked-preferences.ts";
import { notesOnMost, pick, type Candidate, type Fields, type SampleReading } from "./sample.ts";

const LISTS = ["responses", "completions", "answers", "candidates", "outputs", "generations"];
const NUMBERED = /^(?:response|completion|answer|candidate|output|generation|text)[ _-]?(\d{1,2}|[a-z])$/i;
const TEXTS = ["response", "text", "content", "answer", "completion", "output", "value"];
const SCORES = ["overall_score", "score", "rating", "reward"];

const scored = z.looseObject({});
const figure = z.union([
  z.number(),
  z
    .string()
    .regex(/^\s*-?\d+(\.\d+)?\s*$/)
    .transform(Number),
]);

interface Rival extends Candidate {
  /** Greater is better; undefined where the record has none. */
  readonly score: number | undefined;
}

/**
 * Reads a record of a query with several responses: `responses` and its aliases, a list of texts, chat messages, or objects
 * with a text and maybe a score or a rank (UltraFeedback, Nectar); or columns `response_a`, `response_b` … with maybe
 * `winner`. Different scores are preferences, equal ones none. Undefined where the record has no such list.
 */
export function readListSample(fields: Fields): SampleReading | undefined {
  const list = readList(fields);
  if (list === undefined) return undefined;
  const asked = readAsked(fields);
  if (asked === undefined) return { message: '"prompt" is missing: the responses answer no query' };
  if ("message" in asked) return asked;
  if (Array.isArray(fields["labels"]) && Array.isArray(fields["completions"])) {
    return found(asked, [], ["holds the steps of one answer with a label each, and no rival answers"]);
  }
  const rivals = list.responses.filter(({ text }) => text.trim() !== "");
  const empty = list.responses.filter(({ text }) => text.trim() === "");
  const notes = empty.map(({ label }) => `${label} is empty and left out`);
  return found(asked, rivals, [...notesOnMost(list.count, "responses"), ...notes]);
}

function found(asked: Asked, responses: readonly Rival[], notes: readonly string[]): SampleReading {
  const query = formatTurns(asked.turns);
  const sample = { query, queryPlace: asked.place, responses, ...rankedPreferences(responses), isPair: false };
  return { samples: [sample], notes };
}

/** The first MAX_RESPONSES of the responses, and how many there are. */
function readList(fields: Fields): { readonly responses: Rival[]; readonly count: number } | undefined {
  const field = pick(fields, LISTS);
  if (field && Array.isArray(field.value)) {
    const scores = pick(fields, ["scores", "ratings"])?.value;
    const responses = field.value.slice(0, MAX_RESPONSES).map((item: unknown, i) => {
      const rival = readItem(item, [field.name, i], `${field.name.replace(/s$/, "")} ${i + 1}`);
      return Array.isArray(scores) && rival.score === undefined ? { ...rival, score: toNumber(scores[i]) } : rival;
    });
    return { responses, count: field.value.length };
  }
  const numbered = Object.keys(fields).filter((name) => NUMBERED.test(name) && typeof fields[name] === "string");
  if (numbered.length < 2) return undefined;
  const winner = typeof fields["winner"] === "string" ? fields["winner"].toLowerCase() : undefined;
  const wins = numbered.map(
    (name) => winner === name.toLowerCase() || winner?.replace(/^model_/, "") === NUMBERED.exec(name)![1].toLowerCase(),
  );
  const responses = numbered.map((name, i) => ({
    text: fields[name] as string,
    label: name,
    place: { path: [name], start: 0 },
    score: wins.includes(true) ? Number(wins[i]) : undefined,
  }));
  return { responses, count: responses.length };
}

function readItem(item: unknown, path: readonly (string | number)[], label: string): Rival {
  if (typeof item === "string") return { text: item, label, place: { path, start: 0 }, score: undefined };
  const object = scored.safeParse(item);
  const turns = isChat(item) ? readTurns(item, path) : [];
  if (!("message" in turns) && turns.length > 0) {
    const [first] = turns;
    return {
      label,
      score: undefined,
      ...(turns.length === 1 ? { text: first.text, place: first.place } : { text: formatTurns(turns) }),
    };
  }
  const text = object.success ? pick(object.data, TEXTS) : undefined;
  if (!object.success || typeof text?.value !== "string") return { text: "", label, score: undefined };
  const rank = toNumber(object.data["rank"]);
  const score = toNumber(pick(object.data, SCORES)?.value) ?? (rank === undefined ? undefined : -rank);
  return { text: text.value, label, place: { path: [...path, text.name], start: 0 }, score };
}

function toNumber(value: unknown): number | undefined {
  const result = figure.safeParse(value);
  return result.success && Number.isFinite(result.data) ? result.data : undefined;
}
