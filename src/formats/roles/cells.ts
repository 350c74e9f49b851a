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
    "vars",
  ],
  ...[
    "annotation",
    "verdict",
    "judgement",
    "judgment",
    "preference",
    "judge",
    "evaluation",
    "human_evaluation",
    "comparison",
    "pair",
  ],
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

/** Words that programs write for a value that is absent, Excel's errors among them: "#NAME?" was a text that begins with "=" or "-". */
const ABSENT = /^(?:nan|n\/a|#n\/a|<na>|none|null|undefined|#(?:ref|name|value|div\/0|null|num)[!?])$/i;

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
  return /^[-+]?(?:\d+(?:\.\d*)?|\.\d+)(?:e[-+]?\d+)?$/i.test(text) ? Number(text) : writtenFigure(text);
}

/** Whether a cell has a cross in it, by which people mark one of several columns. */
export const isCross = (value: unknown): boolean => typeof value === "string" && /^\s*[x×]\s*$/i.test(value);

/** Whether a figure is written as a part of another, "8/10": it is compared with figures that are written so too. */
export const isFraction = (value: unknown): boolean => typeof value === "string" && /^\s*\d[^/]*\//.test(value);

/**
 * A figure as people write it in a sheet: "80%", "4,5", "8/10", "2nd", "#2", "★★★☆☆", "✓". "1,250" is not read: a comma before three digits
 * may be of thousands or of a fraction.
 */
function writtenFigure(text: string): number | undefined {
  const percent = /^([-+]?\d{1,9}(?:[.,]\d{1,6})?) ?%$/.exec(text);
  if (percent) return Number(percent[1].replace(",", ".")) / 100;
  if (/^[-+]?\d{1,9},(?:\d{1,2}|\d{4,9})$/.test(text)) return Number(text.replace(",", "."));
  const part = /^(\d{1,6}(?:[.,]\d{1,3})?) ?\/ ?(\d{1,6})$/.exec(text);
  if (part && Number(part[2]) > 0) return Number(part[1].replace(",", ".")) / Number(part[2]);
  const place = /^(?:#(\d{1,4})|(\d{1,4})(?:st|nd|rd|th))$/i.exec(text);
  if (place) return Number(place[1] ?? place[2]);
  const stars = /^([★⭐]*)[☆✩]*$/u.exec(text.replaceAll("\uFE0F", ""));
  if (stars && text !== "") return [...stars[1]].length;
  if (/^[✓✔✅☑]\uFE0F?$/u.test(text)) return 1;
  return /^[✗✘❌☐]\uFE0F?$/u.test(text) ? 0 : undefined;
}
