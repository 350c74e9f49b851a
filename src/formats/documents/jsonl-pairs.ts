import type { FoundDocument, FoundResponse, RecordProblem } from "../found.ts";
import { jsonLines, type JsonLine } from "../records/json-lines.ts";
import { readRecord } from "../roles/read-record.ts";
import type { Place } from "../roles/sample.ts";
import { rangeOf, type StringRanges } from "../records/string-ranges.ts";
import { withLineFeeds } from "../text/trim.ts";

/**
 * The responses of every line of JSONL: of pairs (`prompt`, `chosen`, `rejected`), lists (`prompt`, `responses`),
 * conversations (`messages`) and their aliases.
 *
 * `start`…`end` is the source of the string between its quotes, so `JSON.parse('"' + text.slice(start, end) + '"')`
 * is `response`; the whole line where a response is put together from several strings. A line that holds none is a
 * problem; a file without any response is some other JSONL and has no problems.
 */
export function findJsonlPairs(text: string): FoundDocument {
  const steps = jsonlPairsByLine(text);
  let step = steps.next();
  while (!step.done) step = steps.next();
  return step.value;
}

/** findJsonlPairs in steps: yields after each line how much of the text is read, 0 to 1. */
export function* jsonlPairsByLine(text: string): Generator<number, FoundDocument> {
  const responses: FoundResponse[] = [];
  const problems: RecordProblem[] = [];
  for (const line of jsonLines(text)) {
    yield line.start / text.length;
    const read = readRecord(line.text);
    if ("message" in read) {
      problems.push({ line: line.number, message: read.message });
      continue;
    }
    for (const message of read.notes) problems.push({ line: line.number, message });
    for (const { query, queryPlace, responses: candidates } of read.samples) {
      const { start: queryStart, end: queryEnd } = locate(line, read.strings, query, queryPlace);
      for (const { text: response, label, place } of candidates) {
        const range = locate(line, read.strings, response, place);
        responses.push({
          query: withLineFeeds(query),
          response,
          label,
          ...range,
          anchor: line.start,
          queryStart,
          queryEnd,
        });
      }
    }
  }
  return { responses, problems: responses.length === 0 ? [] : problems };
}

function locate(line: JsonLine, strings: StringRanges, text: string, place: Place | undefined) {
  const { start, end } = rangeOf(line.text, strings, text, place) ?? { start: 0, end: line.text.length };
  return { start: line.start + start, end: line.start + end };
}
