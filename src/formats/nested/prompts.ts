import { isObject } from "../roles/cells.ts";
import { classify } from "../roles/names.ts";
import type { Fields } from "../roles/sample.ts";

const PARTS = ["system", "user"];

/** A record whose prompt is an object of a system's part and a user's, as messages. */
export function withPrompt(record: Fields): Fields {
  const name = Object.keys(record).find((key) => isParts(record[key]) && classify(key).role === "query");
  if (name === undefined) return record;
  const parts = record[name] as Fields;
  const messages = PARTS.flatMap((role) => (typeof parts[role] === "string" ? [{ role, content: parts[role] }] : []));
  return { ...record, [name]: messages };
}

const isParts = (value: unknown): boolean =>
  isObject(value) && typeof value["user"] === "string" && Object.keys(value).every((key) => PARTS.includes(key));
