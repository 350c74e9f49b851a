import type { ColumnAnswers } from "./ask.ts";
import { numberOf, type Cells } from "./cells.ts";
import { isOneSided, oneSided, outcomeOf, readFigures, type FigureReading } from "./figures.ts";
import type { NamedColumn } from "./names.ts";
import type { Plan } from "./plan.ts";
import type { Row } from "./rows.ts";
import type { Reader, Source } from "./side-figures.ts";
import { textsOf } from "./sides.ts";
import { isProse, type Stats } from "./stats.ts";
import { OF_ONE, otherSide, readVerdict, SURE, type Outcome, type Sides } from "./verdict-words.ts";

/** Verdicts that are remembered. */
const MOST_SEEN = 1000;

/** What a column says of the sides, where it says something of them; at most one source. */
export function verdictSource(
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

export function figureReader(name: string, figures: FigureReading, sides: number): Reader {
  return (cells) => {
    const figure = numberOf(cells.values[name]);
    return figure === undefined ? { kind: "none" } : outcomeOf(figure, figures, sides);
  };
}
