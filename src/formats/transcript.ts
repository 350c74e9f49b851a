import type { FoundDocument, FoundResponse, RecordProblem } from "./found.ts";
import { trimRange, type Range } from "./trim.ts";

interface Turn extends Range {
  readonly speaker: "Human" | "Assistant";
  /** Where the marker stands. */
  readonly anchor: number;
  /** Whether a heading or a rule before it sets it apart from the conversation above. */
  readonly opens: boolean;
}

// "User:", "**User:**", "**User**:" at the start of a line (up to three spaces, as in Markdown).
const MARKER = /^ {0,3}(\*\*|__)?(user|human|assistant)(?:\1[ \t]*:|[ \t]*:\1)(?=\s|$)/gim;
const APART = /^[ \t]*(?:#{1,6}(?:[ \t][^\r\n]*)?|-{3,}|\*{3,}|_{3,})[ \t]*$/;

/** A query keeps its last turns up to this length in characters: the encoder reads only its end, and a long chat stays linear. */
export const MAX_QUERY = 4096;
const MAX_TURNS = 1000;

/**
 * The assistant's turns of chat transcripts: `User:` or `Human:` and `Assistant:` at line starts.
 *
 * The query of a turn is every turn before it, as HH-RLHF writes them ("Human: …\n\nAssistant: …\n\nHuman: …"), the
 * oldest left out beyond MAX_QUERY. A heading or a rule right before a User turn begins a new conversation.
 * `response` is exactly `text.slice(start, end)`; queryStart…queryEnd spans the turns of the query.
 * @param verbatim ranges where a marker does not count (code blocks), in order.
 */
export function findTurns(text: string, verbatim: readonly Range[]): FoundDocument {
  const responses: FoundResponse[] = [];
  const problems: RecordProblem[] = [];
  let before: Turn[] = [];
  let count = 0;
  const lineOf = lineCounter(text);
  for (const turn of readTurns(text, verbatim)) {
    if (turn.opens) before = [];
    if (turn.speaker === "Assistant" && before.some((other) => other.speaker === "Human")) {
      const label = `Assistant ${++count}`;
      if (turn.start === turn.end) {
        problems.push({ line: lineOf(turn.anchor), message: `${label} is empty. Write its text after the colon` });
        continue;
      }
      const response = { query: formatTurns(text, before), response: text.slice(turn.start, turn.end), label };
      const query = { queryStart: before[0].start, queryEnd: before[before.length - 1].end };
      responses.push({ ...response, start: turn.start, end: turn.end, anchor: turn.anchor, ...query });
    }
    before.push(turn);
    before = keepLast(before);
  }
  return { responses, problems };
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
      range = trimRange(text, range.start, range.end - rule.length);
    }
    const speaker = marker[2].toLowerCase() === "assistant" ? "Assistant" : "Human";
    return { speaker, anchor: marker.index, opens, ...range };
  });
}

/** The turn's last line if it is a heading or a rule, else "". */
function lastLine(text: string, { start, end }: Range): string {
  const turn = text.slice(start, end);
  const from = Math.max(turn.lastIndexOf("\n"), turn.lastIndexOf("\r")) + 1;
  const line = turn.slice(from);
  return from > 0 && APART.test(line) ? line : "";
}

/** The last turns that fit MAX_QUERY, and in any case those from the last Human one on. */
function keepLast(turns: Turn[]): Turn[] {
  let length = 0;
  let asked = false;
  for (let i = turns.length - 1; i >= 0; i--) {
    length += turns[i].end - turns[i].start + "Assistant: \n\n".length;
    if ((asked && length > MAX_QUERY) || turns.length - i > MAX_TURNS) return turns.slice(i + 1);
    asked ||= turns[i].speaker === "Human";
  }
  return turns;
}

/** Line numbers (1-based) of offsets that are asked for in rising order; linear in all. */
function lineCounter(text: string): (offset: number) => number {
  let line = 1;
  let counted = 0;
  return (offset) => {
    line += text.slice(counted, offset).match(/\r\n?|\n/g)?.length ?? 0;
    counted = offset;
    return line;
  };
}

function formatTurns(text: string, turns: readonly Turn[]): string {
  return turns.map((turn) => `${turn.speaker}: ${text.slice(turn.start, turn.end)}`).join("\n\n");
}
