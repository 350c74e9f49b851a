import type { Message } from "../formats/canonical/messages.ts";
import type { OWN_COLUMNS } from "../formats/records/csv/formula-guard.ts";
import { messagesOf, type Preference } from "./preference.ts";

/** What a choice is called where the responses are `response_a` and `response_b`. */
export const WINNERS = {
  first: "response_a",
  second: "response_b",
  tie: "tie",
  "both-bad": "both_bad",
  skip: "",
} as const;

interface Cells extends Record<
  Exclude<(typeof OWN_COLUMNS)[number], "messages" | "tags" | "strength" | "weight">,
  string
> {
  readonly strength: number;
  readonly weight: number;
  readonly tags: readonly string[];
  readonly messages: readonly Message[];
}

/** A choice as a row of a table. */
export function cellsOf(preference: Preference): Cells {
  const { query, responses, choice, strength, weight, annotator, at, reason, tags } = preference;
  const [response_a, response_b] = responses;
  const said = { strength, weight, annotator, at, reason, tags };
  return { prompt: query, response_a, response_b, winner: WINNERS[choice], ...said, messages: messagesOf(preference) };
}
