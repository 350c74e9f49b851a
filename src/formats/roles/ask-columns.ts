import { quoted, type Ask, type AskChoice } from "./ask.ts";
import { hasQuery, type Plan } from "./plan.ts";
import { askOf, type Row } from "./rows.ts";

/** A person cannot answer a question about more columns than this. */
const MOST = 8;

/** Rows that show whether a column has questions. */
const LOOKED_AT = 50;

/**
 * Asks which columns are the query and the responses where their names do not say it: of texts beside a query all are responses,
 * of texts alone all but the query. Undefined where a plan has what it needs, or too little to ask about.
 * @param isTable whether each row has the same columns: then fewer texts are enough to ask
 */
export function askColumns(rows: readonly Row[], plan: Plan, isTable: boolean): Ask | undefined {
  const { chosen, rejected, responses } = plan;
  const isAsked = hasQuery(plan);
  const hasResponse = chosen !== undefined || rejected !== undefined || responses.length > 0;
  if ((isAsked && hasResponse) || chosen !== undefined) return undefined;
  // Records alike that have answers are a table too.
  const isUniform = isTable || (hasResponse && rows.length > 1);
  const texts = isUniform ? textsOfTable(rows, plan, isAsked || hasResponse) : plan.unknown;
  // A query and two responses; fewer texts are some other file, unless it is a table.
  const least = isUniform ? (isAsked || hasResponse ? 1 : 2) : hasResponse || isAsked ? 2 : 3;
  if (texts.length < least || texts.length > MOST) return undefined;
  // Beside one column of long texts one of short ones may be a terse model's answers, or a label.
  const wider = isAsked && isUniform && texts.length === 1 ? textColumns(rows, plan) : texts;
  const isWider = wider.length > texts.length && wider.length <= MOST;
  const choices = isAsked
    ? [responsesAre(texts), ...(isWider ? [responsesAre(wider)] : [])]
    : texts.map((name) => queryIs(name, hasResponse ? [] : texts.filter((one) => one !== name)));
  const question = !isAsked
    ? "Which column is the query?"
    : texts.length > 1 || isWider
      ? "Which columns are the responses?"
      : "Which column is the response?";
  return { ...askOf(rows, plan, { question, choices }), about: "columns" };
}

/**
 * The columns of a table that may be its query and its responses. Answers may be a word long, as those of a table of contacts: then
 * another column must be known, or have questions.
 */
function textsOfTable(rows: readonly Row[], plan: Plan, isKnown: boolean): readonly string[] {
  const { guess, unknown } = plan;
  const texts = textColumns(rows, plan);
  const isAnswered = texts.some((name) => hasQuestions(rows, name));
  // One long text among short ones is the query; without a question there, the table is about something else.
  if (guess !== undefined) return isAnswered ? texts.filter((name) => name !== guess) : [];
  const prose = texts.filter((name) => unknown.includes(name));
  if (prose.length >= (isKnown ? 1 : 2)) return prose;
  return isKnown || isAnswered ? texts : [];
}

/** Its columns of texts, long or short, as the file has them. Of a name with "__" a tool keeps what is its own: promptfoo's __expected. */
function textColumns(rows: readonly Row[], { unknown, words }: Plan): readonly string[] {
  const texts = new Set([...unknown, ...words].filter((name) => !name.startsWith("__")));
  return [...new Set([...rows.slice(0, 1).flatMap(({ cells }) => Object.keys(cells.values)), ...texts])].filter(
    (name) => texts.has(name),
  );
}

function hasQuestions(rows: readonly Row[], name: string): boolean {
  const values = rows.slice(0, LOOKED_AT).map(({ cells }) => cells.values[name]);
  const questions = values.filter((value) => typeof value === "string" && /[?？]\s*$/.test(value));
  return questions.length > values.length / 2;
}

function queryIs(name: string, responses: readonly string[]): AskChoice {
  const others = responses.length > 0 ? { responses } : {};
  const flags = [
    `--query-column ${quoted(name)}`,
    ...(responses.length > 0 ? [`--response-columns ${responses.map(quoted).join(" ")}`] : []),
  ].join(" ");
  const label =
    responses.length > 0
      ? `"${name}" is the query, the ${responses.length > 1 ? "responses are" : "response is"} ${responses.join(", ")}`
      : `"${name}" is the query`;
  return { label, answers: { query: name, ...others }, flags };
}

function responsesAre(names: readonly string[]): AskChoice {
  return {
    label: `The ${names.length > 1 ? "responses are" : "response is"} ${names.join(", ")}`,
    answers: { responses: names },
    flags: `--response-columns ${names.map(quoted).join(" ")}`,
  };
}
