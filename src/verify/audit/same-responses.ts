import type { PreferenceSet, QueryResponse } from "../../core/types.ts";
import type { Reading } from "../judge/readings.ts";
import { textKey } from "../texts.ts";
import type { AuditedChoice, Reason } from "./choice.ts";

/** UTF-16 units at a response's end that are not read. */
export type Unread = (query: string, response: string) => number;

/** Whether two responses have so long a beginning in common that only unread text may differ. */
const COMMON = 2000;

/** Choices whose responses may be the same as far as they are read: how much that is must be known of these. */
export function mayBeCut(choices: readonly AuditedChoice[]): AuditedChoice[] {
  return choices.filter(
    ({ chosen, other }) => chosen.length >= COMMON && chosen.slice(0, COMMON) === other.slice(0, COMMON),
  );
}

/** The responses of such choices, to be read. */
export const mayBeCutTexts = (choices: readonly AuditedChoice[]): QueryResponse[] =>
  mayBeCut(choices).flatMap(({ query, chosen, other }) => [chosen, other].map((response) => ({ query, response })));

/** How much of texts is not read, by their readings; 0 for other texts. */
export function unreadIn(texts: readonly QueryResponse[], readings: readonly Pick<Reading, "legibility">[]): Unread {
  const unread = new Map(texts.map((text, i) => [textKey(text), readings[i].legibility.unread]));
  return (query, response) => unread.get(textKey({ query, response })) ?? 0;
}

const words = (text: string) => text.replace(/\s+/g, " ").trim();

/** In what way the two responses of a choice are the same, if they are. */
export function sameResponses(
  choice: AuditedChoice,
  set: PreferenceSet,
  unread: Unread,
): Extract<Reason, { kind: "identical" }> | undefined {
  const { query, chosen, other, pair } = choice;
  if (words(chosen) === words(other)) return { kind: "identical", as: "texts" };
  const read = (response: string) => response.slice(0, response.length - unread(query, response));
  if (mayBeCut([choice]).length > 0 && read(chosen) === read(other)) return { kind: "identical", as: "read" };
  if (pair === undefined) return undefined;
  const row = (index: number) => set.features.subarray(index * set.dimension, (index + 1) * set.dimension);
  const [first, second] = [row(set.first[pair]), row(set.second[pair])];
  return first.every((value, j) => value === second[j]) ? { kind: "identical", as: "features" } : undefined;
}
