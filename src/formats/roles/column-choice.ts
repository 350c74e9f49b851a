import type { NamedColumn, Role } from "./names.ts";
import { isBestFirst } from "./order.ts";
import { areMarks, figuresOf, isFigures, isProse, isText, type Stats } from "./stats.ts";
import { squeeze } from "./verdict-words.ts";
import { conceptsOf, sideOf } from "./words.ts";

/** The most usual names of a query first: of several columns, the first is the query. */
const QUERY_WORDS = ["prompt", "question", "query", "instruction", "user", "input", "request", "post"];
/** Words that a query's name may have beside them. */
const QUERY_EXTRAS = /^(?:text|the|original|full|user|input|human|orig|raw|content|message|s|\d+)$/;
/** Their own answers are references where there are others'. */
const OWN = /^(?:answers?|回答|答案)$/i;
/** Responses side by side, at most. */
const MOST_SIDES = 64;

/** More columns are not compared with one another. */
const MOST_COMPARED = 200;

/** The columns of responses: those of several sides, or the only one. */
export function responseColumns(columns: readonly NamedColumn[], stats: Stats): NamedColumn[] {
  let responses = withoutAttributes(columns.filter(({ role, name }) => role === "response" && stats.has(name)));
  const sided = responses.filter(({ side }) => side !== undefined && sideOf(side) !== undefined);
  if (sided.length >= 2) return unlike(sided);
  // A figure beside a text is about it.
  const texts = responses.filter(({ name }) => !isFigures(stats.get(name)));
  if (texts.length > 0) responses = texts;
  const others = responses.filter(({ name }) => !OWN.test(name));
  if (others.length > 0 && others.length < responses.length) responses = others;
  const options = columns.filter(({ role, name }) => role === "option" && isText(stats.get(name)));
  if (responses.length < 2 && options.length >= 2) return unlike(options);
  const named = responses.length < 2 ? namedByVerdict(columns, stats) : [];
  if (named.length >= 2) return named;
  const rivals = responses.length === 1 ? withBaseline(responses[0], columns, stats) : [];
  if (rivals.length === 2) return unlike(rivals);
  if (responses.length > 0) return unlike(responses);
  const models = columns.filter(
    ({ role, side, name }) => role === "model" && side !== undefined && isProse(stats.get(name)),
  );
  if (models.length >= 2) return unlike(models);
  const lists = columns.filter(
    ({ role, words, name }) =>
      isList(stats, name) &&
      ((role === "unknown" && words.some((word) => conceptsOf(word).has("option"))) ||
        ((role === "score" || isBestFirst(name)) && words.some((word) => conceptsOf(word).has("response")))),
  );
  if (lists.length === 1) return lists;
  // Beside what was expected, "actual" is what was answered.
  const actual = columns.filter(({ name }) => /^actual$/i.test(name) && stats.has(name));
  return actual.length === 1 && columns.some(({ words }) => words.includes("expected")) ? actual : [];
}

/** A candidate and the text that it was to beat, in the order of the file; none where there is no such text. */
function withBaseline(response: NamedColumn, columns: readonly NamedColumn[], stats: Stats): NamedColumn[] {
  if (!response.words.some((word) => /^(?:candidate|challenger|treatment|variant|new|generated)$/.test(word)))
    return [];
  const before = columns.filter(({ name }) => BASELINE.test(name) && isText(stats.get(name)));
  return before.length === 1 ? columns.filter((column) => column === response || column === before[0]) : [];
}

const BASELINE = /^(?:baseline|control|incumbent|champion|current|production)$/i;

/** Without what a column says about another: "response_0_category" of "response_0", "answer_model" of "answer", "raw_output" of "output". */
function withoutAttributes(columns: readonly NamedColumn[]): NamedColumn[] {
  const isOf = ({ words }: NamedColumn, other: NamedColumn) => {
    const more = words.length - other.words.length;
    if (more <= 0) return false;
    const [after, before] = [words.slice(other.words.length), words.slice(0, more)];
    if (other.words.every((word, i) => word === words[i]))
      return after.every((word) => isStrange(word) || conceptsOf(word).has("model"));
    return before.join(" ") === "raw" && other.words.every((word, i) => word === words[more + i]);
  };
  if (columns.length > MOST_COMPARED) return columns.slice();
  return columns.filter((column) => !columns.some((other) => other !== column && isOf(column, other)));
}

const isStrange = (word: string): boolean => sideOf(word) === undefined && conceptsOf(word).size === 0;

const isList = (stats: Stats, name: string) => stats.get(name)!.nested === stats.get(name)!.count;

/** Text columns whose names are what a verdict's values say: "GPT-4" and "Claude". Linear in the columns. */
function namedByVerdict(columns: readonly NamedColumn[], stats: Stats): NamedColumn[] {
  const judging = columns.filter(({ role, name }) => ["verdict", "chosen"].includes(role) && stats.get(name)?.values);
  if (judging.length === 0) return [];
  const texts = columns.flatMap((column, at) =>
    isText(stats.get(column.name)) ? [{ column: { ...column, side: squeeze(column.name) }, at }] : [],
  );
  const bySide = Map.groupBy(texts, ({ column }) => column.side);
  for (const { name } of judging) {
    const values = new Set([...stats.get(name)!.values!.keys()].map(squeeze));
    const named = [...values].flatMap((value) => bySide.get(value) ?? []).filter(({ column }) => column.name !== name);
    // One more text that nothing names is the query.
    if (named.length >= 2) return unlike(named.sort((a, b) => a.at - b.at).map(({ column }) => column));
  }
  return [];
}

/** Columns whose sides differ; those without one are told apart by their names. */
function unlike(columns: readonly NamedColumn[]): NamedColumn[] {
  const some = columns.slice(0, MOST_SIDES);
  const sides = some.map(({ side, name }) => side ?? name.toLowerCase());
  return some.map((column, i) => ({ ...column, side: sides.indexOf(sides[i]) === i ? sides[i] : column.name }));
}

/** The column of the query, or that of an instruction and of its input; none where the only one is doubtful and beside a chat. */
export function queryColumns(columns: readonly NamedColumn[], stats: Stats, taken: ReadonlySet<string>): string[] {
  const free = columns.filter(({ name }) => !taken.has(name));
  // A task is often a kind of task.
  const asked = free.filter(
    ({ role, words, name }) => role === "query" && (!words.includes("task") || isProse(stats.get(name))),
  );
  // "orig_instruction" goes with "orig_response_a".
  const kin = new Set(columns.filter(({ name }) => taken.has(name)).map(({ words }) => words[0]));
  const rank = ({ words }: NamedColumn) => {
    if (kin.size === 1 && words.length > 1 && kin.has(words[0])) return -1;
    const at = QUERY_WORDS.findIndex((word) => words.includes(word));
    const strange = words.filter((word) => !conceptsOf(word).has("query") && !QUERY_EXTRAS.test(word)).length;
    return (at < 0 ? QUERY_WORDS.length : at) + 10 * strange;
  };
  const [best] = asked.toSorted((a, b) => rank(a) - rank(b));
  const hasChat = free.some(({ role }) => role === "chat");
  if (best === undefined || (rank(best) >= 10 && hasChat)) {
    const user = free.find(({ name }) => /^(?:user|human)$/i.test(name) && isProse(stats.get(name)));
    return user ? [user.name] : [];
  }
  const more = asked.find(({ words, name }) => words.length === 1 && words[0] === "input" && name !== best.name);
  return best.words.includes("instruction") && more ? [best.name, more.name] : [best.name];
}

/** Columns that may say which response is better: those named so, else others whose few labels speak of sides at length. */
export function verdictColumns(
  columns: readonly NamedColumn[],
  stats: Stats,
  taken: ReadonlySet<string>,
  isSided: boolean,
): NamedColumn[] {
  const free = columns.filter(({ name }) => !taken.has(name));
  const of = (...roles: Role[]) => free.filter(({ role }) => roles.includes(role));
  const wins = of("win").filter(({ name }) => !areMarks(stats.get(name)));
  const only = of("win").length === 1 ? of("win") : [];
  const models = of("model").filter(({ side }) => side === "chosen" || side === "rejected");
  const worse = of("rejected").filter(({ name }) => !isProse(stats.get(name)) && stats.get(name)!.nested === 0);
  const named = [...of("verdict", "chosen"), ...(only.length > 0 ? only : wins), ...models, ...worse];
  if (named.length > 0) return named;
  const overall = of("score", "unknown").filter(({ name }) => OVERALL.test(name) && saysSides(stats, name));
  if (overall.length === 1) return overall;
  const signed = [...of("strength"), ...(isSided ? of("score").filter(isDifference) : [])].filter(
    ({ name }) => (figuresOf(stats.get(name))?.[0] ?? 0) < 0,
  );
  if (signed.length > 0) return signed;
  const people = of("person").filter(
    ({ name, side }) =>
      side !== undefined && /^\d$/.test(side) && (figuresOf(stats.get(name)) !== undefined || saysSides(stats, name)),
  );
  if (people.length > 1) return people;
  return of("score", "unknown", "check", "meta").filter(({ name }) => isLabelled(stats, name));
}

/** Whether a score may be of two responses together: "rating", or "score_a_minus_b". */
const isDifference = ({ side, words }: NamedColumn): boolean =>
  side === undefined || words.some((word) => /^(?:diff|difference|delta|margin|gap|minus)$/.test(word));

/** Beside columns for each criterion, the one of what is better on the whole. */
const OVERALL = /^(?:overall|total|gesamt|insgesamt|final)\b/i;

/** Whether all that a column says are letters of sides, or words for a tie. */
function saysSides(stats: Stats, name: string): boolean {
  const values = [...(stats.get(name)?.values?.keys() ?? [])];
  return values.length > 0 && values.every((value) => /^(?:[a-d]|ties?|equal|both)$/i.test(value.trim()));
}

/** Whether a column has a few labels of more than one letter, and no figures. */
function isLabelled(stats: Stats, name: string): boolean {
  const { figures, nested, values } = stats.get(name) ?? {};
  return figures === 0 && nested === 0 && values !== undefined && [...values.keys()].some((label) => label.length > 2);
}
