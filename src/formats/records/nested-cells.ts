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
  const read = nestedReader(rows, names);
  return read === undefined ? rows : rows.map(read);
}

/** How rows like these are read, where some cells of theirs are lists or objects; undefined where none is. */
export function nestedReader(
  rows: readonly Row[],
  names: readonly string[],
): ((row: Row) => Readonly<Record<string, unknown>>) | undefined {
  const nested = names.filter((name) => isNested(rows, name));
  const isTurns = (name: string) =>
    rows.map((row) => cellOf(row, name)).every((value) => value === undefined || isTexts(value));
  const asked = nested.filter((name) => classify(name).role === "query" && isTurns(name));
  const answered = nested.filter(
    (name) => ["response", "option", "chosen", "rejected"].includes(classify(name).role) && isTurns(name),
  );
  const kept = nested.filter((name) => LISTS.test(name) || rows.some((row) => isChat(cellOf(row, name))));
  // Both questions and answers are lists of turns (LMArena): the answers of one side follow its questions.
  if (asked.length > 0 && answered.length > 0) return (row) => withTurns(row, asked[0], answered, kept);
  if (kept.length === 0) return undefined;
  return (row) => ({ ...row, ...Object.fromEntries(kept.map((name) => [name, cellOf(row, name)])) });
}

/** A record whose question and answers are texts that are lists of turns, as LMArena's are; undefined for any other. */
export function turnsInTexts(
  fields: Readonly<Record<string, unknown>>,
): readonly [Readonly<Record<string, unknown>>] | undefined {
  const lists = Object.entries(fields).filter(([, value]) => typeof value === "string" && /^\s*\[/.test(value));
  if (lists.length < 3) return undefined;
  const row = Object.fromEntries(lists) as Row;
  const names = Object.keys(row).filter((name) => isTexts(cellOf(row, name)));
  const asked = names.filter((name) => classify(name).role === "query");
  const answered = names.filter((name) => classify(name).role === "response");
  if (asked.length !== 1 || answered.length < 2) return undefined;
  const rest = Object.fromEntries(Object.entries(fields).filter(([name]) => name !== asked[0]));
  return [{ ...rest, ...withTurns(row, asked[0], answered, []) }];
}

const isTexts = (value: unknown): boolean =>
  Array.isArray(value) && value.every((item) => item === null || typeof item === "string");

/** The list or the object of a cell; undefined for an empty cell, or for one with something else. */
function cellOf(row: Row, name: string): object | undefined {
  const cell = row[name]?.trim() ?? "";
  return isEmpty(cell) ? undefined : encodedValue(cell);
}

const isEmpty = (cell: string): boolean => cell === "" || /^(?:nan|none|null)$/i.test(cell);

/** Whether each cell of a column is a list or an object, or empty, and not all are empty. */
function isNested(rows: readonly Row[], name: string): boolean {
  let some = false;
  for (const row of rows) {
    const cell = row[name]?.trim() ?? "";
    if (isEmpty(cell)) continue;
    if (encodedValue(cell) === undefined) return false;
    some = true;
  }
  return some;
}

/** A row whose questions and answers are lists: the earlier turns belong to the query. */
function withTurns(row: Row, asked: string, answered: readonly string[], kept: readonly string[]) {
  const questions = ((cellOf(row, asked) as unknown[] | undefined) ?? []).map(String);
  const turns = (name: string) => {
    const answers = (cellOf(row, name) as (string | null)[] | undefined) ?? [];
    if (questions.length === 1) return answers.length === 1 ? (answers[0] ?? undefined) : undefined;
    return questions.flatMap((content, k) => [
      { role: "user", content },
      ...(answers[k] ? [{ role: "assistant", content: answers[k] }] : []),
    ]);
  };
  const fields: Record<string, unknown> = { ...row };
  for (const name of kept) fields[name] = cellOf(row, name);
  for (const name of answered) fields[name] = turns(name);
  if (questions.length === 1) fields[asked] = questions[0];
  else delete fields[asked];
  return fields;
}
