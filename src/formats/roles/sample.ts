import type { Turn } from "../canonical/chat.ts";
import type { Place } from "../text/place.ts";

/** A response that a record contains. */
export interface Candidate {
  readonly text: string;
  /** What to call it: "chosen", "response 2", "Assistant 1". */
  readonly label: string;
  /** Undefined where the text is put together from several parts. */
  readonly place?: Place | undefined;
}

/** One judgement of two responses, by index: the first is better, both are equal, or both are bad. */
export interface Judgement {
  readonly better: number;
  readonly worse: number;
  readonly choice: "first" | "tie" | "both-bad";
  /** Who judged, where the record says so. */
  readonly annotator?: string | undefined;
  /** 1 slight, 2 clear, 3 far. */
  readonly strength?: 1 | 2 | 3 | undefined;
  /** When, ISO 8601. */
  readonly at?: string | undefined;
}

/** A query with the responses to it that one record contains. */
export interface Sample {
  /** In its canonical form. */
  readonly query: string;
  /** The same as turns, for the log and for exports. */
  readonly turns: readonly Turn[];
  readonly queryPlace?: Place | undefined;
  readonly responses: readonly Candidate[];
  /** What was judged. Those of a long list are formed when asked for. */
  readonly judgements: Iterable<Judgement>;
  /** How much each judgement counts, where they follow from one another (docs/decisions/054); else 1. */
  readonly weight?: number | undefined;
  /** Whether the record itself puts two responses against each other; else they are rivals of every answer to the query. */
  readonly isPair: boolean;
  /** The test that this answers, in tools that give its input to several prompts (shapes/one-test.ts). */
  readonly test?: { readonly input: readonly Turn[]; /** Which prompt, by its template. */ readonly prompt: string };
  /** A judgement between responses of several records, which are samples of their own. */
  readonly isAcross?: true;
}

/** What a record contains, or what is wrong with it and what is needed. A note names a part that was left out. */
export type SampleReading =
  { readonly samples: readonly Sample[]; readonly notes: readonly string[] } | { readonly message: string };

/** A JSON object of unknown make. */
export type Fields = Readonly<Record<string, unknown>>;

/** The first of these fields that the object has. */
export function pick(fields: Fields, names: readonly string[]): { name: string; value: unknown } | undefined {
  const name = names.find(
    (candidate) => Object.hasOwn(fields, candidate) && fields[candidate] !== undefined && fields[candidate] !== null,
  );
  return name === undefined ? undefined : { name, value: fields[name] };
}
