import type { ColumnAnswers } from "./ask.ts";
import { toCells } from "./cells.ts";
import { classify, type NamedColumn, type Role } from "./names.ts";
import type { Fields } from "./sample.ts";
import { areMarks, areTicks, isProse, isText, statsOf, type Stats } from "./stats.ts";
import { queryColumns, responseColumns, verdictColumns } from "./column-choice.ts";

/** What each column of the records of one shape is for. */
export interface Plan {
  /** The query's text: one column, or an instruction with its input. */
  readonly query: readonly string[];
  /** A column that may be the query, though its name does not say so. */
  readonly guess?: string | undefined;
  /** The query that a person set for the file, where no column has one. */
  readonly given?: string | undefined;
  /** Text columns of which nothing says what they are for. */
  readonly unknown: readonly string[];
  /** The same of short texts: labels, or answers of a word or two. */
  readonly words: readonly string[];
  readonly system?: string | undefined;
  readonly context: readonly string[];
  readonly history?: string | undefined;
  readonly chat?: string | undefined;
  readonly chosen?: string | undefined;
  readonly rejected?: string | undefined;
  /** Columns with a response each, where there are two or more; or the only one. */
  readonly responses: readonly NamedColumn[];
  readonly verdicts: readonly NamedColumn[];
  /** A column for each side that says whether, or how often, it won; and those that say that nobody did. */
  readonly wins: readonly NamedColumn[];
  readonly ties: readonly NamedColumn[];
  /** Figures of the responses. */
  readonly scores: readonly NamedColumn[];
  /** What was tested of each side, which may speak against its score. */
  readonly checks: readonly NamedColumn[];
  readonly chances: readonly NamedColumn[];
  readonly models: readonly NamedColumn[];
  readonly strength?: string | undefined;
  readonly person?: string | undefined;
  readonly time?: string | undefined;
  /** All columns, sorted. */
  readonly columns: readonly string[];
}

/** Finds out what the columns of a shape are for, by their names, and where those are silent by what they hold. */
export function planOf(names: readonly string[], stats: Stats, answers: ColumnAnswers): Plan {
  const columns = names.map(classify);
  const of = (...roles: Role[]) => columns.filter(({ role }) => roles.includes(role));
  const first = (role: Role) => of(role)[0]?.name;
  const text = ({ name }: NamedColumn) => isProse(stats.get(name));
  const responses = answers.responses?.every((name) => names.includes(name))
    ? answers.responses.map((name) => ({ ...classify(name), side: classify(name).side ?? name }))
    : responseColumns(columns, stats);
  const taken = new Set(responses.map(({ name }) => name));
  const query =
    answers.query !== undefined && names.includes(answers.query)
      ? [answers.query]
      : queryColumns(columns, stats, taken);
  const rejected = of("rejected").find(({ name }) => !taken.has(name));
  const chosen =
    of("chosen").find(({ name }) => !taken.has(name)) ??
    (rejected && of("verdict").find((column) => text(column) || stats.get(column.name)!.nested > 0));
  const [good, bad] = ["good", "bad"].map((name) =>
    columns.find((column) => column.name.toLowerCase() === name && text(column)),
  );
  const unknown = of("unknown").filter(({ name }) => !taken.has(name) && !query.includes(name));
  const prose = unknown.filter(text);
  const verdicts = verdictColumns(columns, stats, new Set([...taken, ...query]), responses.length === 2);
  const isMarked = ({ name }: NamedColumn) => !taken.has(name) && areMarks(stats.get(name));
  // "A" beside "Response A" may have crosses; other figures in it may be points or places.
  const options = of("option").filter(
    (column) => isMarked(column) && responses.some(({ side }) => side === column.side),
  );
  const isTicked = options.every(({ name }) => areTicks(stats.get(name)));
  return {
    query,
    guess: query.length === 0 && prose.length === 1 && answers.given === undefined ? prose[0].name : undefined,
    given: answers.given,
    unknown: prose.map(({ name }) => name),
    words: unknown.filter((column) => !text(column) && isText(stats.get(column.name))).map(({ name }) => name),
    system: first("system"),
    context: of("context").map(({ name }) => name),
    history: first("history"),
    chat: first("chat"),
    chosen: chosen?.name ?? (bad && good?.name),
    rejected: rejected?.name ?? (good && bad?.name),
    responses,
    verdicts: answers.verdict === undefined ? verdicts : columns.filter(({ name }) => name === answers.verdict),
    wins: [...of("win").filter(isMarked), ...(isTicked ? options : [])],
    ties: of("tie", "bad").filter(({ name }) => areMarks(stats.get(name))),
    scores: [
      ...of("score", "lower", "rank", "thumb").filter(({ name }) => !taken.has(name)),
      ...(isTicked ? [] : options.map(unsureScore)),
    ],
    checks: of("check").filter(({ side, name }) => side !== undefined && !taken.has(name)),
    chances: of("chance"),
    models: of("model").filter(({ name }) => !taken.has(name)),
    strength: first("strength"),
    person: of("person")
      .filter(({ name }) => !verdicts.some((one) => one.name === name))
      .find(({ name }) => !taken.has(name) && !query.includes(name) && !isProse(stats.get(name)))?.name,
    time: first("time"),
    columns: names.toSorted(),
  };
}

/** Whether a plan has something that asks. */
export const hasQuery = ({ query, guess, given, chat, history, context }: Plan): boolean =>
  query.length > 0 || context.length > 0 || [guess, given, chat, history].some((one) => one !== undefined);

/** A column with a figure of a side, of which nothing says which end is better. */
export const unsureScore = (column: NamedColumn): NamedColumn => ({ ...column, role: "score", isHigherBetter: false });

/** The columns of a single record by their roles. */
export function planOfRecord(record: Fields) {
  const cells = toCells(record);
  return { cells, plan: planOf(Object.keys(cells.values), statsOf([cells]), {}) };
}
