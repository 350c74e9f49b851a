import type { Fields } from "../roles/sample.ts";
import { withRows } from "./rows.ts";
import { withScores } from "./scores.ts";
import { withThumbs } from "./thumbs.ts";
import { withVariants } from "./variants.ts";
import { withWins } from "./wins.ts";
import { isObject } from "../roles/cells.ts";
import { classify } from "../roles/names.ts";

const COUNTS = /^(?:losses|lost)(?:[ _.-]|$)/i;

/**
 * A record with what is nested in it under the names that the readers know: rival outputs by name, scores by criterion or by side,
 * thumbs of feedback, wins beside losses. The same object where it has none of them. Nothing is decided here: what is not certain stays a column to be asked about.
 */
export function flatten(record: Fields): Fields {
  let [isNested, hasCounts] = [false, false];
  for (const name in record) {
    const value = record[name];
    isNested ||= typeof value === "object" && value !== null;
    hasCounts ||= COUNTS.test(name);
  }
  const flat = isNested ? withScores(withVariants(withPrompt(withThumbs(withRows(record))))) : record;
  return isNested || hasCounts ? withWins(flat) : flat;
}

const PARTS = ["system", "user"];

/** A record whose prompt is an object of a system's part and a user's, as messages. */
function withPrompt(record: Fields): Fields {
  const name = Object.keys(record).find((key) => isParts(record[key]) && classify(key).role === "query");
  if (name === undefined) return record;
  const parts = record[name] as Fields;
  const messages = PARTS.flatMap((role) => (typeof parts[role] === "string" ? [{ role, content: parts[role] }] : []));
  return { ...record, [name]: messages };
}

const isParts = (value: unknown): boolean =>
  isObject(value) && typeof value["user"] === "string" && Object.keys(value).every((key) => PARTS.includes(key));
