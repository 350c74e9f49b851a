import { MAX_RESPONSES } from "../text/limits.ts";

/** Where a text stands in the JSON of its record: `value` at `path` holds it from `start` on (UTF-16). */
export interface Place {
  readonly path: readonly (string | number)[];
  readonly start: number;
}

/** Indices of the better and the worse response. */
export type Preference = readonly [better: number, worse: number];

/** A response that a record holds. */
export interface Candidate {
  readonly text: string;
  /** What to call it: "chosen", "response 2", "Assistant 1". */
  readonly label: string;
  /** Undefined where the text is put together from several parts. */
  readonly place?: Place | undefined;
}

/** A query with the responses to it that one record holds. */
export interface Sample {
  readonly query: string;
  readonly queryPlace?: Place | undefined;
  readonly responses: readonly Candidate[];
  /** Strict preferences of the record: indices of the better and the worse response. Those of a long list are formed when asked for. */
  readonly preferences: Iterable<Preference>;
  /** How much each preference counts, where they follow from one another (docs/decisions/054); else 1. */
  readonly weight?: number | undefined;
  /** Whether the record itself puts two responses against each other; else they are rivals of every answer to the query. */
  readonly isPair: boolean;
}

/** What a record holds, or what is wrong with it and what is needed. A note tells of a part that was left out. */
export type SampleReading =
  { readonly samples: readonly Sample[]; readonly notes: readonly string[] } | { readonly message: string };

/** A JSON object of unknown make. */
export type Fields = Readonly<Record<string, unknown>>;

/** The first of these fields that the object has. */
export function pick(fields: Fields, names: readonly string[]): { name: string; value: unknown } | undefined {
  const name = names.find((candidate) => Object.hasOwn(fields, candidate) && fields[candidate] !== undefined);
  return name === undefined ? undefined : { name, value: fields[name] };
}

/** What is said where a record has more than is read of it; nothing where it has not. */
export function notesOnMost(count: number, what: string): readonly string[] {
  return count > MAX_RESPONSES ? [`has ${count} ${what}: the first ${MAX_RESPONSES} are read`] : [];
}

/** "is null", "is of type number": what stands where a text should. */
export function describeNoText(value: unknown): string {
  if (Array.isArray(value)) return "is a list that holds no chat messages";
  return value === null ? "is null" : `is of type ${typeof value}, not a string`;
}

/** The place of a part of a text, without the white space at its ends. */
export function trimmedPart(text: string, start: number, end: number, path: Place["path"]) {
  const part = text.slice(start, end);
  return { text: part.trim(), place: { path, start: start + part.length - part.trimStart().length } };
}
