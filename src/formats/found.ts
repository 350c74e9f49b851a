import type { Turn } from "./canonical/chat.ts";

/** A response found in a document, with the query it answers. Offsets are UTF-16, half open. */
export interface FoundResponse {
  readonly query: string;
  /** The query's turns, where it is a conversation or has a system's part. */
  readonly turns?: readonly Turn[];
  readonly response: string;
  /** What to call it: "Response A", "chosen", "Assistant 2". */
  readonly label: string;
  /** Where the response is (its own text, headings and quotes excluded). */
  readonly start: number;
  readonly end: number;
  /** Where a lens belongs: the start of the heading, of the turn or of the JSONL line. */
  readonly anchor: number;
  /** Where its query is. */
  readonly queryStart: number;
  readonly queryEnd: number;
}

/** The same response with each of its places where `at` has it. */
export function placedAt<R extends FoundResponse>(found: R, at: (offset: number) => number): R {
  const { start, end, anchor, queryStart, queryEnd } = found;
  const places = { start: at(start), end: at(end), anchor: at(anchor) };
  return { ...found, ...places, queryStart: at(queryStart), queryEnd: at(queryEnd) };
}

/** A problem in a file from outside: the record is skipped, the rest is read. */
export interface RecordProblem {
  /** 1-based. */
  readonly line: number;
  readonly message: string;
}

/** Why a document has no responses to score although it has marked parts. */
export interface Notice {
  /** Responses without a query; a query without responses; a prompt whose last turn is open; columns that a person must name. */
  readonly kind: "no-query" | "no-response" | "template" | "columns";
  /** Of columns: whether a query for the whole file would do as well. */
  readonly orQuery?: boolean;
  /** Where the first of these parts begins. */
  readonly anchor: number;
  /** How many there are. */
  readonly count: number;
}

export interface FoundDocument {
  readonly responses: readonly FoundResponse[];
  readonly problems: readonly RecordProblem[];
  readonly notice?: Notice | undefined;
}

/** A pair from a file of preferences: the chosen response was preferred to the rejected one. */
export interface ChosenRejected {
  readonly query: string;
  /** The same query as turns, where it is more than one question. */
  readonly turns?: readonly Turn[];
  readonly chosen: string;
  readonly rejected: string;
  /** How much it counts: a fraction where it follows from others of the same list; 1 where undefined. */
  readonly weight?: number | undefined;
  /** 1-based line in its file. */
  readonly line: number;
  /** Who chose, where the file says so. */
  readonly annotator?: string;
  /** 1 slight, 2 clear, 3 far. */
  readonly strength?: 1 | 2 | 3;
  /** When, ISO 8601. */
  readonly at?: string;
}
