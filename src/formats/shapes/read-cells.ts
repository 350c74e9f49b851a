import { askedBy } from "../roles/asked.ts";
import { assemble, type Side } from "./assemble.ts";
import { attributes, SAME } from "../roles/attributes.ts";
import { numberOf, pathOf, type Cells } from "../roles/cells.ts";
import { openRanking, rankingOf, saidInList, shown } from "./beside-verdicts.ts";
import { readPairCells } from "./pair.ts";
import type { Plan } from "../roles/plan.ts";
import { rankedPreferences } from "./ranked-preferences.ts";
import { readConversation } from "./read-conversation.ts";
import { isListed, readList } from "./read-list.ts";
import type { Candidate, Judgement, Sample, SampleReading } from "../roles/sample.ts";
import type { ShapeContext } from "./shape.ts";
import { readSaid, sameLook } from "../roles/texts.ts";
import type { Row } from "../roles/rows.ts";
import type { VerdictReader } from "../roles/verdict.ts";
import { SURE } from "../roles/verdict-words.ts";
import { sideOf } from "../roles/words.ts";
import { sidesIn, textsOf } from "../roles/sides.ts";

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
  if (only) return readSingle(cells, plan, only.name);
  if (plan.chosen !== undefined || plan.rejected !== undefined) return readPairCells(cells, plan);
  return readConversation(cells, plan) ?? { message: NOTHING };
}

const NOTHING =
  'contains no response. A record needs a query ("prompt") and responses: "chosen" and "rejected", "response_a" and "response_b", "responses", or "response"';

function namesSide(cells: Cells, plan: Plan, { read }: VerdictReader): boolean {
  return read(cells, textsOf(cells, plan)).some(
    ({ column, outcome }) => column === plan.chosen && outcome.kind === "side",
  );
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
  const own = verdicts.read(cells, texts);
  if (verdicts.ask) context.onAsk(verdicts.ask);
  const isOpen =
    verdicts.ask === undefined && own.every(({ outcome: { kind } }) => kind === "none" || kind === "unknown");
  const named = sidesIn(cells, plan, texts);
  const places = isOpen && present.length === plan.responses.length ? rankingOf(cells, named) : undefined;
  if (places) {
    const ranked = rankedPreferences(responses.map((one, i) => ({ ...one, score: places[i] })));
    return { samples: [{ ...assembled, ...ranked, isPair: responses.length === 2 }], notes: [] };
  }
  const listed = isOpen ? saidInList(cells, named) : [];
  const said = listed.length > 0 ? listed : own;
  const judgements: Judgement[] = [];
  const notes = [isOpen && listed.length === 0 ? openRanking(cells, named) : undefined].filter(
    (note) => note !== undefined,
  );
  for (const { outcome, annotator, column } of said) {
    const result = toJudgement(outcome, { cells, plan, responses, annotator, column });
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
  /** Those that the record has, each labelled with its column. */
  readonly responses: readonly Candidate[];
  readonly annotator: string | undefined;
  readonly column: string;
}

function toJudgement(
  outcome: ReturnType<VerdictReader["read"]>[number]["outcome"],
  { cells, plan, responses, annotator, column }: Judged,
): Judgement[] | Problem | undefined {
  const more = { ...(annotator !== undefined && { annotator }), ...attributes(cells, plan) };
  if (outcome.kind === "none") return undefined;
  if (outcome.kind === "unknown") {
    const named = plan.models.map(({ name }) => cells.values[name]).filter((name) => typeof name === "string");
    const names = named.length >= 2 ? named : plan.responses.map(({ name }) => name);
    return { message: `"${column}" is ${shown(cells.values[column])}, which is not one of ${names.join(", ")}` };
  }
  if (outcome.kind !== "side") {
    return plan.responses.length === 2 ? [{ better: 0, worse: 1, choice: outcome.kind, ...more }] : undefined;
  }
  const { name } = plan.responses[outcome.side];
  const better = responses.findIndex(({ label }) => label === name);
  if (better < 0) return { message: `"${column}" prefers "${name}", which is empty` };
  const others = [...responses.keys()].filter((i) => i !== better);
  const rivals = others.filter((i) => !sameLook(responses[i].text, responses[better].text));
  const empty = [better, ...others].find((i) => responses[i].text.trim() === "");
  if (empty !== undefined && responses.length === 2)
    return { message: `"${responses[empty].label}" is empty, so there is nothing to prefer` };
  if (rivals.length === 0) return { message: SAME };
  const strength = outcome.strength ?? more.strength;
  return rivals
    .filter((i) => responses[i].text.trim() !== "")
    .map((worse) => ({ better, worse, choice: "first", ...more, ...(strength && { strength }) }));
}

/** A sample of two is not a pair if one is empty. */
function withoutEmpty(sample: Sample): Sample {
  if (sample.responses.every(({ text }) => text.trim() !== "")) return sample;
  return {
    ...sample,
    responses: sample.responses.filter(({ text }) => text.trim() !== ""),
    judgements: [],
    isPair: false,
  };
}

function readSingle(cells: Cells, plan: Plan, name: string): SampleReading {
  const asked = askedBy(cells, plan);
  if ("message" in asked) return asked;
  const said = readSaid(cells.values[name], pathOf(cells, name), "Assistant");
  if (!said) return { message: `"${name}" contains no text` };
  if ("message" in said) return said;
  if (!asked.hasQuestion && said.isText) return { message: `the query is missing: the ${name} answers no query` };
  const assembled = assemble(asked.turns, [{ label: name, ...said }]);
  if ("message" in assembled) return assembled;
  if (assembled.responses[0].text.trim() === "") return { message: `"${name}" is empty` };
  return { samples: [{ ...assembled, judgements: [], isPair: false }], notes: withoutRival(cells, plan) };
}

/** What is missing where a record has a verdict between sides, but the text of one side alone. */
function withoutRival({ values }: Cells, { responses, verdicts, wins, ties }: Plan): string[] {
  const isJudged =
    verdicts.some(({ name }) => SURE.test(name) && values[name] !== undefined) ||
    [...wins, ...ties].some(({ name }) => numberOf(values[name]));
  if (!isJudged) return [];
  const [only] = responses;
  if (responses.length === 1 && sideOf(only.side ?? "") !== undefined)
    return [`"${only.name}" has no other response beside it, so its verdict is not read`];
  return responses.filter(({ name }) => values[name] === undefined).map(({ name }) => `"${name}" is empty`);
}
