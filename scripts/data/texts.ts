/** Reading the sources' files, each record checked; and how texts were tidied when the sets were made. */
import Papa from "papaparse";
import { z } from "zod";

function checked<T>(schema: z.ZodType<T>, value: unknown, place: string): T {
  const { data, error } = schema.safeParse(value);
  if (error) throw new Error(`${place}: ${z.prettifyError(error)}`);
  return data as T;
}

export const json = <T>(text: string, schema: z.ZodType<T>): T => checked(schema, JSON.parse(text), "JSON");

export const jsonLines = <T>(text: string, schema: z.ZodType<T>): T[] =>
  text
    .split("\n")
    .flatMap((line, i) => (line.trim() === "" ? [] : [checked(schema, JSON.parse(line), `line ${i + 1}`)]));

/** Rows of CSV or TSV whose first row names the columns. */
export function table<T>(text: string, delimiter: "," | "\t", schema: z.ZodType<T>): T[] {
  const { data } = Papa.parse<unknown>(text, { header: true, skipEmptyLines: true, delimiter });
  return data.map((row, i) => checked(schema, row, `row ${i + 1}`));
}

/** Columns of a table that are read, all strings. */
export const columns = <K extends string>(...names: K[]) =>
  z.object(Object.fromEntries(names.map((name) => [name, z.string()])) as Record<K, z.ZodString>);

/** White space as single blanks. */
export const oneLine = (text: string): string => text.trim().split(/\s+/).join(" ");

/** On one line, and where it is longer than `limit` characters cut at the last blank. */
export function shortened(text: string, limit: number): string {
  const characters = [...oneLine(text)];
  if (characters.length <= limit) return characters.join("");
  const start = characters.slice(0, limit).join("");
  return `${start.includes(" ") ? start.slice(0, start.lastIndexOf(" ")) : start} …`;
}
