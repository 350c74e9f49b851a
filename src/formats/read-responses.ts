import { canonicalQuery } from "./canonical/query.ts";
import type { RecordProblem } from "./found.ts";
import { readFileText, type FileReading } from "./read-file.ts";
import { withOneQuery } from "./shapes/one-test.ts";

/** A response of a file that is scored as a whole. */
export interface ListedResponse {
  readonly query: string;
  readonly response: string;
  /** "chosen", "response", "Response A" … */
  readonly label: string;
  /** 1-based line of the record, or of the response's heading or turn. */
  readonly line: number;
  /** The input of the test that it answers, in tools that give it to several prompts. */
  readonly test?: string;
}

export interface ListedResponses {
  readonly responses: readonly ListedResponse[];
  readonly problems: readonly RecordProblem[];
}

/** Every response of a reading, in order, to be scored. */
export function responsesOf({ samples, problems }: FileReading): ListedResponses {
  const responses = withOneQuery(samples).flatMap(({ query, responses: candidates, line, isAcross, test }) => {
    const asked = { query, ...(test && { test: canonicalQuery(test.input) }) };
    return isAcross
      ? []
      : candidates.map(({ text: response, label }): ListedResponse => ({ ...asked, response, label, line }));
  });
  return { responses, problems };
}

/** Every response of a text, whatever its type. A record that contains none, or a response that is empty, is a problem. */
export function readResponses(text: string, name: string): ListedResponses {
  return responsesOf(readFileText(text, name));
}
