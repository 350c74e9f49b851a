import { askBetter, askWhich, type Ask, type ColumnAnswers, type Question } from "./ask.ts";
import { annotatorOf } from "./attributes.ts";
import type { Cells } from "./cells.ts";
import type { NamedColumn } from "./names.ts";
import type { Plan } from "./plan.ts";
import { askOf, type Row } from "./rows.ts";
import { chanceSource, scoreSources, settle, unsureSource, whichEnd, winSource, type Source } from "./side-figures.ts";
import { sidesIn, textsOf } from "./sides.ts";
import type { Stats } from "./stats.ts";
import { figureReader, verdictSource } from "./verdict-column.ts";
import { differs, type Outcome } from "./verdict-words.ts";

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
