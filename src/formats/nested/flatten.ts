import type { Fields } from "../roles/sample.ts";
import { withPrompt } from "./prompts.ts";
import { withScores } from "./scores.ts";
import { withThumbs } from "./thumbs.ts";
import { withVariants } from "./variants.ts";
import { withWins } from "./wins.ts";

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
  const flat = isNested ? withScores(withVariants(withPrompt(withThumbs(record)))) : record;
  return isNested || hasCounts ? withWins(flat) : flat;
}
