import { conceptsOf, wordsOf } from "./words.ts";

/** Names of rankings that begin with the worst. */
export const UPWARDS = /worst|worse|lowest|ascending|(?<![a-z])asc(?![a-z])/i;

const ORDER = ["ranked", "best", "first"];

/**
 * Whether the name of a list of responses says that they are in their order, the best one first: "ranked_responses". Any other word may turn it
 * around or be about something else: "responses_ranked_by_length", "not_ranked_responses".
 */
export function isBestFirst(name: string): boolean {
  const words = wordsOf(name);
  const rest = words.filter((word) => !ORDER.includes(word));
  const isRanked = words.includes("ranked") || words.join(" ").includes("best first");
  return isRanked && rest.every((word) => conceptsOf(word).has("response"));
}
