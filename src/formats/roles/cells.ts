import { isChat } from "../canonical/chat.ts";
import type { Place } from "../text/place.ts";
import { remembered } from "../text/remembered.ts";
import type { Fields } from "./sample.ts";

/** A record as one row: its fields by name, those of wrapped objects among them, and where each is. */
export interface Cells {
  readonly values: Fields;
  /** Paths of fields that are not at the top. */
  readonly paths: Readonly<Record<string, Place["path"]>>;
  /** Whether it is a row of a table, where words such as "nan" mean an empty cell. */
  readonly isRow: boolean;
}

/** Fields that hold the record proper. */
const WRAPPERS = new Set([
  ...[
    "row",
    "data",
    "record",
    "example",
    "fields",
    "item",
    "info",
    "payload",
    "attributes",
    "doc",
    "entry",
    "inputs",
    "outputs",
  ],
  ...["annotation", "verdict", "judgement", "judgment", "preference"],
  ...["input", "datasource_item", "task", "sample", "values", "json"],
]);

export const isObject = (value: unknown): value is Fields =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** The path of a field at the top, shared by all records of a file. */
const topPath = remembered((name): Place["path"] => [name]);

/** The path of a field in its record. */
export const pathOf = (cells: Cells, name: string): Place["path"] => cells.paths[name] ?? topPath(name);

/** A record as a row. Fields that are null are absent; of two with the same name the outer one counts. */
export function toCells(record: Fields, isRow = false): Cells {
  if (isPlain(record, isRow)) return { values: record, paths: none, isRow };
  const values: Record<string, unknown> = {};
  const paths: Record<string, Place["path"]> = {};
  const inner: [string, Fields][] = [];
  for (const [name, value] of Object.entries(record)) {
    if (isAbsent(value, isRow)) continue;
    if (isObject(value) && WRAPPERS.has(name.toLowerCase()) && !isChat(value)) inner.push([name, value]);
    else values[name] = value;
  }
  for (const [wrapper, fields] of inner) {
    for (const [name, value] of Object.entries(fields)) {
      if (value === null || Object.hasOwn(values, name)) continue;
      values[name] = value;
      paths[name] = [wrapper, name];
    }
  }
  return { values, paths, isRow };
}

/** Words that programs write for a value that is absent. */
const ABSENT = /^(?:nan|n\/a|#n\/a|<na>|none|null|undefined)$/i;

const none: Cells["paths"] = {};

/** Whether a record is its row unchanged: nothing in it is absent, and nothing wraps another record. */
function isPlain(record: Fields, isRow: boolean): boolean {
  for (const name in record) {
    const value = record[name];
    if (isAbsent(value, isRow) || (isObject(value) && WRAPPERS.has(name.toLowerCase()))) return false;
  }
  return true;
}

/** Whether a value means an absent one: null, a word such as "nan" or "None", and in a table an empty cell. */
function isAbsent(value: unknown, isRow: boolean): boolean {
  if (value === null || value === undefined) return true;
  if (typeof value === "number") return Number.isNaN(value);
  if (typeof value !== "string" || value.length >= 16) return false;
  const word = value.trim();
  return word === "" ? isRow : ABSENT.test(word);
}

/** A figure, also one that is written as text; undefined for anything else. */
export function numberOf(value: unknown): number | undefined {
  if (typeof value === "boolean") return Number(value);
  if (typeof value === "bigint") return Number(value);
  if (typeof value === "number") return Number.isFinite(value) ? value : undefined;
  if (typeof value !== "string" || value.length > 32) return undefined;
  const text = value.trim();
  if (/^(?:true|yes)$/i.test(text)) return 1;
  if (/^(?:false|no)$/i.test(text)) return 0;
  return /^[-+]?(?:\d+(?:\.\d*)?|\.\d+)(?:e[-+]?\d+)?$/i.test(text) ? Number(text) : undefined;
}
