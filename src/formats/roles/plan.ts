import type { ColumnAnswers } from "./ask.ts";
import { classify, type NamedColumn, type Role } from "./names.ts";
import { sideOf } from "./words.ts";
import { figuresOf, isFigures, isProse, isText, type Stats } from "./stats.ts";

/** What each column of the records of one shape is for. */
export interface Plan {
  /** The query's text: one column, or an instruction with its input. */
  readonly query: readonly string[];
  /** A column that may be the query, though its name does not say so. */
  readonly guess?: string | undefined;
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
  readonly chances: readonly NamedColumn[];
  readonly models: readonly NamedColumn[];
  readonly strength?: string | undefined;
  readonly person?: string | undefined;
  readonly time?: string | undefined;
  /** All columns, sorted. */
  readonly columns: readonly string[];
}

/** The most usual names of a query first: of several columns, the first is the query. */
const QUERY_WORDS = ["prompt", "question", "query", "instruction", "user", "input", "request", "post"];
/** Their own answers are references where there are others'. */
const OWN = /^(?:answers?|回答|答案)$/i;

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
  const unknown = of("unknown").filter(({ name }) => !taken.has(name) && !query.includes(name));
  const prose = unknown.filter(text);
  const verdicts = of("verdict", "chosen").filter(({ name }) => !taken.has(name) && !query.includes(name));
  return {
    query,
    guess: query.length === 0 && prose.length === 1 ? prose[0].name : undefined,
    system: first("system"),
    context: of("context").map(({ name }) => name),
    history: first("history"),
    chat: first("chat"),
    chosen: chosen?.name,
    rejected: rejected?.name,
    responses,
    verdicts:
      answers.verdict === undefined
        ? verdicts.length > 0
          ? verdicts
          : of("strength").filter(({ name }) => (figuresOf(stats.get(name))?.[0] ?? 0) < 0)
        : columns.filter(({ name }) => name === answers.verdict),
    wins: of("win").filter(({ name }) => isFigures(stats.get(name))),
    ties: of("tie", "bad").filter(({ name }) => isFigures(stats.get(name))),
    scores: of("score", "lower", "rank", "thumb").filter(({ name }) => !taken.has(name)),
    chances: of("chance"),
    models: of("model").filter(({ name }) => !taken.has(name)),
    strength: first("strength"),
    person: of("person").find(({ name }) => !taken.has(name) && !query.includes(name) && !isProse(stats.get(name)))
      ?.name,
    time: first("time"),
    columns: names.toSorted(),
  };
}

function responseColumns(columns: readonly NamedColumn[], stats: Stats): NamedColumn[] {
  const some = ({ name }: NamedColumn) => stats.has(name);
  let responses = columns.filter((column) => column.role === "response" && some(column));
  const sided = responses.filter(({ side }) => side !== undefined && sideOf(side) !== undefined);
  if (sided.length >= 2) return unlike(sided);
  const others = responses.filter(({ name }) => !OWN.test(name));
  if (others.length > 0 && others.length < responses.length) responses = others;
  const options = columns.filter((column) => column.role === "option" && isText(stats.get(column.name)));
  if (responses.length < 2 && options.length >= 2) return unlike(options);
  const models = columns.filter(
    (column) => column.role === "model" && column.side !== undefined && isProse(stats.get(column.name)),
  );
  if (responses.length === 0 && models.length >= 2) return unlike(models);
  return unlike(responses);
}

/** Columns whose sides differ; those without one are told apart by their names. */
function unlike(columns: readonly NamedColumn[]): NamedColumn[] {
  const sides = columns.map(({ side, name }) => side ?? name.toLowerCase());
  return columns.map((column, i) => ({ ...column, side: sides.indexOf(sides[i]) === i ? sides[i] : column.name }));
}

function queryColumns(columns: readonly NamedColumn[], stats: Stats, taken: ReadonlySet<string>): string[] {
  const free = columns.filter(({ name }) => !taken.has(name));
  const asked = free.filter(({ role }) => role === "query");
  // "orig_instruction" goes with "orig_response_a".
  const kin = new Set(columns.filter(({ name }) => taken.has(name)).map(({ words }) => words[0]));
  const rank = ({ words }: NamedColumn) => {
    if (kin.size === 1 && words.length > 1 && kin.has(words[0])) return -1;
    const at = QUERY_WORDS.findIndex((word) => words.includes(word));
    return at < 0 ? QUERY_WORDS.length : at;
  };
  const [best] = asked.toSorted((a, b) => rank(a) - rank(b));
  if (best === undefined) {
    const user = free.find(({ name }) => /^(?:user|human)$/i.test(name) && isProse(stats.get(name)));
    return user ? [user.name] : [];
  }
  const more = asked.find(({ words, name }) => words.length === 1 && words[0] === "input" && name !== best.name);
  return best.words.includes("instruction") && more ? [best.name, more.name] : [best.name];
}
