import { answersOf } from "../canonical/conversation.ts";
import type { FoundDocument, FoundResponse, RecordProblem } from "../found.ts";
import { lineCounter } from "../text/line-counter.ts";
import { trimRange, withLineFeeds, type Range } from "../text/trim.ts";

interface Turn extends Range {
  readonly speaker: "Human" | "Assistant";
  readonly text: string;
  /** Where the marker stands. */
  readonly anchor: number;
  /** Whether a heading or a rule before it sets it apart from the conversation above. */
  readonly opens: boolean;
}

// "User:", "**User:**", "**User**:" at the start of a line (up to three spaces, as in Markdown).
const MARKER = /^ {0,3}(\*\*|__)?(user|human|assistant)(?:\1[ \t]*:|[ \t]*:\1)(?=\s|$)/gim;
// A line without the blanks at its ends.
const APART = /^(?:#{1,6}(?:[ \t].*)?|-{3,}|\*{3,}|_{3,})$/;

/**
 * The assistant's turns of chat transcripts: `User:` or `Human:` and `Assistant:` at line starts.
 *
 * The query of a turn is the turns before it, as HH-RLHF writes them ("Human: …\n\nAssistant: …\n\nHuman: …"), as far back as
 * conversation.ts goes. A heading or a rule right before a User turn begins a new conversation.
 * `response` is exactly `text.slice(start, end)`; queryStart…queryEnd spans the turns of the query.
 * @param verbatim ranges where a marker does not count (code blocks), in order.
 */
export function findTurns(text: string, verbatim: readonly Range[]): FoundDocument {
  const responses: FoundResponse[] = [];
  const problems: RecordProblem[] = [];
  let count = 0;
  const lineOf = lineCounter(text);
  for (const conversation of conversations(readTurns(text, verbatim))) {
    for (const { answer, before: all } of answersOf(conversation)) {
      const before = all.filter(({ speaker, text: said }) => speaker === "Human" || said !== "");
      const label = `Assistant ${++count}`;
      const { start, end, anchor } = answer;
      if (start === end) {
        problems.push({ line: lineOf(anchor), message: `${label} is empty. Write its text after the colon` });
        continue;
      }
      const place = { start, end, anchor, queryStart: before[0].start, queryEnd: before[before.length - 1].end };
      responses.push({ query: formatTurns(before), response: text.slice(start, end), label, ...place });
    }
  }
  return { responses, problems };
}

/** The turns, apart where one begins a new conversation. */
function conversations(turns: readonly Turn[]): Turn[][] {
  const result: Turn[][] = [[]];
  for (const turn of turns) {
    if (turn.opens) result.push([]);
    result[result.length - 1].push(turn);
  }
  return result;
}

function readTurns(text: string, verbatim: readonly Range[]): Turn[] {
  let k = 0;
  const markers = [...text.matchAll(MARKER)].filter(({ index }) => {
    while (k < verbatim.length && verbatim[k].end <= index) k++;
    return !(k < verbatim.length && verbatim[k].start <= index);
  });
  let apart = false;
  return markers.map((marker, i) => {
    const opens = apart;
    let range = trimRange(text, marker.index + marker[0].length, markers[i + 1]?.index ?? text.length);
    const nextIsUser = i + 1 < markers.length && markers[i + 1][2].toLowerCase() !== "assistant";
    apart = false;
    for (let rule = nextIsUser && lastLine(text, range); rule; rule = lastLine(text, range)) {
      apart = true;
      range = trimRange(text, range.start, rule.start);
    }
    const speaker = marker[2].toLowerCase() === "assistant" ? "Assistant" : "Human";
    return { speaker, anchor: marker.index, opens, ...range, text: text.slice(range.start, range.end) };
  });
}

/** The turn's last line if it is a heading or a rule. */
function lastLine(text: string, { start, end }: Range): Range | undefined {
  let from = end;
  while (from > start && text[from - 1] !== "\n" && text[from - 1] !== "\r") from--;
  const line = trimRange(text, from, end);
  return from > start && APART.test(text.slice(line.start, line.end)) ? { start: from, end } : undefined;
}

function formatTurns(turns: readonly Turn[]): string {
  return turns.map(({ speaker, text }) => `${speaker}: ${withLineFeeds(text)}`).join("\n\n");
}
