import type { RecordProblem } from "./found.ts";
import { readFileText, type FileReading } from "./read-file.ts";

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

/** Every response of a reading, in order, to be scored. */
export function responsesOf({ samples, problems }: FileReading): ListedResponses {
  const responses = samples.flatMap(({ query, responses: candidates, line, isAcross }) =>
    isAcross ? [] : candidates.map(({ text: response, label }): ListedResponse => ({ query, response, label, line })),
  );
  return { responses, problems };
}

/** Every response of a text, whatever its type. A record that contains none, or a response that is empty, is a problem. */
export function readResponses(text: string, name: string): ListedResponses {
  return responsesOf(readFileText(text, name));
}
