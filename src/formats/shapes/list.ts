import { askBetter, askWhich, type ColumnAnswers, type Question } from "../roles/ask.ts";
import { isObject, numberOf } from "../roles/cells.ts";
import { classify } from "../roles/names.ts";
import { areComparable } from "../nested/wins.ts";
import type { Place } from "../text/place.ts";
import { readSaid } from "../roles/texts.ts";
import type { Side } from "./assemble.ts";
import { MAX_RESPONSES } from "../text/limits.ts";

/** A response of a list with what the list says of it. */
export interface Item extends Side {
  readonly score?: number | undefined;
}

export interface ItemList {
  /** At most MAX_RESPONSES of them. */
  readonly items: readonly Item[];
  /** How many there are in the record. */
  readonly count: number;
  /** What is not certain about their order. */
  readonly ask?: Question | undefined;
  readonly notes: readonly string[];
  /** What to call each, and whose it is: keys of an object, names of models. */
  readonly names: readonly { readonly key: string; readonly model: string }[];
}

/**
 * The responses of a list of texts, messages or objects with a text, or of an object of texts by model; with the scores or
 * ranks that each has, or that a list beside them has. Undefined for any other value.
 * @param beside lists of figures of the same record, by name
 */
export function readItems(
  name: string,
  value: unknown,
  path: Place["path"],
  beside: Readonly<Record<string, readonly unknown[]>>,
  answers: ColumnAnswers,
): ItemList | undefined {
  const entries: [string | number, unknown][] = Array.isArray(value)
    ? [...value.slice(0, MAX_RESPONSES).entries()]
    : isObject(value)
      ? Object.entries(value).slice(0, MAX_RESPONSES)
      : [];
  if (entries.length === 0) return undefined;
  const count = Array.isArray(value) ? value.length : Object.keys(value as object).length;
  const items: (Item | undefined)[] = entries.map(([key, item]) => {
    const label = typeof key === "number" ? `${name.replace(/s$/i, "")} ${key + 1}` : key;
    const said = readSaid(withText(item), [...path, key], "Assistant");
    if (said === undefined || "message" in said) return undefined;
    return { label, ...said };
  });
  if (items.every((item) => item === undefined)) return undefined;
  const figures = figureColumns(
    entries.map(([, item]) => item),
    beside,
  );
  const isCounted = areComparable(entries.map(([, item]) => (isObject(item) ? item : {})));
  const chosen = figuresThatCount(figures, isCounted, answers);
  const isEmpty = (item: Item | undefined) => item === undefined || item.turns.every(({ text }) => text.trim() === "");
  const notes = items.flatMap((item, i) =>
    isEmpty(item) ? [`${item?.label ?? `${name} ${i + 1}`} is empty and left out`] : [],
  );
  for (const [other, values] of Object.entries(beside))
    if (values.length === entries.length && isOpenRanking(other, values))
      notes.push(
        `"${other}" may be places or the responses in their order. Name it "ranks" if the first number is the place of the first response`,
      );
  const order = chosen && "figures" in chosen ? chosen.figures : [];
  const scored = items.flatMap((item, i): Item[] => (isEmpty(item) ? [] : [{ ...item!, score: order[i] }]));
  const names = entries.flatMap(([key, item], i) => {
    const model = isObject(item) ? Object.keys(item).find((one) => classify(one).role === "model") : undefined;
    const name = model === undefined ? undefined : (item as Readonly<Record<string, unknown>>)[model];
    return isEmpty(items[i])
      ? []
      : [{ key: typeof key === "string" ? key : idOf(item), model: typeof name === "string" ? name : "" }];
  });
  return { items: scored, count, notes, names, ask: chosen && "question" in chosen ? chosen : undefined };
}

/** What an item is called by its record: its id, or else its name. */
function idOf(item: unknown): string {
  if (!isObject(item)) return "";
  const { id, key, name, version, variant } = item;
  if (typeof id === "number") return String(id);
  const own = [id, key, name, version, variant].find((one) => typeof one === "string");
  return (own as string | undefined) ?? "";
}

/** An object's field that is named as a response, as its text. */
function withText(item: unknown): unknown {
  if (!isObject(item) || "role" in item) return item;
  const name = Object.keys(item).find(
    (key) => classify(key).role === "response" && (typeof item[key] === "string" || Array.isArray(item[key])),
  );
  return name === undefined ? item : { [name]: item[name] };
}

interface Figures {
  readonly name: string;
  readonly values: readonly (number | undefined)[];
}

/** The figures of the items by name: of their own fields, and of lists beside them. */
function figureColumns(items: readonly unknown[], beside: Readonly<Record<string, readonly unknown[]>>): Figures[] {
  const names = new Set(items.flatMap((item) => (isObject(item) ? Object.keys(item) : [])));
  const own = [...names].map((name): Figures => ({
    name,
    values: items.map((item) => (isObject(item) ? numberOf(item[name]) : undefined)),
  }));
  const others = Object.entries(beside).filter(
    ([name, values]) => values.length === items.length && !isOpenRanking(name, values),
  );
  return [...own, ...others.map(([name, values]): Figures => ({ name, values: values.map(numberOf) }))].filter(
    ({ values }) => values.filter((value) => value !== undefined).length > 1,
  );
}

/**
 * Whether a list may be the places of the responses or the responses in their order, and the two are not the same: of three, [2, 0, 1]
 * is either. "ranks" are places.
 */
function isOpenRanking(name: string, values: readonly unknown[]): boolean {
  if (!/ranking|order/i.test(name)) return false;
  const least = Math.min(...values.map((value) => numberOf(value) ?? NaN));
  const places = values.map((value) => numberOf(value)! - least);
  return new Set(places).size === places.length && places.some((place, i) => places[place] !== i);
}

type Chosen = { readonly figures: readonly (number | undefined)[] } | Question;

/** @param isCounted whether how often each won can be compared */
function figuresThatCount(figures: readonly Figures[], isCounted: boolean, answers: ColumnAnswers): Chosen | undefined {
  const ofRole = (...roles: string[]) => figures.filter(({ name }) => roles.includes(classify(name).role));
  const negated = ({ values }: Figures) => values.map((value) => (value === undefined ? undefined : -value));
  const named = figures.find(({ name }) => name === answers.verdict);
  if (named) {
    const lower = answers.better === "lower" || (answers.better === undefined && classify(named.name).role === "rank");
    return { figures: lower ? negated(named) : named.values };
  }
  const places = ofRole("rank");
  const scores = ofRole("score").filter(({ name }) => classify(name).isHigherBetter);
  const picked = ofRole("verdict", "chosen").filter(({ values }) =>
    values.every((value) => value === undefined || value === 0 || value === 1),
  );
  const wins = figures.filter(({ name }) => /^(?:wins|votes)$/i.test(name) && !picked.some((one) => one.name === name));
  const overall = scores.filter(({ name }) => /overall|total|final/i.test(name));
  const certain = [
    ...(overall.length === 1 ? overall : scores).map(({ values }) => values),
    ...[...picked, ...(isCounted ? wins : [])].map(({ values }) => values),
  ];
  if (places.length > 0) {
    if (!places.every(({ values }) => arePlaces(values)))
      return answers.better === undefined
        ? askBetter(places[0].name)
        : { figures: answers.better === "lower" ? negated(places[0]) : places[0].values };
    certain.unshift(...places.map(negated));
  }
  if (certain.length === 0) {
    const unsure = [...wins, ...ofRole("lower"), ...ofRole("score")];
    if (unsure.length === 0) return undefined;
    if (unsure.length === 1 && answers.better !== undefined)
      return { figures: answers.better === "lower" ? negated(unsure[0]) : unsure[0].values };
    return askBetter(...unsure.map(({ name }) => name));
  }
  if (certain.some((values) => opposes(certain[0], values)))
    return askWhich(
      [...places, ...(overall.length === 1 ? overall : scores), ...picked, ...wins].map(({ name }) => name),
    );
  return { figures: certain[0] };
}

/** Whether figures are places 1 … n (or 0 … n − 1), equal ones among them. */
function arePlaces(values: readonly (number | undefined)[]): boolean {
  const some = values.filter((value) => value !== undefined);
  const least = Math.min(...some);
  return some.every(Number.isInteger) && (least === 0 || least === 1) && Math.max(...some) < least + values.length;
}

function opposes(a: readonly (number | undefined)[], b: readonly (number | undefined)[]): boolean {
  const n = Math.min(a.length, 32);
  for (let i = 0; i < n; i++) for (let j = 0; j < i; j++) if ((a[i]! - a[j]!) * (b[i]! - b[j]!) < 0) return true;
  return false;
}
