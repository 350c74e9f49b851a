import type { Heading } from "./blocks.ts";
import type { FoundDocument, FoundResponse, RecordProblem } from "../found.ts";
import { trimRange, withLineFeeds, type Range } from "../text/trim.ts";

// "Query", "Query 3", "Query B", "Query: text"; not "Query parameters", which is a heading of some manual.
const QUERY = /^query(?:\s+#?\w{1,3})?(?:\s*[:–—-](?<text>.*))?$/is;
const RESPONSE = /^response\b/i;

/**
 * The responses of a document written as `## Query` / `## Response …` headings of any level.
 *
 * A section ends at the next heading of its level or above, deeper ones belong to it; a Query section ends also at a
 * deeper Response. A Response answers the last Query before it; a heading above the Query's level ends the group.
 * Where a Query section is empty, the text after its colon is the query. Text is trimmed: `response` is exactly
 * `text.slice(start, end)`, and so is the query, apart from its line ends. An empty response is a problem.
 */
export function findHeadedResponses(text: string, headings: readonly Heading[]): FoundDocument {
  const responses: FoundResponse[] = [];
  const problems: RecordProblem[] = [];
  const ends = sectionEnds(text, headings);
  let query: (Range & { level: number }) | undefined;
  let openLevel = Infinity; // of the response being read: deeper headings are its text
  for (const [i, heading] of headings.entries()) {
    if (heading.level > openLevel) continue;
    openLevel = Infinity;
    const asked = QUERY.exec(heading.text);
    if (asked) {
      query = { level: heading.level, ...queryRange(text, heading, ends[i], asked.groups?.["text"] ?? "") };
    } else if (query && RESPONSE.test(heading.text)) {
      openLevel = heading.level;
      const range = trimRange(text, heading.end, ends[i]);
      if (range.start === range.end) {
        problems.push({
          line: heading.line,
          message: `${labelOf(heading)} is empty. Write its text below the heading`,
        });
        continue;
      }
      responses.push({
        query: withLineFeeds(text.slice(query.start, query.end)),
        response: text.slice(range.start, range.end),
        label: labelOf(heading),
        ...range,
        anchor: heading.start,
        queryStart: query.start,
        queryEnd: query.end,
      });
    } else if (query && heading.level < query.level) {
      query = undefined;
    }
  }
  return { responses, problems };
}

/** Offset where each heading's section ends; one pass from the end, a stack of the sections that still may end one. */
function sectionEnds(text: string, headings: readonly Heading[]): number[] {
  const ends = new Array<number>(headings.length);
  const stack: Heading[] = [];
  let response = text.length;
  for (let i = headings.length - 1; i >= 0; i--) {
    const heading = headings[i];
    while (stack.length > 0 && stack[stack.length - 1].level > heading.level) stack.pop();
    const end = stack.length > 0 ? stack[stack.length - 1].start : text.length;
    ends[i] = QUERY.test(heading.text) ? Math.min(end, response) : end;
    if (RESPONSE.test(heading.text)) response = heading.start;
    stack.push(heading);
  }
  return ends;
}

const labelOf = ({ text }: Heading): string => text.replace(/\s+/g, " ").replaceAll("\0", "\uFFFD");

/** @param onLine what the heading has after its colon, up to its end */
function queryRange(text: string, { from, to, end: below }: Heading, end: number, onLine: string): Range {
  const body = trimRange(text, below, end);
  const own = trimRange(text, Math.max(from, to - onLine.length), to);
  return body.start < body.end || own.start === own.end ? body : own;
}
