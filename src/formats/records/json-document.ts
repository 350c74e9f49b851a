import { createScanner, type SyntaxKind } from "jsonc-parser";
import { isChat } from "../canonical/chat.ts";
import { isObject } from "../roles/cells.ts";
import { planOf, planOfRecord } from "../roles/plan.ts";
import { readSaid } from "../roles/texts.ts";
import { CLOSE, COMMA, END, OPEN, OPEN_LIST, STRING } from "./json-elements.ts";
import { asRecord, type RecordSource } from "./record-source.ts";
import type { Fields } from "../roles/sample.ts";
import { withVariants } from "../nested/variants.ts";
import { plainOf } from "../named/plain-records.ts";
import { readNamedRecord } from "../named/records.ts";
import { withoutNulls } from "./without-nulls.ts";
import { lineCounter } from "../text/place.ts";

const COLON: SyntaxKind = 6;

type Path = readonly string[];

/** How deep lists of records are looked for, and how many items of one show what it is. */
const [DEEPEST, LOOKED_AT] = [3, 5];

/**
 * The records of a JSON value: the items of a list, of all lists of records in an object (`data`, `train` and `test`), the
 * values of an object of records, the rows of columns (`{"prompt": […], "chosen": […]}`), or the one object. Each has the line
 * on which it begins.
 */
export function documentRecords(value: unknown, text: string): readonly RecordSource[] {
  const root = withoutNulls(value);
  if (isChat(root)) return [{ line: 1, value: asRecord(root) }];
  const rows = tableOf(root);
  if (rows) return rows.map((value) => ({ line: 1, value }));
  if (Array.isArray(root)) return listed(value, text, [[]]);
  if (isObject(root) && !isRecord(root)) {
    const paths = listsIn(root);
    if (paths.length > 0) return listed(value, text, paths);
    const values = Object.values(root);
    if (values.length > 0 && values.every((one) => isObject(one) && isRecord(one))) return listed(value, text, [[]]);
  }
  return [{ line: 1, value }];
}

/** @param root with its fields that are null: their lines are those of the text */
function listed(root: unknown, text: string, paths: readonly Path[]): RecordSource[] {
  const lines = itemLines(text, paths);
  return paths.flatMap((path) => {
    const list = path.reduce<unknown>((value, name) => (value as Fields)[name], root);
    const items: readonly unknown[] = Array.isArray(list) ? list : Object.values(list as Fields);
    const at = lines.get(JSON.stringify(path)) ?? [];
    return items.flatMap((item, i): RecordSource[] => {
      if (item === null && !Array.isArray(list)) return []; // a field that is null is absent
      return [{ line: at[i] ?? 1, value: asRecord(item) }];
    });
  });
}

/** Whether an object has a response, a pair or a conversation of its own. */
function isRecord(value: Fields): boolean {
  if (plainOf(value) ?? readNamedRecord(value)) return true;
  if (withVariants(value) !== value) return true;
  const { cells, plan } = planOfRecord(value);
  const isAnswer = ({ name }: { name: string }) => {
    const answer = cells.values[name];
    // A list of records is not a list of answers.
    if (Array.isArray(answer)) return !(isObject(answer[0]) && hasQuestion(answer[0]));
    return !isObject(answer) || readSaid(answer, [], "Assistant") !== undefined;
  };
  return (
    plan.chosen !== undefined ||
    plan.rejected !== undefined ||
    plan.responses.some(isAnswer) ||
    (plan.chat !== undefined && isChat(cells.values[plan.chat])) ||
    (plan.history !== undefined && isChat(cells.values[plan.history]))
  );
}

function hasQuestion(value: Fields): boolean {
  const { cells, plan } = planOfRecord(value);
  return plan.query.length > 0 || (plan.chat !== undefined && isChat(cells.values[plan.chat]));
}

/** Paths of the lists of records in an object that is not a record itself. */
function listsIn(root: Fields, path: Path = []): Path[] {
  if (path.length >= DEEPEST) return [];
  return Object.entries(root).flatMap(([name, value]): Path[] => {
    if (Array.isArray(value))
      return value
        .slice(0, LOOKED_AT)
        .some((item) => (isObject(item) && isRecord(item)) || (Array.isArray(item) && isChat(item)))
        ? [[...path, name]]
        : [];
    return isObject(value) ? listsIn(value, [...path, name]) : [];
  });
}

/** The rows of a table that is written by columns, or as a list of rows beside their names; undefined for any other value. */
function tableOf(root: unknown): readonly Fields[] | undefined {
  if (Array.isArray(root)) return rowsOf(root[0], root.slice(1));
  if (!isObject(root)) return undefined;
  if (Array.isArray(root["columns"]) && Array.isArray(root["data"])) return rowsOf(root["columns"], root["data"]);
  const columns = Object.entries(root);
  if (columns.length < 2) return undefined;
  const values = columns.map(([, column]) =>
    Array.isArray(column)
      ? column
      : isObject(column) && Object.keys(column).every((key) => /^\d+$/.test(key))
        ? Object.values(column)
        : undefined,
  );
  const [first] = values;
  const isTable =
    first !== undefined &&
    first.length > 1 &&
    values.every((column) => column?.length === first.length && !column.some(isObject));
  if (!isTable || !hasRoles(columns.map(([name]) => name))) return undefined;
  return first.map((_, i) => Object.fromEntries(columns.map(([name], k) => [name, values[k]![i] as unknown])));
}

function rowsOf(header: unknown, rows: readonly unknown[]): readonly Fields[] | undefined {
  if (
    !Array.isArray(header) ||
    !header.every((name) => typeof name === "string") ||
    !rows.every((row) => Array.isArray(row)) ||
    !hasRoles(header)
  )
    return undefined;
  return rows.map((row) => Object.fromEntries(header.map((name, i) => [name, (row as unknown[])[i]])));
}

function hasRoles(names: readonly string[]): boolean {
  const plan = planOf(
    names,
    new Map(
      names.map((name) => [name, { count: 1, figures: 0, fractions: 0, prose: 1, nested: 0, values: new Map() }]),
    ),
    {},
  );
  return plan.query.length > 0 && (plan.responses.length > 0 || plan.chosen !== undefined);
}

/** The 1-based lines of the items of some lists or objects, by their path. A scan without recursion: linear. */
function itemLines(text: string, paths: readonly Path[]): Map<string, number[]> {
  const wanted = new Set(paths.map((path) => JSON.stringify(path)));
  const deepest = Math.max(...paths.map((path) => path.length));
  const scanner = createScanner(text, true);
  const lineOf = lineCounter(text);
  const lines = new Map<string, number[]>();
  const path: string[] = [];
  const kinds: boolean[] = [];
  let name = "";
  let list: number[] | undefined;
  let inList = 0;
  for (let token = scanner.scan(); token !== END; token = scanner.scan()) {
    const depth = kinds.length;
    const begins =
      list !== undefined && depth === inList && token !== COMMA && token !== COLON && !CLOSE.includes(token);
    if (begins && (kinds[depth - 1] || token !== STRING)) list!.push(lineOf(scanner.getTokenOffset()));
    if (OPEN.includes(token)) {
      if (depth > 0) path.push(kinds[depth - 1] ? "" : name);
      kinds.push(token === OPEN_LIST);
      const key = depth <= deepest ? JSON.stringify(path) : "";
      if (wanted.has(key) && !lines.has(key)) {
        lines.set(key, (list = []));
        inList = depth + 1;
      }
    } else if (CLOSE.includes(token)) {
      kinds.pop();
      path.pop();
      if (kinds.length < inList) list = undefined;
    } else if (token === STRING && kinds[depth - 1] === false) name = scanner.getTokenValue();
  }
  return lines;
}
