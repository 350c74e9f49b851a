import Papa from "papaparse";
import { addedColumns, type AddedColumn } from "../columns.ts";
import type { ScoredRow } from "../score-rows.ts";
import type { Layout, RowWriter } from "./row-writer.ts";

const bytesOf = (text: string): Uint8Array => Buffer.from(text);
const none = new Uint8Array();

/** A file of lines: its state is its length alone. */
const stateless = { end: () => none, stateOf: () => null, resume: () => {} };

/** Each row as a line of JSON: its own source, where it has one, with what is added behind it. */
export function jsonLinesWriter({ added }: Pick<Layout, "added">): RowWriter {
  return {
    ...stateless,
    begin: () => none,
    segment: (rows) => bytesOf(rows.map((row) => `${jsonLine(row, added)}\n`).join("")),
  };
}

export function jsonLine({ own, json, added: values }: ScoredRow, added: readonly AddedColumn[]): string {
  // Of a pipe the columns are not known before their rows.
  const isTaken = added.some(({ name }) => Object.hasOwn(own, name));
  const names = isTaken
    ? addedColumns(
        Object.keys(own),
        added.some(({ what }) => what === "label"),
      )
    : added;
  const more = JSON.stringify(Object.fromEntries(names.map(({ what, name }) => [name, values[what]])));
  const source = json ?? JSON.stringify(own, safe);
  const before = source.slice(0, source.lastIndexOf("}")).trimEnd();
  return before.trim() === "{" ? more : `${before},${more.slice(1)}`;
}

/** Numbers of 64 bits that JSON's readers would round are text. */
const safe = (_name: string, value: unknown): unknown =>
  typeof value === "bigint" ? (Number.isSafeInteger(Number(value)) ? Number(value) : String(value)) : value;

/** A table with a header; lists and objects are JSON, what is missing is empty. */
export function csvWriter({ own, added }: Layout, delimiter: "," | "\t"): RowWriter {
  const line = (cells: readonly string[]) => `${Papa.unparse([cells], { delimiter })}\n`;
  return {
    ...stateless,
    begin: () => bytesOf(line([...own.map(({ name }) => name), ...added.map(({ name }) => name)])),
    segment: (rows) =>
      bytesOf(
        rows
          .map((row) =>
            line([
              ...own.map(({ name }) => cellOf(row.own[name])),
              ...added.map(({ what }) => cellOf(row.added[what])),
            ]),
          )
          .join(""),
      ),
  };
}

function cellOf(value: unknown): string {
  if (value === null || value === undefined) return "";
  return typeof value === "object" ? JSON.stringify(value, safe) : String(value as string | number | boolean);
}
