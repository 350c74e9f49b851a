import { askBetter, askWhich, type Ask, type ColumnAnswers, type Question } from "./ask.ts";
import {
  chanceSource,
  scoreSources,
  settle,
  unsureSource,
  whichEnd,
  winSource,
  type Reader,
  type Source,
} from "./side-figures.ts";
import { askOf, type Row } from "./rows.ts";
import { annotatorOf } from "./attributes.ts";
import { numberOf, type Cells } from "./cells.ts";
import { isOneSided, oneSided, outcomeOf, readFigures, type FigureReading } from "./figures.ts";
import { classify, type NamedColumn } from "./names.ts";
import type { Plan } from "./plan.ts";
import { isProse, type Stats } from "./stats.ts";
import { differs, OF_ONE, otherSide, readVerdict, SURE, type Outcome, type Sides } from "./verdict-words.ts";

/** What is said of the sides of one record, and by whom. */
export interface Said {
  readonly outcome: Outcome;
  readonly annotator?: string | undefined;
  /** The column that says it. */
  readonly column: string;
}

/** Reads the verdicts of the records of one shape. */
export interface VerdictReader {
  readonly ask?: Ask | undefined;
  /** @param texts of the responses, in the plan's order */
  readonly read: (cells: Cells, texts: readonly string[]) => readonly Said[];
}

/** Verdicts that are remembered. */
const MOST_SEEN = 1000;

/**
 * Finds which columns of a shape say which response is better, and how. Where two of them disagree, or what one says is
 * not certain, the reader has a question and gives nothing.
 */
export function verdictReader(rows: readonly Row[], plan: Plan, stats: Stats, answers: ColumnAnswers): VerdictReader {
  const keys = plan.responses.map(({ side }) => side!);
  const columns = plan.responses.map(({ name }) => name);
  const sidesOf = (cells: Cells, texts: readonly string[]) => sidesIn(cells, plan, texts, keys, columns);
  const scores = scoreSources(plan, answers);
  const isScore = ({ name }: NamedColumn) => scores.some((score) => score.name === name);
  const sources = plan.verdicts.flatMap((column) =>
    isScore(column) ? [] : verdictSource(column, rows, stats, sidesOf, plan, answers),
  );
  const disagree = scores.slice(1).some((score) => disagreeing(scores[0], score, rows, plan));
  const byScore = disagree ? undefined : scores[0];
  const asking = sources.find(({ figures }) => figures?.kind === "ask");
  if (asking) {
    const settled = byScore && settle(asking, rows, byScore, columns);
    if (settled)
      sources[sources.indexOf(asking)] = { ...asking, read: figureReader(asking.name, settled, keys.length) };
  }
  const likely = chanceSource(plan, keys);
  if (likely && sources.length === 0) sources.push(likely);
  const won = winSource(plan, keys, rows);
  if (won) sources.push(won);
  const chosen = choose(sources, rows, plan, answers);
  if (chosen.ask) return { ask: askOf(rows, plan, chosen.ask), read: () => [] };
  if (chosen.sources.length === 0 && disagree)
    return { ask: askOf(rows, plan, askBetter(...scores.map(({ name }) => name))), read: () => [] };
  const unsure = byScore ? undefined : unsureSource(plan, rows, answers);
  if (chosen.sources.length === 0 && unsure && answers.better === undefined)
    return { ask: askOf(rows, plan, whichEnd(unsure.name)), read: () => [] };
  const figure = byScore ?? unsure;
  const used = chosen.sources.length === 0 && figure ? [figure] : chosen.sources;
  const isPeople = used.length > 1;
  return {
    read(cells, texts) {
      const annotator = annotatorOf(cells, plan);
      return used.map(({ name, read }) => {
        return { outcome: read(cells, texts), column: name, annotator: isPeople ? name : annotator };
      });
    },
  };
}

/** The sides of a record. @param texts of its responses, in the plan's order */
export function sidesIn(
  cells: Cells,
  plan: Plan,
  texts: readonly string[],
  keys: readonly string[] = plan.responses.map(({ side }) => side!),
  columns: readonly string[] = plan.responses.map(({ name }) => name),
): Sides {
  return { keys, columns, texts, models: modelsOf(cells, plan) };
}

function modelsOf(cells: Cells, { models, responses }: Plan): string[] {
  return responses.map(({ name, side }) => {
    // Beside "response 2", the first of two columns with one name has no side of its own.
    const own = side === name.toLowerCase() ? classify(name).side : side;
    const column = models.find((model) => model.side === own);
    const value = column && cells.values[column.name];
    return typeof value === "string" ? value : "";
  });
}

function verdictSource(
  column: NamedColumn,
  rows: readonly Row[],
  stats: Stats,
  sidesOf: (cells: Cells, texts: readonly string[]) => Sides,
  plan: Plan,
  answers: ColumnAnswers,
): Source[] {
  const { name } = column;
  const columnStats = stats.get(name);
  if (columnStats === undefined) return [];
  const isFigure = columnStats.figures > 0;
  const sides = sidesOf(rows[0].cells, []);
  const figures = isFigure
    ? isOneSided(column, plan)
      ? oneSided(column, sides, answers)
      : readFigures(name, columnStats, sides, answers)
    : undefined;
  // Few values, each in many records.
  const seen = new Map<string, Outcome>();
  const readText = (text: string, own: Sides): Outcome => {
    const key = `${text}\0${own.models.join("\0")}`;
    const before = seen.get(key);
    if (before) return before;
    const outcome = readVerdict(text, own);
    // What names no side may repeat a text of its record.
    if (outcome.kind !== "unknown" && seen.size < MOST_SEEN && text.length < 64) seen.set(key, outcome);
    return outcome;
  };
  const readBetter: Reader = (cells, texts) => {
    const value = cells.values[name];
    const single = Array.isArray(value) && value.length === 1 ? (value[0] as unknown) : value;
    if (single === undefined || single === "") return { kind: "none" };
    const figure = typeof single === "string" && columnStats.figures === 0 ? undefined : numberOf(single);
    if (figure !== undefined && figures) return outcomeOf(figure, figures, plan.responses.length);
    return typeof single === "string" ? readText(single, sidesOf(cells, texts)) : { kind: "unknown" };
  };
  const isWorse = column.role === "rejected" || column.side === "rejected";
  const read: Reader = isWorse
    ? (cells, texts) => otherSide(readBetter(cells, texts), plan.responses.length)
    : readBetter;
  if (figures?.kind === "ask")
    return columnStats.figures === columnStats.count || SURE.test(name) ? [{ name, read, figures }] : [];
  const kinds = new Set(rows.map(({ cells }) => read(cells, textsOf(cells, plan)).kind));
  const isNamed = ["verdict", "chosen", "rejected", "win", "strength", "person"].includes(column.role);
  // Another column is one only where all that it says is of sides.
  const known =
    (kinds.has("side") || (isNamed && (kinds.has("tie") || kinds.has("both-bad")))) &&
    (isNamed || !kinds.has("unknown"));
  const sure = column.role !== "model" && SURE.test(name) && !isProse(columnStats) && columnStats.nested === 0;
  const isOfOne =
    column.role === "verdict" && [...(columnStats.values?.keys() ?? [])].some((text) => OF_ONE.test(text));
  return known || sure || isOfOne || answers.verdict === name
    ? [{ name, read, figures, isPerson: column.role === "person" }]
    : [];
}

function figureReader(name: string, figures: FigureReading, sides: number): Reader {
  return (cells) => {
    const figure = numberOf(cells.values[name]);
    return figure === undefined ? { kind: "none" } : outcomeOf(figure, figures, sides);
  };
}

/** The texts of the plan's responses, in its order; "" for a value that is not a text. */
export function textsOf(cells: Cells, plan: Plan): string[] {
  return plan.responses.map(({ name }) => (typeof cells.values[name] === "string" ? cells.values[name] : ""));
}

interface Choice {
  readonly sources: readonly Source[];
  readonly ask?: Question;
}

/** The sources that count: one, where they agree or one of them is the overall verdict; those of several people all. */
function choose(sources: readonly Source[], rows: readonly Row[], plan: Plan, answers: ColumnAnswers): Choice {
  const overall = sources.filter(({ name }) => /overall|final|gesamt/i.test(name));
  const some = overall.length === 1 ? overall : sources;
  const asking = some.find(
    ({ figures, read }) => figures?.kind === "ask" && rows.some(({ cells }) => read(cells, []).kind === "unknown"),
  );
  if (some.length > 1 && some.every(({ isPerson, figures }) => isPerson && figures?.kind !== "ask"))
    return { sources: some };
  if (some.length < 2)
    return asking?.figures?.kind === "ask" ? { sources: [], ask: asking.figures } : { sources: some };
  const certain = some.filter((source) => source !== asking);
  const first = certain[0];
  const disagree = certain.slice(1).some((other) => disagreeing(first, other, rows, plan));
  if (!disagree && first !== undefined) return { sources: [mostTelling(certain, rows, plan)] };
  if (certain.length === 0 && asking?.figures?.kind === "ask" && answers.verdict !== undefined)
    return { sources: [], ask: asking.figures };
  return { sources: [], ask: askWhich(some.map(({ name }) => name)) };
}

const disagreeing = (a: Source, b: Source, rows: readonly Row[], plan: Plan): boolean =>
  rows.some(({ cells }) => differs(a.read(cells, textsOf(cells, plan)), b.read(cells, textsOf(cells, plan))));

function mostTelling(sources: readonly Source[], rows: readonly Row[], plan: Plan): Source {
  const sidesOf = ({ read }: Source) =>
    rows.slice(0, 1000).filter(({ cells }) => read(cells, textsOf(cells, plan)).kind === "side").length;
  return sources.toSorted((a, b) => sidesOf(b) - sidesOf(a))[0];
}
