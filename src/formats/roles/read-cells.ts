import { canonicalQuery, canonicalTurns } from "../canonical/query.ts";
import { answersOf } from "../canonical/conversation.ts";
import { MAX_RESPONSES } from "../text/limits.ts";
import { askedBy, readAsked, readExchanges, type Asked } from "./asked.ts";
import { assemble, type Side } from "./assemble.ts";
import { attributes, SAME } from "./attributes.ts";
import { askOf, type Row, type VerdictReader } from "./verdict.ts";
import type { Ask, ColumnAnswers } from "./ask.ts";
import { isObject, pathOf, type Cells } from "./cells.ts";
import { classify } from "./names.ts";
import { readItems, type ItemList } from "./list.ts";
import { readPairCells } from "./pair.ts";
import type { Plan } from "./plan.ts";
import { rankedPreferences, type Scored } from "./ranked-preferences.ts";
import type { Judgement, Sample, SampleReading } from "./sample.ts";
import { readSaid, sameLook } from "./texts.ts";
import { isChat, readTurns } from "../canonical/chat.ts";

/** What records of one shape share while they are read. */
export interface ShapeContext {
  readonly plan: Plan;
  readonly verdicts: VerdictReader;
  readonly answers: ColumnAnswers;
  readonly onAsk: (ask: Ask) => void;
}

type Problem = { readonly message: string };

/**
 * Reads one record by the plan of its shape: a pair, two or more responses with a verdict, a list, one response, or a
 * conversation. Never throws.
 */
export function readCells(row: Row, context: ShapeContext): SampleReading {
  const { cells } = row;
  const { plan, verdicts } = context;
  const present = plan.responses.filter(({ name }) => cells.values[name] !== undefined);
  const isSided = plan.responses.length >= 2;
  if (plan.rejected !== undefined && plan.chosen !== undefined && !(isSided && namesSide(cells, plan, verdicts)))
    return readPairCells(cells, plan);
  const [only] = present;
  if (present.length === 1 || !isSided) {
    const list = only && isListed(cells.values[only.name]) ? readList(row, only.name, context) : undefined;
    if (list) return list;
  }
  if (isSided && present.length >= 2) return readSides(row, context, present);
  if (only) return readSingle(cells, plan, only.name, isSided ? plan : undefined);
  if (plan.chosen !== undefined || plan.rejected !== undefined) return readPairCells(cells, plan);
  return readConversation(cells, plan) ?? { message: NOTHING };
}

const NOTHING =
  'contains no response. A record needs a query ("prompt") and responses: "chosen" and "rejected", "response_a" and "response_b", "responses", or "response"';

const isListed = (value: unknown): boolean =>
  (Array.isArray(value) && !isChat(value)) ||
  (isObject(value) &&
    !isChat(value) &&
    Object.keys(value).length > 1 &&
    !("content" in value || "text" in value || "choices" in value || "messages" in value));

function namesSide(cells: Cells, plan: Plan, { read }: VerdictReader): boolean {
  const texts = plan.responses.map(({ name }) => (typeof cells.values[name] === "string" ? cells.values[name] : ""));
  return read(cells, texts).some(({ column, outcome }) => column === plan.chosen && outcome.kind === "side");
}

/** The responses of columns, with what was judged of them. */
function readSides(row: Row, context: ShapeContext, present: Plan["responses"]): SampleReading {
  const { cells } = row;
  const { plan, verdicts } = context;
  const asked = askedBy(cells, plan);
  if ("message" in asked) return asked;
  const sides: Side[] = [];
  for (const { name } of present) {
    const said = readSaid(cells.values[name], pathOf(cells, name), "Assistant");
    if (!said) return { message: `"${name}" contains no text` };
    if ("message" in said) return said;
    sides.push({ label: name, ...said });
  }
  if (!asked.hasQuestion && sides.every(({ isText }) => isText))
    return { message: "the query is missing: the responses answer no query" };
  const assembled = assemble(asked.turns, sides);
  if ("message" in assembled) return assembled;
  const { responses } = assembled;
  const texts = plan.responses.map(({ name }) => responses[present.findIndex((one) => one.name === name)]?.text ?? "");
  const said = verdicts.read(cells, texts);
  if (verdicts.ask) context.onAsk(verdicts.ask);
  const judgements: Judgement[] = [];
  const notes: string[] = [];
  for (const { outcome, annotator, column } of said) {
    const result = toJudgement(outcome, { cells, plan, texts, present, annotator, column });
    if (result && "message" in result) notes.push(result.message);
    else if (result) judgements.push(...result);
  }
  const sample: Sample = {
    ...assembled,
    judgements,
    ...(responses.length > 2 && judgements.length > 1 && { weight: 1 / judgements.length }),
    isPair: responses.length === 2,
  };
  return { samples: [withoutEmpty(sample)], notes };
}

interface Judged {
  readonly cells: Cells;
  readonly plan: Plan;
  readonly texts: readonly string[];
  readonly present: Plan["responses"];
  readonly annotator: string | undefined;
  readonly column: string;
}

function toJudgement(
  outcome: ReturnType<VerdictReader["read"]>[number]["outcome"],
  { cells, plan, texts, present, annotator, column }: Judged,
): Judgement[] | Problem | undefined {
  const at = (index: number) => present.findIndex(({ name }) => name === plan.responses[index].name);
  const more = { ...(annotator !== undefined && { annotator }), ...attributes(cells, plan) };
  if (outcome.kind === "none") return undefined;
  if (outcome.kind === "unknown") {
    const named = plan.models.map(({ name }) => cells.values[name]).filter((name) => typeof name === "string");
    const names = named.length >= 2 ? named : plan.responses.map(({ name }) => name);
    return { message: `"${column}" is ${shown(cells.values[column])}, which is none of ${names.join(", ")}` };
  }
  if (outcome.kind !== "side") {
    return texts.length === 2 ? [{ better: 0, worse: 1, choice: outcome.kind, ...more }] : undefined;
  }
  const better = at(outcome.side);
  if (better < 0) return { message: `"${column}" prefers "${plan.responses[outcome.side].name}", which is empty` };
  const others = present.map((_, i) => i).filter((i) => i !== better);
  const rivals = others.filter((i) => !sameLook(texts[index(present, plan, i)], texts[outcome.side]));
  const empty = [better, ...others].find((i) => texts[index(present, plan, i)].trim() === "");
  if (empty !== undefined && present.length === 2)
    return { message: `"${present[empty].name}" is empty, so there is nothing to prefer` };
  if (rivals.length === 0) return { message: SAME };
  const strength = outcome.strength ?? more.strength;
  return rivals
    .filter((i) => texts[index(present, plan, i)].trim() !== "")
    .map((worse) => ({ better, worse, choice: "first", ...more, ...(strength && { strength }) }));
}

const index = (present: Plan["responses"], plan: Plan, i: number) =>
  plan.responses.findIndex(({ name }) => name === present[i].name);

const shown = (value: unknown): string => JSON.stringify(value)?.slice(0, 60) ?? "missing";

/** A sample of two of which one is empty is no pair. */
function withoutEmpty(sample: Sample): Sample {
  if (sample.responses.every(({ text }) => text.trim() !== "")) return sample;
  return {
    ...sample,
    responses: sample.responses.filter(({ text }) => text.trim() !== ""),
    judgements: [],
    isPair: false,
  };
}

function readList(row: Row, name: string, context: ShapeContext): SampleReading | undefined {
  const { cells } = row;
  const { plan, answers } = context;
  const value = cells.values[name];
  const beside = Object.fromEntries(
    Object.entries(cells.values).filter(([key, one]) => key !== name && Array.isArray(one)),
  ) as Record<string, unknown[]>;
  const list = readItems(name, value, pathOf(cells, name), beside, answers);
  if (!list || (list.count === 1 && list.items.length === 1 && !isObject(value) && !isObject((value as unknown[])[0])))
    return undefined;
  const asked = askedBy(cells, plan);
  if ("message" in asked) return asked;
  if (!asked.hasQuestion && list.items.every(({ isText }) => isText))
    return { message: "the query is missing: the responses answer no query" };
  if (Array.isArray(cells.values["labels"]) && /^completions$/i.test(name)) {
    const turns = canonicalTurns(asked.turns);
    const sample: Sample = { query: canonicalQuery(turns), turns, responses: [], judgements: [], isPair: false };
    return { samples: [sample], notes: ["contains the steps of one answer with a label each, and no rival answers"] };
  }
  if (list.ask) context.onAsk(askOf([row], plan, list.ask));
  return ranked(
    asked,
    list,
    list.count > MAX_RESPONSES ? [`has ${list.count} responses: the first ${MAX_RESPONSES} are read`] : [],
  );
}

/** A list as a sample; texts that look the same are one response. */
function ranked(asked: Asked, list: ItemList, notes: readonly string[]): SampleReading {
  const assembled = assemble(asked.turns, list.items);
  if ("message" in assembled) return assembled;
  const scored = assembled.responses.map((one, i): Scored => ({ ...one, score: list.items[i].score }));
  const distinct = distinctOf(scored);
  const sample: Sample = { ...assembled, responses: distinct, ...rankedPreferences(distinct), isPair: false };
  return { samples: [sample], notes: [...notes, ...list.notes] };
}

function distinctOf(responses: readonly Scored[]): Scored[] {
  const seen = new Set<string>();
  return responses.filter(({ text }) => {
    const key = text.trim();
    return !seen.has(key) && seen.add(key);
  });
}

function readSingle(cells: Cells, plan: Plan, name: string, sided: Plan | undefined): SampleReading {
  const asked = askedBy(cells, plan);
  if ("message" in asked) return asked;
  const said = readSaid(cells.values[name], pathOf(cells, name), "Assistant");
  if (!said) return { message: `"${name}" contains no text` };
  if ("message" in said) return said;
  if (!asked.hasQuestion && said.isText) return { message: `the query is missing: the ${name} answers no query` };
  const assembled = assemble(asked.turns, [{ label: name, ...said }]);
  if ("message" in assembled) return assembled;
  if (assembled.responses[0].text.trim() === "") return { message: `"${name}" is empty` };
  const missing =
    sided?.responses.filter((one) => cells.values[one.name] === undefined).map((one) => `"${one.name}" is empty`) ?? [];
  const judged = sided?.verdicts.some((one) => cells.values[one.name] !== undefined);
  return { samples: [{ ...assembled, judgements: [], isPair: false }], notes: judged ? missing : [] };
}

/** A conversation: each answer, with the turns before it as its query. With a `label` (KTO) only the last answer was judged. */
function readConversation(cells: Cells, plan: Plan): SampleReading | undefined {
  const name = [plan.chat, ...plan.context, plan.history].find(
    (one) => one !== undefined && (isChat(cells.values[one]) || readExchanges(cells.values[one], [])),
  );
  if (name === undefined) return undefined;
  const value = cells.values[name];
  const turns = isChat(value) ? readTurns(value, pathOf(cells, name)) : readExchanges(value, pathOf(cells, name))!;
  if ("message" in turns) return turns;
  const asked = readAsked(cells, { ...plan, query: [] });
  return conversationSamples(
    "message" in asked ? turns : asked.turns,
    plan.verdicts.some((one) => classify(one.name).words.includes("label")),
  );
}

/** The answers of a conversation as samples. @param lastOnly whether only the last one was judged */
export function conversationSamples(turns: Asked["turns"], lastOnly = false): SampleReading {
  const all = [...answersOf(turns)].map((answered, i) => ({ ...answered, label: `Assistant ${i + 1}` }));
  if (all.length === 0) return { message: "contains no answer to a question" };
  const answers = lastOnly ? all.slice(-1) : all.slice(0, MAX_RESPONSES);
  const samples = answers.map(({ answer: { text, place }, question, before, label }): Sample => {
    const said = canonicalTurns(before);
    return {
      query: canonicalQuery(said),
      turns: said,
      queryPlace: question.place,
      responses: [{ text, label, place }],
      judgements: [],
      isPair: false,
    };
  });
  return {
    samples,
    notes:
      !lastOnly && all.length > MAX_RESPONSES ? [`has ${all.length} answers: the first ${MAX_RESPONSES} are read`] : [],
  };
}
