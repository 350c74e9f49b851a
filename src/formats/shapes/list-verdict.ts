import { quoted, type AskChoice, type ColumnAnswers, type Question } from "../roles/ask.ts";
import { numberOf, type Cells } from "../roles/cells.ts";
import type { ItemList } from "./list.ts";
import type { Plan } from "../roles/plan.ts";
import { figuresOf, type Stats } from "../roles/stats.ts";
import { readVerdict, type Sides } from "../roles/verdict-words.ts";

/** The response of a list that a column picks, by index among the list's items; or what is wrong or open. */
export type Picked = { readonly item: number } | { readonly message: string } | { readonly ask: Question } | undefined;

const LETTERS = "abcdefghijklmnopqrstuvwxyz";

/**
 * Reads a verdict beside a list of responses: the place of the best one from 0 or from 1, its letter, its model, its key or
 * its text. Where 0 occurs in the file, places count from 0; where the number of responses does, from 1; else it is asked.
 */
export function pickedFrom(
  cells: Cells,
  { verdicts }: Plan,
  list: ItemList,
  texts: readonly string[],
  stats: Stats,
  answers: ColumnAnswers,
): Picked {
  const column =
    verdicts.find(({ name }) => name === answers.verdict) ??
    verdicts.find(({ name }) => typeof cells.values[name] !== "object" && cells.values[name] !== undefined);
  const value = column && cells.values[column.name];
  if (column === undefined || value === undefined || value === "") return undefined;
  const isIndex = /index|idx|position/i.test(column.name);
  const byId = isIndex ? [] : list.names.flatMap(({ key }, i) => (key !== "" && key === String(value) ? [i] : []));
  if (byId.length === 1) return { item: byId[0] };
  const place = numberOf(value);
  if (place !== undefined && typeof value !== "boolean") {
    const figures = figuresOf(stats.get(column.name)) ?? [];
    const isPlace = Number.isInteger(place) && place >= 0 && place <= list.count;
    if (!isPlace || list.items.length !== list.count) return undefined;
    const first =
      answers.values?.["first"] === undefined
        ? figures.includes(0)
          ? 0
          : figures.some((figure) => figure >= list.count)
            ? 1
            : undefined
        : Number(answers.values["first"]);
    if (first === undefined) return { ask: askFirst(column.name) };
    return place - first < list.items.length ? { item: place - first } : undefined;
  }
  if (typeof value !== "string") return undefined;
  const outcome = readVerdict(value, sidesOfList(list, texts));
  if (outcome.kind === "side") return { item: outcome.side };
  const isSure = /winner|better|best|prefer|chosen/i.test(column.name);
  return outcome.kind === "unknown" && isSure
    ? { message: `"${column.name}" is ${JSON.stringify(value).slice(0, 60)}, which is not one of the responses` }
    : undefined;
}

/** The responses of a list as sides, by their keys or else by letters. */
export function sidesOfList({ names }: ItemList, texts: readonly string[]): Sides {
  return {
    keys: names.map(({ key }, i) => (key.length === 1 ? key.toLowerCase() : (LETTERS[i] ?? String(i + 1)))),
    columns: names.map(({ key }, i) => key || `response ${i + 1}`),
    texts,
    models: names.map(({ model }) => model),
  };
}

function askFirst(name: string): Question {
  const choices = [0, 1].map((first): AskChoice => {
    const flags = `--verdict-column ${quoted(name)} --verdict-values first=${first}`;
    return {
      label: `The first response is ${first}`,
      answers: { verdict: name, values: { first: String(first) } },
      flags,
    };
  });
  return { question: `Does "${name}" count the responses from 0 or from 1?`, choices };
}
