import { isChat } from "../canonical/chat.ts";
import { canonicalQuery, canonicalTurns } from "../canonical/query.ts";
import { MAX_RESPONSES } from "../text/limits.ts";
import { askedBy } from "../roles/asked.ts";
import { assemble, type Assembled } from "./assemble.ts";
import { judgedBy } from "../roles/attributes.ts";
import { isObject, pathOf, type Cells } from "../roles/cells.ts";
import { rankingOf } from "./beside-verdicts.ts";
import { pickedFrom, sidesOfList } from "./list-verdict.ts";
import { readItems, type ItemList } from "./list.ts";
import type { Plan } from "../roles/plan.ts";
import { isBestFirst } from "../roles/order.ts";
import { rankedPreferences, type Scored } from "./ranked-preferences.ts";
import type { Candidate, Judgement, Sample, SampleReading } from "../roles/sample.ts";
import type { ShapeContext } from "./shape.ts";
import { sameLook, TEXTS } from "../roles/texts.ts";
import { askOf, type Row } from "../roles/rows.ts";

/** Whether a value is a list of responses, or an object of them by name. */
export const isListed = (value: unknown): boolean =>
  (Array.isArray(value) && !isChat(value)) ||
  (isObject(value) &&
    !isChat(value) &&
    Object.keys(value).length > 1 &&
    !("choices" in value || "messages" in value || "parts" in value) &&
    !TEXTS.some((name) => name in value));

/**
 * Reads a list of responses, with the scores or ranks that they have, or the one that a column picks. Undefined where a value is
 * one text in a list.
 */
export function readList(row: Row, name: string, context: ShapeContext): SampleReading | undefined {
  const { cells } = row;
  const { plan, answers, stats } = context;
  const value = cells.values[name];
  const beside = besideOf(cells, name);
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
  const more = list.count > MAX_RESPONSES ? [`has ${list.count} responses: the first ${MAX_RESPONSES} are read`] : [];
  const whole = assemble(asked.turns, list.items);
  if ("message" in whole) return whole;
  const { assembled, items, names, blank } = withoutBlank(whole, list);
  const notes = [...more, ...list.notes, ...blank];
  const texts = assembled.responses.map(({ text }) => text);
  const picked = pickedFrom(cells, plan, { ...list, names }, texts, stats, answers);
  if (picked && "ask" in picked) context.onAsk(askOf([row], plan, picked.ask));
  if (picked && "message" in picked) notes.push(picked.message);
  const isPicked = picked !== undefined && "item" in picked;
  if (list.ask && !isPicked) context.onAsk(askOf([row], plan, list.ask));
  const isScored = items.some(({ score }) => score !== undefined);
  const isOpen = !picked && !isScored && !list.ask;
  // Numbers are places of responses that are elsewhere.
  const isInOrder = isBestFirst(name) && Array.isArray(value) && !value.some((item) => typeof item === "number");
  const sides = sidesOfList({ ...list, names }, texts);
  const places = isOpen
    ? (rankingOf(cells, sides, name) ?? (isInOrder ? items.map((_, i) => -i) : undefined))
    : undefined;
  const placed = places ? items.map((item, i) => ({ ...item, score: places[i] })) : items;
  const ranked = rankedItems(assembled.responses, placed);
  if (!isPicked) return { samples: [{ ...assembled, ...ranked, isPair: false }], notes };
  const against = [...ranked.judgements].some(
    ({ worse, choice }) => choice === "first" && ranked.responses[worse].text === texts[picked.item],
  );
  if (against)
    return {
      samples: [{ ...assembled, judgements: [], isPair: false }],
      notes: [...notes, "the response that was picked has not the best score"],
    };
  return { samples: [{ ...assembled, ...judgedBest(texts, picked.item, cells, plan), isPair: false }], notes };
}

/** Lists beside a list of responses, and objects by the same keys beside an object of them, by name. */
function besideOf({ values }: Cells, name: string): Record<string, unknown[]> {
  const own = values[name];
  const keys = isObject(own) ? Object.keys(own) : [];
  const lists = Object.entries(values).flatMap(([key, one]): [string, unknown[]][] => {
    if (key === name) return [];
    if (Array.isArray(one)) return [[key, one]];
    const isByKey = isObject(one) && keys.length > 0 && keys.every((inner) => Object.hasOwn(one, inner));
    return isByKey ? [[key, keys.map((inner) => one[inner])]] : [];
  });
  return Object.fromEntries(lists);
}

/** The picked response before each other one; together they count as one choice. */
function judgedBest(
  texts: readonly string[],
  best: number,
  cells: Cells,
  plan: Plan,
): Pick<Sample, "judgements" | "weight"> {
  const more = judgedBy(cells, plan);
  const judgements = texts.flatMap((text, worse): Judgement[] =>
    worse === best || sameLook(text, texts[best]) ? [] : [{ better: best, worse, choice: "first", ...more }],
  );
  return { judgements, ...(judgements.length > 1 && { weight: 1 / judgements.length }) };
}

/** Without the items that say nothing after the turns that belong to the query, such as a transcript that ends with "Assistant:". */
function withoutBlank(whole: Assembled, { items, names }: ItemList) {
  const says = whole.responses.map(({ text }) => text.trim() !== "");
  const kept = <T>(all: readonly T[]) => all.filter((_, i) => says[i]);
  return {
    assembled: { ...whole, responses: kept(whole.responses) },
    items: kept(items),
    names: kept(names),
    blank: whole.responses.flatMap(({ label }, i) => (says[i] ? [] : [`${label} is empty and left out`])),
  };
}

/** The distinct responses of a list, in the order of their scores. */
function rankedItems(responses: readonly Candidate[], items: ItemList["items"]) {
  const distinct = distinctOf(responses.map((one, i): Scored => ({ ...one, score: items[i].score })));
  return { responses: distinct, ...rankedPreferences(distinct) };
}

function distinctOf(responses: readonly Scored[]): Scored[] {
  const seen = new Set<string>();
  return responses.filter(({ text }) => {
    const key = text.trim();
    return !seen.has(key) && seen.add(key);
  });
}
