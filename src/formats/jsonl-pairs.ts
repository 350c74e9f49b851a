import type { FoundDocument, FoundResponse, RecordProblem } from "./found.ts";
import { jsonLines } from "./json-lines.ts";
import { readPairLine } from "./pair-line.ts";

/**
 * The chosen and the rejected response of every line `{"prompt", "chosen", "rejected"}`.
 *
 * `start`…`end` is the source of the string between its quotes, so `JSON.parse('"' + text.slice(start, end) + '"')`
 * is `response`. A line that is no pair is a problem; a file without any pair is some other JSONL and has no problems.
 */
export function findJsonlPairs(text: string): FoundDocument {
  const responses: FoundResponse[] = [];
  const problems: RecordProblem[] = [];
  for (const line of jsonLines(text)) {
    const read = readPairLine(line.text)!;
    if ("message" in read) {
      problems.push({ line: line.number, message: read.message });
      continue;
    }
    const { pair, ranges } = read;
    const queryStart = line.start + ranges.prompt.start;
    const queryEnd = line.start + ranges.prompt.end;
    for (const label of ["chosen", "rejected"] as const) {
      const start = line.start + ranges[label].start;
      const end = line.start + ranges[label].end;
      responses.push({
        query: pair.prompt,
        response: pair[label],
        label,
        start,
        end,
        anchor: line.start,
        queryStart,
        queryEnd,
      });
    }
  }
  return { responses, problems: responses.length === 0 ? [] : problems };
}
