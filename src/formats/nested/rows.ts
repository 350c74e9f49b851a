import { isObject } from "../roles/cells.ts";
import { classify } from "../roles/names.ts";
import type { Fields } from "../roles/sample.ts";
import { TEXTS } from "../roles/texts.ts";

/** A record whose scored responses are columns, as Hugging Face writes lists of objects: `answers: { text: […], score: […] }`. */
export function withRows(record: Fields): Fields {
  const name = Object.keys(record).find((key) => areColumns(record[key]) && classify(key).role === "response");
  if (name === undefined) return record;
  const columns = Object.entries(record[name] as Readonly<Record<string, readonly unknown[]>>);
  const rows = columns[0][1].map((_, i) => Object.fromEntries(columns.map(([key, list]) => [key, list[i]])));
  return { ...record, [name]: rows };
}

/** Lists of one length, texts and their figures among them: the answers of SQuAD have places in a text instead. */
function areColumns(value: unknown): boolean {
  if (!isObject(value)) return false;
  const lists = Object.entries(value);
  const length = Array.isArray(lists[0]?.[1]) ? lists[0][1].length : 0;
  const isColumn = (list: unknown) => Array.isArray(list) && list.length === length;
  const areTexts = ([key, list]: [string, unknown]) =>
    TEXTS.includes(key) && (list as readonly unknown[]).every((text) => typeof text === "string");
  const areFigures = ([key]: [string, unknown]) => ["score", "rank"].includes(classify(key).role);
  return length > 1 && lists.every(([, list]) => isColumn(list)) && lists.some(areTexts) && lists.some(areFigures);
}
