import type { AskChoice, ColumnAnswers } from "./ask.ts";
import { isCross, isFraction, numberOf, type Cells } from "./cells.ts";
import { outcomesByFigure, type FigureReading } from "./figures.ts";
import type { Role } from "./names.ts";
import { unsureScore, type Plan } from "./plan.ts";
import type { Row } from "./rows.ts";
import type { Outcome } from "./verdict-words.ts";
import { sideOf } from "./words.ts";

/** What a record says of its sides. */
export type Reader = (cells: Cells, texts: readonly string[]) => Outcome;

/** A column, or several together, that say which response is better. */
export interface Source {
  readonly name: string;
  readonly read: Reader;
  readonly figures?: FigureReading | undefined;
  /** Whether the column is one person's verdict. */
  readonly isPerson?: boolean;
}

/** The better of two figures; undefined where one is missing. */
function compare(a: number | undefined, b: number | undefined): Outcome {
  if (a === undefined || b === undefined) return { kind: "none" };
  return a === b ? { kind: "tie" } : { kind: "side", side: a > b ? 0 : 1 };
}

/** How often a side won, or 1 for a cross in its column. */
const countOf = (value: unknown): number | undefined => (isCross(value) ? 1 : numberOf(value));

/** A column for each side that says whether it won. */
export function winSource(plan: Plan, keys: readonly string[], rows: readonly Row[]): Source | undefined {
  const { wins, ties, responses } = plan;
  if (markedTwice(plan, rows).length > 0) return undefined;
  const columns = keys.map((key) => wins.find(({ side }) => side === key));
  if (responses.length !== 2 || columns.some((column) => column === undefined)) return undefined;
  const [a, b] = columns.map((column) => column!.name);
  return {
    name: a,
    read({ values }) {
      const said = ties.find(({ name }) => countOf(values[name]));
      const [x, y] = [countOf(values[a]), countOf(values[b])];
      // Beside counts of wins, ties are counts too.
      if (said && !(Math.max(x ?? 0, y ?? 0) > 1))
        return { kind: x || y ? "unknown" : said.role === "bad" ? "both-bad" : "tie" };
      // An empty cell beside a mark counts 0.
      const outcome = compare(x ?? (y && 0), y ?? (x && 0));
      return outcome.kind === "tie" && numberOf(values[a]) === 0 ? { kind: "none" } : outcome;
    },
  };
}

/** Columns of sides that both have a figure in some record, so that it may be more than a win: none where it is one. */
function markedTwice({ wins, responses }: Plan, rows: readonly Row[]): Plan["wins"] {
  const options = wins.filter(({ role, side }) => role === "option" && responses.some((one) => one.side === side));
  return rows.some(({ cells }) => options.filter(({ name }) => numberOf(cells.values[name])).length > 1) ? options : [];
}

/** The probability that one of two sides is better. */
export function chanceSource({ chances, responses }: Plan, keys: readonly string[]): Source | undefined {
  const column = chances.find(({ side }) => side !== undefined && keys.includes(side));
  if (responses.length !== 2 || column === undefined) return undefined;
  const own = keys.indexOf(column.side!);
  return {
    name: column.name,
    read({ values }) {
      const chance = numberOf(values[column.name]);
      if (chance === undefined || chance < 0 || chance > 1) return { kind: "none" };
      return chance === 0.5 ? { kind: "tie" } : { kind: "side", side: chance > 0.5 ? own : 1 - own };
    },
  };
}

/**
 * The scores of two sides: of each kind that both have, those first whose better end is sure; only the one of all criteria together
 * where a name says so, or the one that was answered; without any, their ranks.
 */
export function scoreSources(plan: Plan, { better, verdict }: ColumnAnswers): readonly Source[] {
  const source = (role: Role, scores = plan.scores, isUnsure?: boolean) =>
    figureSource({ ...plan, scores }, role, better ?? (role === "rank" ? "lower" : "higher"), isUnsure);
  const kinds = [...Map.groupBy(plan.scores, kindOf)];
  const sure = kinds.flatMap(([kind, scores]) => ({ kind, source: source("score", scores) }));
  const found = sure.flatMap((one) => (one.source ? [{ kind: one.kind, source: one.source }] : []));
  const unsure = kinds.flatMap(([kind, scores], i) =>
    sure[i].source ? [] : { kind, source: source("score", scores, true) },
  );
  const checks = [...Map.groupBy(plan.checks, kindOf).values()].flatMap((scores) => source("check", scores) ?? []);
  const all = [...found.map((one) => one.source), ...unsure.flatMap((one) => one.source ?? []), ...checks];
  const answered = all.filter(({ name }) => name === verdict);
  if (answered.length > 0) return answered;
  const overall = [OVERALL, PLAIN]
    .map((pattern) => found.filter(({ kind }) => pattern.test(kind)))
    .find(({ length }) => length === 1);
  if (overall) return [overall[0].source];
  if (found.length > 0) return all;
  return [source("score") ?? source("rank")].filter((one) => one !== undefined);
}

/** Kinds of scores that are about all of a response, not about one criterion. */
const OVERALL = /overall|total|final|gesamt/;
const PLAIN = /^(?:scores?|ratings?|rewards?|elo|points)$/;

/** What a figure is of, whichever side it belongs to: "helpfulness_a" is "helpfulness". */
const kindOf = ({ words, side = "" }: Plan["scores"][number]): string => {
  const own = side.split(" ");
  return words.filter((word) => !own.includes(sideOf(word) ?? word)).join(" ");
};

/** A figure for each of two sides whose better end no name says: "errors_a", "Note A". */
export function unsureSource(plan: Plan, rows: readonly Row[], { better }: ColumnAnswers): Source | undefined {
  const scores = [...plan.scores, ...markedTwice(plan, rows).map(unsureScore)];
  const source = figureSource(plan, "lower", better ?? "lower");
  return source ?? figureSource({ ...plan, scores }, "score", better ?? "higher", true);
}

/** Asks which end of the sides' figures is better. */
export function whichEnd(name: string) {
  const choices = (["higher", "lower"] as const).map((better): AskChoice => {
    return { label: `A ${better} "${name}" is better`, answers: { better }, flags: `--${better}-is-better` };
  });
  return { question: `Is a higher or a lower "${name}" better?`, choices };
}

function figureSource(
  { scores, responses }: Plan,
  role: Role,
  better: "higher" | "lower",
  isUnsure = role !== "score",
): Source | undefined {
  const columns = responses.map(({ side }) =>
    // "llama_score" beside "llama_response" is not a score of another kind.
    scores.find(
      (score) =>
        score.side === side &&
        score.role === role &&
        (isUnsure || score.isHigherBetter || sideOf(side ?? "") === undefined),
    ),
  );
  if (responses.length !== 2 || columns.some((column) => column === undefined)) return undefined;
  const [a, b] = columns.map((column) => column!.name);
  return {
    name: a,
    read({ values }) {
      // "8/10" and "7" cannot be compared.
      if (isFraction(values[a]) !== isFraction(values[b])) return { kind: "none" };
      const [x, y] = [numberOf(values[a]), numberOf(values[b])];
      return better === "lower" ? compare(y === undefined ? y : -x!, x === undefined ? x : -y!) : compare(x, y);
    },
  };
}

/** The one meaning of a column's figures that agrees with the scores beside it in every record. */
export function settle(
  source: Source,
  rows: readonly Row[],
  byScore: Source,
  columns: readonly string[],
): FigureReading | undefined {
  if (source.figures?.kind !== "ask") return undefined;
  const fitting = source.figures.choices.flatMap(({ answers: { values } }): FigureReading[] => {
    if (!values) return [];
    const of = outcomesByFigure(values, columns);
    const judged = rows.flatMap(({ cells }) => {
      const [figure, outcome] = [numberOf(cells.values[source.name]), byScore.read(cells, [])];
      if (figure === undefined || outcome.kind !== "side") return [];
      const meant = of.get(figure);
      return [meant?.kind === "side" && meant.side === outcome.side];
    });
    return judged.length === 0 || judged.includes(false) ? [] : [{ kind: "values", of }];
  });
  return fitting.length === 1 ? fitting[0] : undefined;
}
