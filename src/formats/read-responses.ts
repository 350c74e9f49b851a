import { findResponses, type DocumentKind } from "./documents/find-responses.ts";
import type { RecordProblem } from "./found.ts";
import { lineCounter } from "./text/line-counter.ts";
import { readSamples, type RecordFileKind } from "./read-samples.ts";

/** A response of a file that is scored as a whole. */
export interface ListedResponse {
  readonly query: string;
  readonly response: string;
  /** "chosen", "response", "Response A" … */
  readonly label: string;
  /** 1-based line of the record, or of the response's heading or turn. */
  readonly line: number;
}

export interface ListedResponses {
  readonly responses: readonly ListedResponse[];
  readonly problems: readonly RecordProblem[];
}

/**
 * Every response of a file, in order, to be scored. A record is a pair, a query with one or more responses, or a
 * conversation; a record that is none, or a response that is empty, is a problem.
 */
export function readResponses(text: string, kind: DocumentKind | RecordFileKind): ListedResponses {
  if (kind !== "markdown" && kind !== "plaintext") return readRecords(text, kind);
  const { responses, problems } = findResponses(text, kind);
  const lineOf = lineCounter(text);
  const listed = responses.map(({ query, response, label, anchor }) => {
    return { query, response, label, line: lineOf(anchor) };
  });
  return { responses: listed, problems };
}

function readRecords(text: string, kind: RecordFileKind): ListedResponses {
  const { samples, problems } = readSamples(text, kind);
  const responses = samples.flatMap(({ query, responses: candidates, line }) =>
    candidates.map(({ text: response, label }): ListedResponse => ({ query, response, label, line })),
  );
  return { responses, problems };
}
