import * as z from "zod";
import { findResponses, type DocumentKind } from "./find-responses.ts";
import type { RecordProblem } from "./found.ts";
import { jsonLines, parseJsonLine } from "./json-lines.ts";
import { readPairLine } from "./pair-line.ts";

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

/** `{"prompt" or "query", "response"}`, other fields allowed. */
const single = z
  .looseObject({ prompt: z.string().optional(), query: z.string().optional(), response: z.string() })
  .transform(({ prompt, query, response }) => ({ query: query ?? prompt, response }));

/**
 * Every response of a file, in order, to be scored. In JSONL a line is a pair (two responses) or a single response with
 * its query; a line that is neither, or a response that is empty, is a problem.
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
  const responses: ListedResponse[] = [];
  const problems: RecordProblem[] = [];
  for (const { number: line, text: source } of jsonLines(text)) {
    const parsed = parseJsonLine(source);
    const one = "value" in parsed ? single.safeParse(parsed.value) : undefined;
    if (one?.success && one.data.query !== undefined) {
      const { query, response } = one.data;
      if (response.trim() === "") problems.push({ line, message: '"response" is empty' });
      else responses.push({ query, response, label: "response", line });
      continue;
    }
    const read = readPairLine(source)!;
    if ("message" in read) {
      problems.push({ line, message: read.message });
    } else {
      const { prompt: query, chosen, rejected } = read.pair;
      responses.push(
        { query, response: chosen, label: "chosen", line },
        { query, response: rejected, label: "rejected", line },
      );
    }
  }
  return { responses, problems };
}
