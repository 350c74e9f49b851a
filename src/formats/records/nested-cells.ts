import { isChat } from "../canonical/chat.ts";
import { classify } from "../roles/names.ts";
import { encodedValue } from "./python-literal.ts";

type Row = Readonly<Record<string, string>>;

/** Columns that may hold a list or an object, by their names; in others only messages are one. */
const LISTS =
  /^(?:responses|completions|answers|candidates|(?:.*[_.])?(?:inputs|outputs)|generations|messages|conversations?|conversation_[ab]|scores|ratings|ranks?|contexts?|retrieved_contexts|history|.*\.responses(?:\..*)?)$/i;

/**
 * Rows with the lists and objects that their cells hold as JSON or as Python prints them. A column counts as one where all
 * its cells are such and its name or its content says so: an answer that is a JSON list stays a text.
 */
export function withNestedCells(
  rows: readonly Row[],
  names: readonly string[],
): readonly Readonly<Record<string, unknown>>[] {
  const parsed = new Map<string, unknown[]>();
  for (const name of names) {
    const values = parseColumn(rows, name);
    if (values) parsed.set(name, values);
  }
  const isTurns = (name: string) => parsed.get(name)?.every((value) => value === undefined || isTexts(value)) ?? false;
  const asked = [...parsed.keys()].filter((name) => classify(name).role === "query" && isTurns(name));
  const answered = [...parsed.keys()].filter(
    (name) => ["response", "option", "chosen", "rejected"].includes(classify(name).role) && isTurns(name),
  );
  const kept = new Set(
    [...parsed].flatMap(([name, values]) => (LISTS.test(name) || values.some(isChat) ? [name] : [])),
  );
  // Both questions and answers are lists of turns (LMArena): the answers of one side follow its questions.
  if (asked.length > 0 && answered.length > 0)
    return rows.map((row, i) => withTurns(row, i, parsed, asked[0], answered, kept));
  if (kept.size === 0) return rows;
  return rows.map((row, i) => ({
    ...row,
    ...Object.fromEntries([...kept].map((name) => [name, parsed.get(name)![i]])),
  }));
}

const isTexts = (value: unknown): boolean =>
  Array.isArray(value) && value.every((item) => item === null || typeof item === "string");

/** The values of a column, undefined for empty cells; undefined where a cell is neither empty nor a list or an object. */
function parseColumn(rows: readonly Row[], name: string): unknown[] | undefined {
  const values: unknown[] = [];
  let some = false;
  for (const row of rows) {
    const cell = row[name]?.trim() ?? "";
    if (cell === "" || /^(?:nan|none|null)$/i.test(cell)) {
      values.push(undefined);
      continue;
    }
    const value = encodedValue(cell);
    if (value === undefined) return undefined;
    values.push(value);
    some = true;
  }
  return some ? values : undefined;
}

/** A row whose questions and answers are lists: the earlier turns belong to the query. */
function withTurns(
  row: Row,
  i: number,
  parsed: ReadonlyMap<string, unknown[]>,
  asked: string,
  answered: readonly string[],
  kept: ReadonlySet<string>,
) {
  const questions = ((parsed.get(asked)![i] as unknown[] | undefined) ?? []).map(String);
  const turns = (name: string) => {
    const answers = (parsed.get(name)![i] as (string | null)[] | undefined) ?? [];
    if (questions.length === 1) return answers.length === 1 ? (answers[0] ?? undefined) : undefined;
    return questions.flatMap((content, k) => [
      { role: "user", content },
      ...(answers[k] ? [{ role: "assistant", content: answers[k] }] : []),
    ]);
  };
  const fields: Record<string, unknown> = { ...row };
  for (const name of kept) fields[name] = parsed.get(name)![i];
  for (const name of answered) fields[name] = turns(name);
  if (questions.length === 1) fields[asked] = questions[0];
  else delete fields[asked];
  return fields;
}
