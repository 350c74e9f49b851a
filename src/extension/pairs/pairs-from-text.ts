import type { DocumentOptions } from "../../formats/documents/read-document.ts";
import { keptMessages, type Message } from "../../formats/canonical/messages.ts";
import type { RecordProblem } from "../../formats/found.ts";
import type { Turn } from "../../formats/canonical/chat.ts";
import { readFileText, type FileReading } from "../../formats/read-file.ts";
import { withOneQuery } from "../../formats/shapes/one-test.ts";
import { schedule } from "./schedule.ts";
import type { ComparePair } from "./compare-pair.ts";

export interface PairsFound {
  readonly pairs: readonly ComparePair[];
  /** Records that could not be read; the rest was. */
  readonly problems: readonly RecordProblem[];
  /** Whether the pairs are to be asked in this order; else it is drawn at random. */
  readonly ordered?: boolean;
  /** What responses are called in their file, by `nameKey`; they are shown after a choice only. */
  readonly names?: ReadonlyMap<string, string>;
  /** What people should know of it, if anything. */
  readonly notice?: string;
}

/** The pairs to compare in a text of this file name, as pairsOfReading has them. */
export function pairsFromText(text: string, name: string, document?: DocumentOptions): PairsFound {
  return pairsOfReading(readFileText(text, name, { document }));
}

/**
 * The pairs to compare in a file: those that its records put together, and of all others the responses to each query with
 * each other, up to a schedule.
 */
export function pairsOfReading({ samples: read, problems }: FileReading): PairsFound {
  const samples = withOneQuery(read);
  const pairs = samples.flatMap(({ query, turns, responses, isPair }): ComparePair[] =>
    isPair ? [{ query, ...withTurns(turns), responses: [responses[0].text, responses[1].text] }] : [],
  );
  const others = samples.filter(({ isPair, isAcross }) => !isPair && !isAcross);
  const answers = others.flatMap(({ query, responses }) =>
    responses.map(({ text: response }) => [query, response] as const),
  );
  const names = new Map(
    others.flatMap(({ query, responses }) =>
      responses.map(({ text, label }) => [nameKey(query, text), label] as const),
    ),
  );
  const kept = new Map(others.map(({ query, turns }) => [query, withTurns(turns)]));
  const rivalPairs = rivals(answers).map((pair) => ({ ...pair, ...kept.get(pair.query) }));
  return { pairs: [...pairs, ...rivalPairs], problems, names };
}

/** The turns of a query for its record, where they are to be kept. */
export function withTurns(turns: readonly Turn[]): { readonly turns?: readonly Message[] } {
  const kept = keptMessages(turns);
  return kept === undefined ? {} : { turns: kept };
}

/** A response by its query and text. */
export const nameKey = (query: string, response: string): string => JSON.stringify([query, response]);

/** The pairs of the distinct responses to each query. */
export function rivals(answers: readonly (readonly [query: string, response: string])[]): ComparePair[] {
  const byQuery = new Map<string, Set<string>>();
  for (const [query, response] of answers) {
    if (response.trim() !== "") byQuery.set(query, (byQuery.get(query) ?? new Set()).add(response));
  }
  return [...byQuery].flatMap(([query, distinct]) =>
    schedule(query, [...distinct]).map((responses): ComparePair => ({ query, responses })),
  );
}
