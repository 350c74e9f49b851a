import { findResponses, type DocumentKind } from "./find-responses.ts";
import type { RecordProblem } from "./found.ts";
import { readSamples } from "./read-samples.ts";

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
 * Every response of a file, in order, to be scored. In JSONL a line is a pair, a query with one or more responses, or a
 * conversation; a line that is none, or a response that is empty, is a problem.
 */
export function readResponses(text: string, kind: DocumentKind): ListedResponses {
  if (kind === "jsonl") return readJsonl(text);
  const { responses, problems } = findResponses(text, kind);
  let line = 1;
  let counted = 0;
  const listed = responses.map(({ query, response, label, anchor }) => {
    line += text.slice(counted, anchor).match(/\r\n?|\n/g)?.length ?? 0;
    counted = anchor;
    return { query, response, label, line };
  });
  return { responses: listed, problems };
}

function readJsonl(text: string): ListedResponses {
  const { samples, problems } = readSamples(text, "jsonl");
  const responses = samples.flatMap(({ query, responses: candidates, line }) =>
    candidates.map(({ text: response, label }): ListedResponse => ({ query, response, label, line })),
  );
  return { responses, problems };
}
