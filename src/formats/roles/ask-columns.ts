import { quoted, type Ask, type AskChoice } from "./ask.ts";
import type { Plan } from "./plan.ts";
import { askOf, type Row } from "./rows.ts";

/** A person cannot answer a question about more columns than this. */
const MOST = 8;

/**
 * Asks which column is the query where the names of the columns do not say it: of a table of texts all others are responses.
 * Undefined where a plan has what it needs, or too little to ask about.
 */
export function askColumns(rows: readonly Row[], plan: Plan): Ask | undefined {
  const { query, guess, chat, history, context, chosen, rejected, responses, unknown } = plan;
  const hasQuery =
    query.length > 0 || guess !== undefined || chat !== undefined || history !== undefined || context.length > 0;
  const hasResponse = chosen !== undefined || rejected !== undefined || responses.length > 0;
  // A query and two responses; fewer texts are some other file.
  const least = hasResponse || hasQuery ? 2 : 3;
  if (unknown.length < least || unknown.length > MOST || (hasQuery && hasResponse) || chosen !== undefined)
    return undefined;
  const choices = hasQuery
    ? [responsesAre(unknown)]
    : unknown.map((name) => queryIs(name, hasResponse ? [] : unknown.filter((one) => one !== name)));
  const question = hasQuery ? "Which columns are the responses?" : "Which column is the query?";
  return { ...askOf(rows, plan, { question, choices }), about: "columns" };
}

function queryIs(name: string, responses: readonly string[]): AskChoice {
  const others = responses.length > 0 ? { responses } : {};
  const flags = [
    `--query-column ${quoted(name)}`,
    ...(responses.length > 0 ? [`--response-columns ${responses.map(quoted).join(" ")}`] : []),
  ].join(" ");
  const label =
    responses.length > 0
      ? `"${name}" is the query, the responses are ${responses.join(", ")}`
      : `"${name}" is the query`;
  return { label, answers: { query: name, ...others }, flags };
}

function responsesAre(names: readonly string[]): AskChoice {
  return {
    label: `The responses are ${names.join(", ")}`,
    answers: { responses: names },
    flags: `--response-columns ${names.map(quoted).join(" ")}`,
  };
}
