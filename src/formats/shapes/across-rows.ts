import { askBetter, askWhich, type Ask, type ColumnAnswers, type Question } from "../roles/ask.ts";
import { numberOf } from "../roles/cells.ts";
import { classify, type NamedColumn } from "../roles/names.ts";
import type { Plan } from "../roles/plan.ts";
import { areComparable } from "../nested/wins.ts";
import { rankedPreferences, type Scored } from "./ranked-preferences.ts";
import type { Sample } from "../roles/sample.ts";
import { isFigures, type Stats } from "../roles/stats.ts";
import { askOf, type Row } from "../roles/rows.ts";
import { annotatorOf } from "../roles/attributes.ts";
import { sameLook } from "../roles/texts.ts";

/** A record with one response, and what was read of it. */
export interface SingleRow extends Row {
  readonly plan: Plan;
  readonly sample: Sample;
}

/** Marks of "this one was picked"; "passed" and "correct" are not preferences. */
const UP =
  /^(?:1|true|yes|up|thumbs?[ _-]?up|like[ds]?|good|positive|👍[\u{1F3FB}-\u{1F3FF}]?|\+1|chosen|selected|desirable)$/iu;
const DOWN =
  /^(?:0|-1|false|no|down|thumbs?[ _-]?down|dislike[ds]?|bad|negative|👎[\u{1F3FB}-\u{1F3FF}]?|rejected|undesirable)$/iu;

/**
 * The preferences between responses in separate records: those to one query that one person gave different
 * scores, ranks or thumbs. What a figure means is asked where its name leaves it open.
 */
export function acrossRows(
  rows: readonly SingleRow[],
  stats: Stats,
  answers: ColumnAnswers,
  onAsk: (ask: Ask) => void,
): (Sample & { readonly line: number })[] {
  const groups = [
    ...Map.groupBy(rows, ({ sample, plan, cells }) => `${sample.query}\0${annotatorOf(cells, plan) ?? ""}`).values(),
  ].filter((group) => group.length > 1);
  if (groups.length === 0) return [];
  const judged = groups.flat();
  const columns = figureColumns(judged[0].plan, stats, answers);
  const [first] = columns;
  if (first === undefined) return [];
  const telling = columns.filter((column) =>
    groups.some(
      (group) => new Set(group.map(({ cells }) => valueOf(cells.values[column.name], column, answers))).size > 1,
    ),
  );
  if (telling.length === 0) return [];
  const isCounted = groups.every((group) => areComparable(group.map(({ cells }) => cells.values)));
  const isSure = (column: NamedColumn) =>
    (isCounted || !isCount(column.name)) &&
    ((column.isHigherBetter === true && column.side !== "rejected") ||
      ["rank", "thumb", "verdict", "chosen"].includes(column.role) ||
      areThumbs(stats, column.name));
  const overall = telling.filter(({ name }) => /overall|total|final/i.test(name));
  const sure = overall.length === 1 ? overall : telling.filter(isSure);
  const named = answers.verdict !== undefined && telling.some(({ name }) => name === answers.verdict);
  const column = named ? telling.find(({ name }) => name === answers.verdict)! : sure[0];
  const ask = (question: Question) => onAsk(askOf(judged, judged[0].plan, question));
  if (!named && sure.some((other) => opposed(groups, sure[0], other, answers))) {
    ask(askWhich(sure.map(({ name }) => name)));
    return [];
  }
  if (column === undefined || (!isSure(column) && answers.better === undefined)) {
    ask(askBetter(...(column ? [column] : telling).map(({ name }) => name)));
    return [];
  }
  return groups.map((group): Sample & { line: number } => {
    const scored = group.map(({ sample, cells }): Scored => ({
      ...sample.responses[0],
      score: valueOf(cells.values[column.name], column, answers),
    }));
    const distinct = scored.filter(
      (one, i) => scored.findIndex((other) => sameLook(other.text, one.text)) === i || scored.length > 100,
    );
    const preferences = rankedPreferences(distinct);
    const annotator = annotatorOf(group[0].cells, group[0].plan);
    const judgements =
      annotator === undefined
        ? preferences.judgements
        : [...preferences.judgements].map((one) => ({ ...one, annotator }));
    const { query, turns, queryPlace } = group[0].sample;
    return {
      query,
      turns,
      queryPlace,
      responses: distinct,
      ...preferences,
      judgements,
      isPair: false,
      isAcross: true,
      line: group[0].line,
    };
  });
}

const isCount = (name: string): boolean => /^(?:wins?|votes)$/i.test(name);

function figureColumns({ scores, verdicts, columns }: Plan, stats: Stats, answers: ColumnAnswers): NamedColumn[] {
  const marks = verdicts.filter(({ name }) => isMark(stats, name));
  const figures = scores.filter(
    ({ name, role }) => isFigures(stats.get(name)) || (role === "thumb" && isMark(stats, name)),
  );
  const counted = verdicts.filter(({ name }) => isCount(name) && isFigures(stats.get(name)));
  const answered = columns.filter((name) => name === answers.verdict && isFigures(stats.get(name))).map(classify);
  // "good" as feedback may be of anything; a thumb is of the response.
  const thumbs = columns
    .map(classify)
    .filter(({ name, words }) => words.at(-1) === "feedback" && areThumbs(stats, name) && isMark(stats, name));
  return [...new Set([...figures, ...marks, ...counted, ...thumbs, ...answered])];
}

/** Whether a verdict column says of one response whether it was picked: true and false, not 0 and 1, which may be anything. */
function isMark(stats: Stats, name: string): boolean {
  const values = [...(stats.get(name)?.values?.keys() ?? [])];
  const marks = values.length > 0 && values.every((value) => UP.test(value) || DOWN.test(value));
  return marks && (!values.some((value) => /^\d$/.test(value)) || /chosen|select|pick|winner|best|prefer/i.test(name));
}

const areThumbs = (stats: Stats, name: string): boolean =>
  [...(stats.get(name)?.values?.keys() ?? [""])].every((value) => /👍|👎|thumb/iu.test(value));

/** Greater is better. */
function valueOf(value: unknown, { role }: NamedColumn, { better }: ColumnAnswers): number | undefined {
  const mark =
    typeof value === "string" && UP.test(value.trim())
      ? 1
      : typeof value === "string" && DOWN.test(value.trim())
        ? -1
        : undefined;
  const figure = role === "score" || role === "lower" || role === "rank" ? numberOf(value) : (mark ?? numberOf(value));
  if (figure === undefined) return undefined;
  return better === "lower" || (role === "rank" && better === undefined) ? -figure : figure;
}

/** Whether two columns order some responses to one query the other way round. */
function opposed(
  groups: readonly (readonly SingleRow[])[],
  a: NamedColumn,
  b: NamedColumn,
  answers: ColumnAnswers,
): boolean {
  if (a === b) return false;
  return groups.some((group) => {
    const values = group
      .slice(0, 16)
      .map(
        ({ cells }) => [valueOf(cells.values[a.name], a, answers), valueOf(cells.values[b.name], b, answers)] as const,
      );
    return values.some(([x, y], i) => values.slice(0, i).some(([u, v]) => (x! - u!) * (y! - v!) < 0));
  });
}
